import type { Problem } from '../../model/problem.ts';
import type { Archive } from '../archive/openArchive.ts';
import type { ReadFeed } from '../reader/feedDocument.ts';
import type { FeedContext } from '../reader/fieldValues.ts';
import { type ReadOptions, readText } from '../reader/readFeed.ts';

/** An export in a zip that is being read. */
export interface ExportSource {
  /** What problems call the zip. */
  readonly name: string;
  readonly archive: Archive;
  readonly options: ReadOptions;
}

/** What was found in an export, before it is known whether there is an error among its problems. */
export interface ExportResult {
  readonly feed?: ReadFeed;
  readonly problems: readonly Problem[];
}

/** Reads a member of a zip, which problems call by the names of both. */
export function readMember<T>(
  { name: zip, archive, options }: ExportSource,
  name: string,
  read: (text: string, context: FeedContext) => T,
): { readonly file: string; readonly value?: T; readonly problems: readonly Problem[] } {
  const file = fileOf(zip, name);
  const member = archive.read(name);
  const text = 'text' in member ? member.text : '';
  const ofMember = (whole: string, context: FeedContext) => {
    if ('text' in member) return read(whole, context);
    context.report(0, member.fault);
    return undefined;
  };
  const { value, problems } = readText(file, text, options, ofMember);
  return { file, problems, ...(value !== undefined && { value }) };
}

/** The name of a member in problems. */
export function fileOf(zip: string, name: string): string {
  return `${zip}/${name}`;
}
