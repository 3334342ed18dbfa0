import { formatSize } from '../../syntax/size.ts';
import { type Printable, printable } from '../printable.ts';
import type { BroughtMedia } from './bringMedia.ts';

/** What was brought, for the report. */
export type MediaReport = Omit<BroughtMedia, 'problems'>;

/** A line of the report. */
export function formatMedia({ files, sizeInBytes, articles }: MediaReport): Printable {
  const what = files === 1 ? 'one picture or file' : `${files} pictures and files`;
  const where = articles === 1 ? 'one article names them' : `${articles} articles name them`;
  return printable`  ${what} fetched, ${formatSize(sizeInBytes)}; ${where} where they are now\n`;
}
