// @ts-check

/** @type {import('@docusaurus/types').Config} */
const config = {
  title: 'Tarnbeck Courier',
  tagline: 'News of Tarnbeck, a town by the water',
  url: 'https://tarnbeck.example',
  baseUrl: '/',
  trailingSlash: true,
  onBrokenLinks: 'throw',
  i18n: { defaultLocale: 'en', locales: ['en', 'fr'] },
  presets: [
    [
      'classic',
      {
        docs: false,
        blog: {
          showReadingTime: false,
          onUntruncatedBlogPosts: 'ignore',
          onInlineAuthors: 'ignore',
          onInlineTags: 'ignore',
          feedOptions: {
            type: ['rss', 'atom'],
            title: 'Tarnbeck Courier',
            description: 'News of Tarnbeck, a town by the water',
            limit: false,
          },
        },
        theme: {},
      },
    ],
  ],
  themeConfig: { navbar: { title: 'Tarnbeck Courier' } },
};

export default config;
