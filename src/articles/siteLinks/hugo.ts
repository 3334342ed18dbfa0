import type { LINK_TOKENS } from '../../model/linkPresets.ts';
import { decodePercent } from '../../model/text.ts';
import { datesOf } from './dateTokens.ts';
import {
  baseOf,
  DAY,
  DAYS,
  type Dialect,
  firstOf,
  inLanguage,
  type ReadToken,
  through,
  titleOf,
  withSlash,
  written,
} from './dialect.ts';
import { hugoPath, hugoSlug } from './slugs.ts';
import type { Subject } from './subject.ts';

/** Hugo's slug: of front matter, or what follows the day in a file's name that alone has it. */
const hugoWritten: ReadToken = (subject) =>
  written(subject) ??
  (!subject.hasDate && DAY.test(subject.base) ? subject.base.replace(DAY, '') : undefined);
const hugoTitle = through(hugoSlug, titleOf);
const hugoName = through(hugoSlug, baseOf);
const hugoNamed = firstOf(through(hugoSlug, hugoWritten), hugoName);

/** `[1:]`, `[:2]`, `[last]` and `[0]` choose among sections. */
function hugoSections({ folders }: Subject, chosen = '[:]'): string {
  const [from = '', to] = chosen.slice(1, -1).split(':');
  const at = (text: string) => (text === 'last' ? folders.length - 1 : Number(text));
  const start = at(from);
  const end = to === undefined ? start + 1 : to === '' ? folders.length : at(to);
  return hugoSlug(folders.slice(start, end).join('/'));
}

/** Without a pattern, the whole path is made at once. */
function ownPath(path: string, subject: Subject): string {
  const name = hugoWritten(subject) ?? subject.base;
  const end = path.endsWith('.html') ? '.html' : '/';
  return decodePercent(hugoPath([...subject.folders, `${name}${end}`].join('/')).toLowerCase());
}

export const HUGO: Dialect<(typeof LINK_TOKENS)['hugo'][number]> = {
  root: /^(?:.*?\/)?content\//,
  hasBundles: true,
  dropsOwnLanguage: true,
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
  finish: (path, from, subject) => {
    if (from === 'field') return withSlash(path);
    const made =
      from === 'preset' ? ownPath(path, subject) : hugoPath(decodePercent(path).replaceAll('+', ' '));
    return inLanguage(withSlash(made), subject);
  },
};
