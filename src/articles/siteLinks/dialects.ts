import { createHash } from 'node:crypto';
import type { LINK_TOKENS } from '../../model/linkPresets.ts';
import type { LinkDialect } from '../../model/settings.ts';
import { slugOf } from '../slug.ts';
import { jekyllCategories, lastCategory } from './categories.ts';
import { DATES, datesOf } from './dateTokens.ts';
import {
  astroSlug,
  eleventySlug,
  hexoSlug,
  hugoPath,
  hugoSlug,
  jekyllSlug,
  jekyllTitle,
  nikolaSlug,
  pelicanSlug,
  zolaSlug,
} from './slugs.ts';
import { type Layout, type Subject, textsIn } from './subject.ts';

/** What a token is for an article; undefined if the article has no such thing. `chosen` stands in brackets behind the token. */
export type ReadToken = (subject: Subject, chosen?: string) => string | undefined;

/** How a program makes the address of an article. */
export interface Dialect<Token extends string = string> extends Layout {
  readonly tokens: Readonly<Record<Token, ReadToken>>;
  /** The field of front matter that has the whole address. */
  readonly field?: string;
  /** True if that address may have tokens. */
  readonly hasTokensInField?: true;
  /** What a template in that address is as a token; undefined for one that only the program can read. */
  readonly tokenFor?: (template: string) => string | undefined;
  /** What the program makes of the whole path, which has no slash before it. */
  readonly finish?: (path: string, isPreset: boolean, subject: Subject) => string;
}

const DAY = /^\d{4}-\d{1,2}-\d{1,2}(?:\s*[-_]+(?=.))/;
const CLOCK = datesOf('year', 'month', 'day', 'hour', 'minute', 'second');
const DAYS = datesOf('year', 'month', 'day');

const baseOf: ReadToken = ({ base }) => base;
const undated: ReadToken = ({ base }) => base.replace(DAY, '');
const foldersOf: ReadToken = ({ folders }) => folders.join('/');
const pathOf: ReadToken = ({ folders, base }) => [...folders, base].join('/');
const written: ReadToken = ({ textOf }) => textOf('slug');

/** The first of these tokens that an article has. */
const firstOf =
  (...tokens: readonly ReadToken[]): ReadToken =>
  (subject) => {
    for (const token of tokens) {
      const value = token(subject);
      if (value !== undefined) return value;
    }
    return undefined;
  };

const through =
  (slug: (text: string) => string | undefined, token: ReadToken): ReadToken =>
  (subject) => {
    const text = token(subject);
    return text === undefined ? undefined : slug(text);
  };

const titleOf: ReadToken = ({ title }) => title;
const withSlash = (path: string) => (/(?:\/|\.[a-z]+)$/i.test(path) || path === '' ? path : `${path}/`);
/** The address of a folder is that of its index. */
const withoutIndex = (path: string) => path.replace(/(^|\/)index(?:\.html|\/)?$/, '$1');
const inLanguage = (path: string, { suffix }: Subject) => (suffix === undefined ? path : `${suffix}/${path}`);

/** Hugo's slug: of front matter, or what follows the day in a file's name that alone has it. */
const hugoWritten: ReadToken = (subject) =>
  written(subject) ??
  (!subject.hasDate && DAY.test(subject.base) ? subject.base.replace(DAY, '') : undefined);
const hugoTitle = through(hugoSlug, titleOf);
const hugoName = through(hugoSlug, baseOf);
const hugoNamed = firstOf(through(hugoSlug, hugoWritten), hugoName);

/** `[1:]`, `[:2]`, `[last]` and `[0]` choose among sections. */
function hugoSections({ folders }: Subject, chosen = '[:]'): string {
  const [, from = '', colon, to = ''] = /^\[(\w*)(:)?(\w*)\]$/.exec(chosen) ?? [];
  const at = (text: string, otherwise: number) =>
    text === '' ? otherwise : text === 'last' ? folders.length - 1 : Number(text);
  const start = at(from, 0);
  const some = folders.slice(start, colon === undefined ? start + 1 : at(to, folders.length));
  return hugoSlug(some.join('/'));
}

/** Docusaurus has the day of a file's name as folders before all others. */
function docusaurusSlug({ folders, base }: Subject): string {
  const path = [...folders, base].join('/');
  const [, before, day, text] = /^(.*)(\d{4}[-/]\d{1,2}[-/]\d{1,2})[-/]?(.*?)$/.exec(path) ?? [];
  const slug = day === undefined ? path : `${day.replaceAll('-', '/')}/${before}${text}`;
  return slug.replace(/\/index$/, '');
}

/** Templates of Eleventy's addresses that say no more than a token does. */
const ELEVENTY_TEMPLATES: Readonly<Record<string, string>> = {
  'page.fileSlug': ':fileSlug',
  'page.filePathStem': ':filePathStem',
  'title | slugify': ':title',
  'title | slug': ':title',
  slug: ':slug',
};

export const DIALECTS: {
  readonly [D in LinkDialect]: Dialect<(typeof LINK_TOKENS)[D][number]>;
} = {
  dateline: {
    hasBundles: true,
    tokens: {
      ...CLOCK,
      slug: through(slugOf, firstOf(written, undated)),
      title: through(slugOf, titleOf),
      name: undated,
      path: pathOf,
      folder: foldersOf,
    },
  },
  hugo: {
    root: /^(?:.*?\/)?content\//,
    hasBundles: true,
    keepsOffset: true,
    field: 'url',
    hasTokensInField: true,
    tokens: {
      ...DAYS,
      ...datesOf('monthname', 'weekday', 'weekdayname', 'yearday'),
      section: ({ folders: [first = ''] }) => hugoSlug(first),
      sections: hugoSections,
      title: hugoTitle,
      slug: firstOf(through(hugoSlug, hugoWritten), hugoTitle),
      slugorfilename: hugoNamed,
      slugorcontentbasename: hugoNamed,
      filename: hugoName,
      contentbasename: hugoName,
    },
    finish: (path, isPreset, subject) =>
      inLanguage(withSlash(isPreset ? path : hugoPath(path.replaceAll('+', ' '))), subject),
  },
  jekyll: {
    root: /^(?:.*?\/)?_[^/]+\//,
    field: 'permalink',
    hasTokensInField: true,
    tokens: {
      ...CLOCK,
      ...datesOf('short_year', 'i_month', 'short_month', 'long_month', 'i_day', 'y_day'),
      ...datesOf('short_day', 'long_day', 'w_year', 'week', 'w_day'),
      title: through(jekyllTitle, firstOf(written, undated)),
      slug: through(jekyllSlug, firstOf(written, undated)),
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
    tokenFor: (template) => ELEVENTY_TEMPLATES[template],
    tokens: {
      ...CLOCK,
      fileSlug: (subject) => {
        const { base, folders } = subject;
        return base === 'index' ? (folders.at(-1) ?? '').replace(DAY, '') : undated(subject);
      },
      filePathStem: (subject) => [...subject.folders, undated(subject)].join('/'),
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
    tokens: { ...DAYS, slug: through(zolaSlug, firstOf(written, undated)), sections: foldersOf },
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
      slug: (subject) => (DAY.test(subject.base) ? undated(subject) : hexoSlug(pathOf(subject) as string)),
      post_title: through((title) => hexoSlug(title).toLowerCase(), titleOf),
      id: ({ textOf }) => textOf('id'),
      abbrlink: ({ textOf }) => textOf('abbrlink'),
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
