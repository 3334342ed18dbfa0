import { createHash } from 'node:crypto';
import type { LINK_TOKENS } from '../../model/linkPresets.ts';
import type { LinkDialect } from '../../model/settings.ts';
import { slugOf } from '../slug.ts';
import { jekyllCategories, lastCategory } from './categories.ts';
import { DATES, datesOf } from './dateTokens.ts';
import {
  baseOf,
  CLOCK,
  DAYS,
  type Dialect,
  firstOf,
  foldersOf,
  inLanguage,
  pathOf,
  through,
  titleOf,
  undated,
  withoutIndex,
  withSlash,
  written,
} from './dialect.ts';
import { HUGO } from './hugo.ts';
import {
  astroSlug,
  eleventySlug,
  hexoSlug,
  jekyllSlug,
  jekyllTitle,
  nikolaSlug,
  pelicanSlug,
  zolaSlug,
} from './slugs.ts';
import { type Subject, textsIn } from './subject.ts';

/** A day, and one hyphen. */
const STRICT_DAY = /^\d{2,4}-\d{1,2}-\d{1,2}-(?=.)/;

/** Docusaurus has the day of a file's name as folders before all others. */
function docusaurusSlug({ folders, base }: Subject): string {
  const path = [...folders, base].join('/');
  const [, before, day, text] = /^(.*)(\d{4}[-/]\d{1,2}[-/]\d{1,2})[-/]?(.*?)$/.exec(path) ?? [];
  const slug = day === undefined ? path : `${day.replaceAll('-', '/')}/${before}${text}`;
  return slug.replace(/\/index$/, '');
}

/** Templates of Eleventy's addresses that say no more than a token does. */
const ELEVENTY_TEMPLATES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'page.fileSlug': ':fileSlug',
    'page.filePathStem': ':filePathStem',
    'title | slugify': ':title',
    'title | slug': ':title',
    slug: ':slug',
  }),
);

export const DIALECTS: {
  readonly [D in LinkDialect]: Dialect<(typeof LINK_TOKENS)[D][number]>;
} = {
  dateline: {
    hasBundles: true,
    tokens: {
      ...CLOCK,
      slug: through(slugOf, firstOf(written, undated())),
      title: through(slugOf, titleOf),
      name: undated(),
      path: pathOf,
      folder: foldersOf,
    },
  },
  hugo: HUGO,
  jekyll: {
    root: /^(?:.*?\/)?_[^/]+\//,
    field: 'permalink',
    hasTokensInField: true,
    tokens: {
      ...CLOCK,
      ...datesOf('short_year', 'i_month', 'short_month', 'long_month', 'i_day', 'y_day'),
      ...datesOf('short_day', 'long_day', 'w_year', 'week', 'w_day'),
      title: through(jekyllTitle, firstOf(written, undated(STRICT_DAY))),
      slug: through(jekyllSlug, firstOf(written, undated(STRICT_DAY))),
      name: through(jekyllSlug, baseOf),
      path: ({ above, folders, base }) => [...above.slice(0, -1), ...folders, base].join('/'),
      collection: ({ above }) => above.at(-1)?.slice(1),
      categories: (subject) => jekyllCategories(subject).join('/'),
      slugified_categories: (subject) => jekyllCategories(subject).map(jekyllSlug).join('/'),
      output_ext: () => '.html',
    },
  },
  eleventy: {
    isRootless: true,
    field: 'permalink',
    hasTokensInField: true,
    tokenFor: (template) => ELEVENTY_TEMPLATES.get(template),
    tokens: {
      ...CLOCK,
      fileSlug: (subject) => {
        const { base, folders } = subject;
        return base === 'index'
          ? (folders.at(-1) ?? '').replace(STRICT_DAY, '')
          : undated(STRICT_DAY)(subject);
      },
      filePathStem: (subject) => [...subject.folders, undated(STRICT_DAY)(subject)].join('/'),
      // The address without a `permalink`: the day stays, and of `a/a.md` one name.
      path: ({ folders, base }) => (folders.at(-1) === base ? folders : [...folders, base]).join('/'),
      slug: written,
      title: through(eleventySlug, titleOf),
    },
    finish: withoutIndex,
  },
  astro: {
    root: /^(?:.*?\/)?(?:content\/[^/]+|pages)\//,
    tokens: {
      ...CLOCK,
      id: firstOf(
        written,
        through((path) => withoutIndex(astroSlug(path)).replace(/\/$/, ''), pathOf),
      ),
      slug: firstOf(written, through(astroSlug, baseOf)),
      name: baseOf,
      path: pathOf,
    },
    finish: withoutIndex,
  },
  zola: {
    root: /^(?:.*?\/)?content\//,
    hasBundles: true,
    field: 'path',
    tokens: { ...DAYS, slug: through(zolaSlug, firstOf(written, undated())), sections: foldersOf },
    finish: (path, _, subject) => inLanguage(withSlash(path), subject),
  },
  hexo: {
    root: /^(?:.*?\/)?_posts\//,
    field: 'permalink',
    tokens: {
      ...CLOCK,
      ...datesOf('i_month', 'i_day', 'timestamp'),
      title: pathOf,
      name: baseOf,
      slug: (subject) =>
        STRICT_DAY.test(subject.base) ? undated(STRICT_DAY)(subject) : hexoSlug(pathOf(subject) as string),
      post_title: through((title) => hexoSlug(title).toLowerCase(), titleOf),
      id: ({ textOf }) => textOf('id'),
      abbrlink: ({ textOf }) => textOf('abbrlink'),
      urlname: ({ textOf }) => textOf('urlname'),
      hash: (subject) =>
        createHash('sha1')
          .update(`${pathOf(subject)}${DATES.timestamp(subject)}`)
          .digest('hex')
          .slice(0, 12),
      category: (subject) => lastCategory(subject)?.map(hexoSlug).join('/') ?? 'uncategorized',
    },
  },
  docusaurus: {
    root: /^(?:.*?\/)?blog\//,
    tokens: {
      ...DAYS,
      slug: firstOf(
        through((slug) => slug.replace(/^\//, ''), written),
        docusaurusSlug,
      ),
    },
  },
  vitepress: {
    isRootless: true,
    tokens: { ...DAYS, path: pathOf, name: baseOf },
    finish: withoutIndex,
  },
  pelican: {
    root: /^(?:.*?\/)?content\//,
    field: 'url',
    tokens: {
      ...CLOCK,
      slug: firstOf(written, through(pelicanSlug, titleOf)),
      category: ({ textOf, folders }) => pelicanSlug(textOf('category') ?? folders.at(-1) ?? 'misc'),
      author: ({ textOf, entryOf, settings }) =>
        pelicanSlug(textOf('author') ?? textsIn(entryOf('authors'))[0] ?? settings.authors[0]?.name ?? ''),
      lang: ({ textOf, settings }) => textOf('lang') ?? settings.language,
      path: foldersOf,
      name: through(pelicanSlug, baseOf),
    },
  },
  nikola: {
    root: /^(?:.*?\/)?posts\//,
    hasBundles: true,
    tokens: { ...DAYS, slug: firstOf(written, through(nikolaSlug, baseOf)), sections: foldersOf },
  },
};
