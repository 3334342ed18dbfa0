AUTHOR = 'Tarnbeck Courier'
SITENAME = 'Tarnbeck Courier'
SITESUBTITLE = 'News of Tarnbeck, a town by the water'
SITEURL = 'https://tarnbeck.example'
PATH = 'content'
TIMEZONE = 'Pacific/Auckland'
DEFAULT_LANG = 'en'
DEFAULT_DATE_FORMAT = '%Y-%m-%d'

ARTICLE_PATHS = ['blog']
PAGE_PATHS = ['pages']
STATIC_PATHS = ['img', 'blog/flood']
USE_FOLDER_AS_CATEGORY = True
ARTICLE_URL = '{date:%Y}/{date:%m}/{slug}/'
ARTICLE_SAVE_AS = '{date:%Y}/{date:%m}/{slug}/index.html'
DRAFT_URL = 'drafts/{slug}/'
DRAFT_SAVE_AS = 'drafts/{slug}/index.html'

FEED_DOMAIN = SITEURL
FEED_ALL_ATOM = 'feeds/all.atom.xml'
FEED_ALL_RSS = 'feeds/all.rss.xml'
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
RSS_FEED_SUMMARY_ONLY = False

WITH_FUTURE_DATES = False
DEFAULT_PAGINATION = False
THEME = 'theme'
