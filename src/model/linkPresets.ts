import type { LinkDialect, LinkRule, Settings } from './settings.ts';

const CLOCK = ['year', 'month', 'day', 'hour', 'minute', 'second'] as const;

/** The tokens that a pattern may have, each with a colon before it, by the program whose pattern it is. */
export const LINK_TOKENS = {
  dateline: [...CLOCK, 'slug', 'title', 'name', 'path', 'folder'],
  hugo: [
    ...['year', 'month', 'monthname', 'day', 'weekday', 'weekdayname', 'yearday', 'section', 'sections'],
    ...['title', 'slug', 'slugorfilename', 'slugorcontentbasename', 'filename', 'contentbasename'],
  ],
  jekyll: [
    ...[...CLOCK, 'short_year', 'i_month', 'short_month', 'long_month', 'i_day', 'y_day', 'short_day'],
    ...['long_day', 'w_year', 'week', 'w_day', 'title', 'slug', 'name', 'path', 'collection'],
    ...['categories', 'slugified_categories', 'output_ext'],
  ],
  eleventy: [...CLOCK, 'fileSlug', 'filePathStem', 'path', 'slug', 'title'],
  astro: [...CLOCK, 'id', 'slug', 'name', 'path'],
  zola: ['year', 'month', 'day', 'slug', 'sections'],
  hexo: [
    ...[...CLOCK, 'i_month', 'i_day', 'timestamp', 'title', 'name', 'slug', 'post_title', 'id', 'hash'],
    ...['category', 'abbrlink', 'urlname'],
  ],
  docusaurus: ['slug', 'year', 'month', 'day'],
  vitepress: ['path', 'name', 'year', 'month', 'day'],
  pelican: [...CLOCK, 'slug', 'category', 'author', 'lang', 'path', 'name'],
  nikola: ['slug', 'sections', 'year', 'month', 'day'],
} as const satisfies Readonly<Record<LinkDialect, readonly string[]>>;

/** A token in a pattern; `:sections` of Hugo may have some of them chosen, as in `:sections[1:]`. */
export const LINK_TOKEN = /:([A-Za-z_]+)(\[[^\]]*\])?/g;

type Preset = Pick<LinkRule, 'pattern' | 'like'>;

/** The addresses that programs make where nobody has chosen others, by the names of their own styles. */
export const LINK_PRESETS: Readonly<Record<string, Preset>> = {
  dateline: { pattern: ':year/:month/:day/:slug/', like: 'dateline' },
  hugo: { pattern: ':sections/:slugorcontentbasename/', like: 'hugo' },
  'hugo-ugly': { pattern: ':sections/:slugorcontentbasename.html', like: 'hugo' },
  'jekyll-date': { pattern: ':categories/:year/:month/:day/:title:output_ext', like: 'jekyll' },
  'jekyll-pretty': { pattern: ':categories/:year/:month/:day/:title/', like: 'jekyll' },
  'jekyll-ordinal': { pattern: ':categories/:year/:y_day/:title:output_ext', like: 'jekyll' },
  'jekyll-weekdate': { pattern: ':categories/:year/W:week/:short_day/:title:output_ext', like: 'jekyll' },
  'jekyll-none': { pattern: ':categories/:title:output_ext', like: 'jekyll' },
  eleventy: { pattern: ':path/', like: 'eleventy' },
  astro: { pattern: 'blog/:id/', like: 'astro' },
  zola: { pattern: ':sections/:slug/', like: 'zola' },
  hexo: { pattern: ':year/:month/:day/:title/', like: 'hexo' },
  docusaurus: { pattern: 'blog/:slug', like: 'docusaurus' },
  vitepress: { pattern: ':path.html', like: 'vitepress' },
  'vitepress-clean': { pattern: ':path', like: 'vitepress' },
  pelican: { pattern: ':slug.html', like: 'pelican' },
  nikola: { pattern: 'posts/:sections/:slug/', like: 'nikola' },
};

/** The rule by which the address of an article is made. */
export function linkRuleFor(file: string, { links = [] }: Pick<Settings, 'links'>): LinkRule | undefined {
  return links.find(({ folder = '' }) => folder === '' || file.startsWith(`${folder.replace(/\/$/, '')}/`));
}

/** True for the rule that says that another program has its pages where ours would be. */
export function isOfOurPages({ pattern, like }: LinkRule): boolean {
  return like === 'dateline' && pattern === LINK_PRESETS['dateline']?.pattern;
}

/** The token that a name in a pattern is: `:year_` is `:year`, as a pattern may have `:year_:month`. */
export function tokenOf(name: string, like: LinkDialect): string | undefined {
  const known: readonly string[] = LINK_TOKENS[like];
  return [name, name.replace(/_+$/, '')].find((one) => known.includes(one));
}

/**
 * The first token of a pattern that a program does not know.
 *
 * @example unknownTokenIn('/:year/:titel/', 'jekyll') // ':titel'
 */
export function unknownTokenIn(pattern: string, like: LinkDialect): string | undefined {
  for (const [written, name = ''] of pattern.matchAll(LINK_TOKEN))
    if (tokenOf(name, like) === undefined) return written;
  return undefined;
}
