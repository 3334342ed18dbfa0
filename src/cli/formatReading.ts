import { FORMATS } from '../feeds/formats.ts';
import { GZIP_LEVEL, type MeasuredReading } from '../publish/measureReading.ts';
import { ASSUMED, type ReadingCost, type Way } from '../publish/plan/readingCosts.ts';
import { formatSize } from '../syntax/size.ts';
import { joined, type Printable, printable, wrapped } from './printable.ts';
import type { Paint } from './session.ts';

const WAYS: Readonly<Record<Way, string>> = {
  plain: 'no gzip, no 304',
  gzip: 'gzip',
  gzipHalf: 'gzip, half the window',
  notModified: '304s',
  both: 'gzip, 304s',
  bothHalf: 'gzip, 304s, half the window',
  hub: 'a hub',
};

/** What readers cost, and what that was found from. */
export interface Reading extends Pick<MeasuredReading, 'documents' | 'changes'> {
  readonly subscribers: number;
  readonly costs: readonly ReadingCost[];
}

/** The costs for programs, with all that they were counted with. */
export function readingToJson({ subscribers, documents, changes, costs }: Reading): unknown {
  const assumed = { ...ASSUMED, gzipLevel: GZIP_LEVEL };
  const halves = documents.map(({ half, ...document }) => ({ ...document, half: half ?? null }));
  return { subscribers, assumed, changes, documents: halves, costs, problems: [] };
}

/** The costs for publishers: a table with a column for each format, and below it what was taken for granted. */
export function formatReading(
  title: string,
  reading: Reading,
  { paint, columns }: { readonly paint: Paint; readonly columns: number | undefined },
): Printable {
  const { subscribers, documents, costs } = reading;
  const formats = documents.map(({ format }) => format);
  const names = formats.map((id) => FORMATS.find((format) => format.id === id)?.name ?? id);
  const who = `${formatCount(subscribers, 'reader')} that ${subscribers === 1 ? 'polls' : 'poll'}`;
  const line = (name: string, cells: readonly string[]) =>
    printable`${`  ${name.padEnd(29)}${cells.map((cell) => cell.padStart(12)).join('')}`.trimEnd()}\n`;
  const sizes = (of: (document: Reading['documents'][number]) => number) =>
    documents.map((document) => formatSize(of(document)));
  const note = (text: string) => wrapped(printable`  ${paint('dim', text)}\n`, columns, 4);
  return joined([
    printable`${paint('bold', title)}: ${who} every half hour\n\n`,
    line('', ['', ...names]),
    line('one document', ['', ...sizes(({ plain }) => plain)]),
    line('with gzip', ['', ...sizes(({ gzip }) => gzip)]),
    printable`\n`,
    line('served a month', ['requests/s', ...names]),
    ...costs.map(({ way, requestsPerSecond, bytesPerMonth }) =>
      line(WAYS[way], [
        formatRate(requestsPerSecond),
        ...formats.map((format) => formatSize(Math.round(bytesPerMonth[format] ?? 0))),
      ]),
    ),
    printable`\n`,
    ...notesOf(reading).map(note),
  ]);
}

function notesOf({ documents, changes: { count, days }, costs }: Reading): string[] {
  const half = documents[0]?.half;
  const halved =
    half && costs.some(({ way }) => way === 'bothHalf')
      ? `half the window: the newest ${half.articles} of ${documents[0]?.articles} articles`
      : 'half the window: not counted, a document has fewer than two articles';
  const found = count === 0 ? 'no change' : `changes in ${formatCount(count, 'half hour')}`;
  return [
    `a column: as if all readers took this format; a month: ${ASSUMED.daysOfMonth} days`,
    `bytes: documents, ${ASSUMED.headersInBytes} bytes of headers an answer; no pages, pictures, TLS`,
    'requests/s: spread evenly; many readers come at the full hour',
    `gzip: all readers take it, at level ${GZIP_LEVEL}`,
    `304s: all keep ETags; ${found} of ${formatCount(days, 'day')}, by feed.lock`,
    halved,
    'a hub: all readers subscribe at it, none polls; it pays for what it sends',
  ];
}

/** @example formatRate(5.5556) // '5.6' */
function formatRate(perSecond: number): string {
  if (perSecond >= 100) return String(Math.round(perSecond));
  if (perSecond >= 0.1) return perSecond.toFixed(1);
  return '< 0.1';
}

/** @example formatCount(10_000, 'reader') // '10,000 readers' */
function formatCount(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
