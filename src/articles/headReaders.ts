import type { FileReference, PictureReference } from '../model/article.ts';
import type { Author } from '../model/item.ts';
import { parseAddress } from '../model/parseAddress.ts';
import { expected } from '../model/problem.ts';
import { copyText, onOneLine } from '../model/text.ts';
import { type Entry, isEmpty, optional, readList, readText, readUrl, type Value } from '../syntax/value.ts';
import { readFile, readPicture } from './fileReferences.ts';
import { decodeName, readFrontText } from './frontText.ts';
import type { HeadContext } from './headField.ts';
import { languageOf } from './languages.ts';
import { completed } from './links/writtenLink.ts';
import { peopleIn, personIn } from './people.ts';
import { personsIn, readPerson } from './persons.ts';
import { type FileName, MAX_SLUG_IN_BYTES, slugOf, splitFileName } from './slug.ts';

/** A day of which the year, and perhaps the month, are folders. */
const DAY_IN_FOLDERS = /(?:^|\/)(\d{4})[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12]\d|3[01])(?=[-_/])/;

/**
 * The name and the day in the path of the article's file. Docusaurus takes `2014/12/21-name.md` for a day too; elsewhere the
 * number may be that of a list.
 */
export function fileNameOf({ source, settings }: Pick<HeadContext, 'source' | 'settings'>): FileName {
  const { path } = languageOf(source.file, settings);
  const named = splitFileName(path, settings.items);
  if (named.day !== undefined || !settings.links?.some(({ like }) => like === 'docusaurus')) return named;
  const [, year, month, day] = DAY_IN_FOLDERS.exec(path) ?? [];
  return year === undefined ? named : { ...named, day: `${year}-${month}-${day}` };
}

/** A word that an article and its translations have in common. Where it is no text, another program means something else. */
export function readTranslationKey(value: Value): string | undefined {
  const text = readText(value, () => undefined, 'a word');
  return text === undefined ? undefined : copyText(text);
}

/** The slug in front matter, or undefined. */
export function readSlug(value: Value, { wrong }: HeadContext): string | undefined {
  const text = readText(value, wrong, 'a slug');
  if (text === undefined) return undefined;
  const isTooLong = Buffer.byteLength(text) > MAX_SLUG_IN_BYTES;
  if (isTooLong) wrong(value, `a slug of at most ${MAX_SLUG_IN_BYTES} bytes`, 'write a shorter one');
  return isTooLong ? undefined : slugOf(text);
}

/** The slug of `2014-12-21-name.md` is `name`. */
export function slugOfFile(context: HeadContext): string {
  return slugOf(fileNameOf(context).name);
}

/** To the letter, since feed readers compare ids so; only Atom demands a URI. */
export function readId(value: Value, { wrong, report }: HeadContext): string | undefined {
  const line = readText(value, wrong, 'an id');
  if (line === undefined || value.kind !== 'text') return undefined;
  const written = value.text.trim();
  const id = /[\t\n\r]/.test(written) ? line : written;
  if (!isAbsoluteUri(id)) {
    const mend =
      'in Atom it stands behind the address of the publication; for a new article write a URI, or leave the id out';
    report(value.at, expected('ID_NOT_URI', 'an id that is an absolute URI', id, mend));
  }
  return id;
}

/** ASCII, a scheme, and no character that RFC 3986 leaves out: what Atom demands of an id (RFC 4287, 4.2.6). */
export function isAbsoluteUri(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:(?:[\w:/?#[\]@!$&'()*+,;=.~-]|%[0-9a-f]{2})+$/i.test(text);
}

/** An address; a relative one is resolved against the publication's. One that is most likely meant otherwise is told. */
export function readAddress(value: Value, { wrong, report, settings }: HeadContext): string | undefined {
  const url = readUrl(value, wrong, settings.url);
  const written = value.kind === 'text' ? onOneLine(value.text) : '';
  const meant = completed(written) ?? (written.includes(' ') ? url : undefined);
  if (url !== undefined && meant !== undefined) {
    const what = meant === url ? 'an address without a space' : 'an address in full';
    report(value.at, expected('LINK_BROKEN', what, written, `it is taken for ${url}; write ${meant}`));
  }
  return url;
}

/** Addresses that the page had before. To some programs an alias is another title, which no page has for its address. */
export function readAliases(value: Value, { settings }: HeadContext): readonly string[] | undefined {
  const addresses = readList(value, (one) => {
    const text = one.kind === 'text' ? one.text.trim() : '';
    return text === '' || text.includes(' ') ? undefined : parseAddress(text, settings.url)?.href;
  });
  return addresses.length > 0 ? addresses : undefined;
}

/** A correction has the time of the update that it came with. */
export function readCorrection(value: Value, context: HeadContext): string | undefined {
  const { fields, lines, report } = context;
  if (fields.correction && fields.updated === undefined && lines.updates.length === 0) {
    const message = 'expected updated: beside correction:, found none';
    const mend = 'add a line "updated: ..." with the time of the correction';
    report(fields.correction.at, { code: 'FIELD_WRONG', message, mend });
  }
  return readFrontText(value, context, 'a correction');
}

/**
 * The authors of the article, or else of the publication. A text may name several people, a text in a list one; the name
 * in a mapping stays as it is. A key of a person stands for the person.
 */
export function readAuthors(value: Value, { wrong, report, settings }: HeadContext): readonly Author[] {
  const { persons } = settings;
  const peopleOf = value.kind === 'list' ? (line: string) => [personIn(line)] : peopleIn;
  const authors = readList(value, (one) => {
    if (one.kind === 'mapping') return readPerson(one, settings, wrong, report);
    const line = readText(one, wrong, 'an author');
    if (line === undefined) return undefined;
    return (persons && personsIn(line, persons)) ?? peopleOf(decodeName(line, one.at, report));
  }).flat();
  const named = authors.filter(({ name }) => name !== '');
  return named.length > 0 ? named : settings.authors;
}

/**
 * The tags of `tags` and of `categories`, or else of `keywords`: lists, or text with commas; each tag once. In a Jekyll post,
 * which has a layout, categories are words.
 */
export function readTags(_: Value, context: HeadContext): string[] {
  const { tags: first, tag, categories } = context.fields;
  const isLast = /^(?:categor(?:y|ies)|keywords|tag)$/i.test(`${first?.key}`);
  const entries = new Set(!isLast ? [first, tag, categories] : [tag, categories, first]);
  const tags = [...entries].flatMap((entry) => (entry ? tagsIn(entry, context) : []));
  return [...new Set(tags)].filter((tag) => tag !== '');
}

function tagsIn({ key, value }: Entry, { fields, wrong, report }: HeadContext): string[] {
  const { at } = value;
  if (value.kind === 'text') {
    const areWords = key === 'categories' && fields.layout !== undefined && !value.text.includes(',');
    return decodeName(value.text, at, report)
      .split(areWords ? ' ' : ',')
      .map(onOneLine);
  }
  return tagValuesIn(value).flatMap((one) => {
    const tag = one.kind === 'nothing' || isEmpty(one) ? undefined : readText(one, wrong, 'a tag');
    return tag === undefined ? [] : decodeName(tag, one.at, report);
  });
}

/** The tags of a list. Hexo has lists of categories in it, Docusaurus mappings with a `label`. */
function tagValuesIn(value: Value): readonly Value[] {
  if (value.kind === 'list') return value.values.flatMap(tagValuesIn);
  const label = value.kind === 'mapping' && value.entries.find(({ key }) => key === 'label');
  return [label ? label.value : value];
}

/** The picture; its alternative text may be in a field of its own. */
export function readImage(
  value: Value,
  { fields: { imageAlt }, wrong, report }: HeadContext,
): PictureReference | undefined {
  const picture = readPicture(value, wrong, report);
  const alt = imageAlt && readFrontText(imageAlt.value, { wrong: () => undefined, report });
  return picture && { ...optional('alt', alt), ...picture };
}

/** True for a switch that is off; undefined for one that is on. */
export function isSwitchedOff(value: Value): true | undefined {
  return (value.kind === 'text' && /^(?:false|no|off)$/i.test(value.text.trim())) || undefined;
}

/** The files that a field names. */
export function readFiles(value: Value, { wrong, report }: HeadContext): FileReference[] {
  return readList(value, (one) => readFile(one, wrong, report));
}
