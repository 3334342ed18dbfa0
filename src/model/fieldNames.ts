/** The switches that a name of one's own may stand for. */
export const SWITCH_NAMES = ['draft', 'publish', 'status', 'unlisted', 'listed'] as const;

/** The first name of every field of front matter, by which `fields` of feed.yaml names it. */
export const FIELD_NAMES: readonly string[] = [
  ...['id', 'title', 'slug', 'link', 'external_url', 'via', 'source', 'comments', 'date', 'publishDate'],
  ...['updated', 'correction', 'withdrawn', 'reason', 'expires', 'summary', 'excerpt_separator', 'authors'],
  ...[
    'tags',
    'tag',
    'categories',
    'language',
    'translationKey',
    'image',
    'image_alt',
    'enclosures',
    'transcripts',
    'chapters',
  ],
  ...['season', 'episode', 'episodeType', 'explicit', 'block', 'itunesTitle', 'duration', 'persons'],
  ...['location', 'soundbites', 'alternateEnclosures', 'socialInteract', 'txt', 'license', 'contentLinks'],
  ...['layout', 'aliases'],
  ...SWITCH_NAMES,
];
