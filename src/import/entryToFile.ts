import type { Field } from '../articles/headField.ts';
import { parseHead } from '../articles/parseHead.ts';
import type { Item } from '../model/item.ts';
import type { Fault } from '../model/problem.ts';
import type { Settings } from '../model/settings.ts';
import type { Stamp } from '../model/stamp.ts';
import { type ImportedBody, importBody } from './convertBody.ts';
import type { EntryDates } from './entryDates.ts';
import { contentOf } from './entryTexts.ts';
import { validItemOf } from './entryToItem.ts';
import { stemOf, type TakeName } from './fileName.ts';
import type { ReadEntry, ReadFeed } from './reader/feedDocument.ts';
import { asYaml, ignoreFault, type ReportFault, validAddress } from './validText.ts';

/** An entry of a feed as an article's file. */
export interface ItemFile {
  /** Relative to feed.yaml. */
  readonly path: string;
  readonly text: string;
  readonly id: string;
  /** Both as a run reads them from the file. */
  readonly published: Stamp;
  readonly updated: Stamp;
}

/** What all entries of a feed have in common. */
export interface ImportContext {
  readonly feed: ReadFeed;
  readonly settings: Settings;
  readonly takeName: TakeName;
  readonly table: readonly Field[];
}

/**
 * Makes a Markdown file of an entry.
 *
 * @returns undefined, after a report, for an entry that our own reader would refuse
 */
export function itemFileOf(
  { entry, id, dates }: { readonly entry: ReadEntry; readonly id: string; readonly dates: EntryDates },
  context: ImportContext,
  report: ReportFault,
): ItemFile | undefined {
  const { feed, settings, table } = context;
  const link = validAddress(entry.link, report);
  const base = validAddress(entry.base, report) ?? link ?? siteOf(feed, settings);
  const body = importBody(contentOf(entry), base, link ?? pageOf(settings));
  reportLosses(body, report);
  const { markdown, fit } = body;
  const item = validItemOf(entry, { id, dates, link, base, fit }, context, report);
  const shown = fit.pictures.map(({ url }) => url);
  const frontMatter = asYaml(frontMatterOf(item, shown, table));
  const text = `---\n${frontMatter}---\n${markdown && `\n${markdown}\n`}`;
  const { head, problems } = parseHead({ file: 'items/entry.md', text }, settings, table);
  if (head === undefined) {
    const found = problems.map(({ message }) => message).join('; ');
    const message = `expected an entry that a file can hold, but in the file one ${found}`;
    report({ code: 'FEED_BROKEN', message, mend: 'it is left out; mend it in the feed' });
    return undefined;
  }
  const [folder = 'items'] = settings.items;
  const path = context.takeName(folder, stemOf(dates.published, link, item.title));
  return { path, text, id, published: head.published, updated: head.updated };
}

/** The fields that people look for first; other fields follow in the order of the table. */
const FIRST = ['title', 'id', 'published', 'updated', 'authors', 'tags'];

/**
 * The front matter of an item.
 *
 * @param shown the addresses of the pictures in the item's text
 */
function frontMatterOf(
  item: Item,
  shown: readonly string[],
  table: readonly Field[],
): Record<string, unknown> {
  const first = FIRST.flatMap((key) => table.filter((field) => field.key === key));
  const others = table.filter(({ key }) => !FIRST.includes(key));
  const values = [...first, ...others].map(({ names, write }) => [names[0], write?.(item, shown)] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

const CHANGED: Fault = {
  code: 'FEED_ENTRY',
  message: 'expected content that comes out of a file as it went in, found some that does not',
  mend: 'readers get it a little changed; compare the file with the feed',
};

function reportLosses({ isSame, lost }: ImportedBody, report: ReportFault): void {
  if (!isSame) report(CHANGED);
  for (const { message } of lost)
    report({ code: 'FEED_ENTRY', message, mend: 'it is left out, as readers do' });
}

/** The address that relative addresses are resolved against in an entry without a link. */
function siteOf({ link, self }: ReadFeed, { url }: Settings): string {
  return validAddress(link, ignoreFault) ?? validAddress(self, ignoreFault) ?? url;
}

/** An address for an article without a link: like the address of its page, it differs from all others. */
function pageOf({ url }: Settings): string {
  return `${url}an-entry-without-a-link/`;
}
