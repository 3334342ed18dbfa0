import { parseHead } from '../articles/parseHead.ts';
import type { Fault } from '../model/problem.ts';
import type { Settings } from '../model/settings.ts';
import { formatRfc3339, type Stamp } from '../model/stamp.ts';
import { importBody } from './convertBody.ts';
import { writtenEnclosures, writtenImage, writtenParts } from './enclosures.ts';
import type { EntryDates } from './entryDates.ts';
import { contentOf, summaryOf, titleOf } from './entryTexts.ts';
import { stemOf, type TakeName } from './fileName.ts';
import type { ReadEntry, ReadFeed } from './reader/feedDocument.ts';
import {
  keptAddress,
  keptAuthors,
  keptLanguage,
  keptText,
  type TellFault,
  type WrittenAuthor,
} from './validText.ts';
import { asYaml } from './writeYaml.ts';

/** An entry of a feed as a file of ours. */
export interface ItemFile {
  /** Relative to feed.yaml. */
  readonly path: string;
  readonly text: string;
  readonly id: string;
  /** Both as a run reads them out of the file. */
  readonly published: Stamp;
  readonly updated: Stamp;
}

/** What all entries of a feed are taken with. */
export interface Taking {
  readonly feed: ReadFeed;
  readonly settings: Settings;
  readonly takeName: TakeName;
}

/**
 * Makes a Markdown file of an entry.
 *
 * @returns undefined, and told, for one that our own reader would not take
 */
export function itemFileOf(
  entry: ReadEntry,
  id: string,
  dates: EntryDates,
  taking: Taking,
  tell: TellFault,
): ItemFile | undefined {
  const { feed, settings } = taking;
  const link = keptAddress(entry.link, tell);
  const base = keptAddress(entry.base, tell) ?? link ?? siteOf(feed, settings);
  const { markdown, fit, isSame, lost } = importBody(contentOf(entry), base, link ?? pageOf(settings));
  if (!isSame) tell(CHANGED);
  for (const { message } of lost)
    tell({ code: 'FEED_ENTRY', message, mend: 'it is left out, as readers do' });
  const language = keptLanguage(entry.language, tell) ?? keptLanguage(feed.language, ignore);
  const inLanguage = language ?? settings.language;
  const title = titleOf(entry, fit, dates.published, inLanguage, tell);
  const frontMatter = {
    title,
    id,
    date: formatRfc3339(dates.published),
    updated: dates.updated && formatRfc3339(dates.updated),
    authors: some(authorsOf(entry, taking, tell)),
    tags: some(tagsOf(entry)),
    link,
    external_url: keptAddress(entry.externalLink, tell),
    via: keptAddress(entry.via, tell),
    source: sourceOf(entry, tell),
    comments: keptAddress(entry.comments, tell),
    summary: summaryOf(entry, fit, base, inLanguage),
    language: language === settings.language ? undefined : language,
    image: writtenImage(entry.image, fit, tell),
    enclosures: some(writtenEnclosures(entry.enclosures, tell)),
    ...writtenParts(entry, tell),
  };
  const text = `---\n${asYaml(frontMatter)}---\n${markdown && `\n${markdown}\n`}`;
  const [folder = 'items'] = settings.items;
  const stem = stemOf(dates.published, link, title);
  return readBack(id, text, settings, tell, () => taking.takeName(folder, stem));
}

const CHANGED: Fault = {
  code: 'FEED_ENTRY',
  message: 'expected content that comes out of a file as it went in, found some that does not',
  mend: 'readers get it a little changed; compare the file with the feed',
};

/** The file as a run will read it: nothing is written that a run would refuse. */
function readBack(
  id: string,
  text: string,
  settings: Settings,
  tell: TellFault,
  takePath: () => string,
): ItemFile | undefined {
  const { head, problems } = parseHead({ file: 'items/entry.md', text }, settings);
  if (head) return { path: takePath(), text, id, published: head.published, updated: head.updated };
  const found = problems.map(({ message }) => message).join('; ');
  const mend = 'it is left out; mend it in the feed';
  tell({
    code: 'FEED_BROKEN',
    message: `expected an entry that a file can hold, but in the file one ${found}`,
    mend,
  });
  return undefined;
}

/** What addresses are relative to in an entry without a link. */
function siteOf({ link, self }: ReadFeed, { url }: Settings): string {
  return keptAddress(link, ignore) ?? keptAddress(self, ignore) ?? url;
}

/** Not the address that its page will have, but as different from that of any other. */
function pageOf({ url }: Settings): string {
  return `${url}an-entry-without-a-link/`;
}

/** The entry's own authors, or else the feed's, where they are not those of the publication anyway. */
function authorsOf(entry: ReadEntry, { feed, settings }: Taking, tell: TellFault): WrittenAuthor[] {
  const own = keptAuthors(entry.authors, tell);
  if (own.length > 0) return own;
  const ofFeed = keptAuthors(feed.authors, ignore);
  const ofPublication = keptAuthors(settings.authors, ignore);
  return JSON.stringify(ofFeed) === JSON.stringify(ofPublication) ? [] : ofFeed;
}

function tagsOf({ tags }: ReadEntry): string[] {
  return [...new Set(tags.flatMap((tag) => keptText(tag) ?? []))];
}

function sourceOf({ source }: ReadEntry, tell: TellFault) {
  const url = keptAddress(source?.url, tell);
  return url && { title: keptText(source?.title), url };
}

function some<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}

/** What the feed says is told of the feed, not of each entry. */
function ignore(): void {}
