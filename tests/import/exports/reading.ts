import { readDocuments } from '../../../src/import/readDocuments.ts';
import type { ReadOptions } from '../../../src/import/reader/readFeed.ts';
import { tellAll } from '../../support/problems.ts';
import { type Lies, zipOf } from '../../support/zipFile.ts';

/** What is read of a zip of files. */
export function readZip(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: Omit<ReadOptions, 'address'> = { site: 'https://harbour.example/' },
  lies: Lies = {},
) {
  const { feed, problems } = readDocuments(
    { name: 'old.zip', text: '', archive: zipOf(files, lies) },
    options,
  );
  return { feed, problems, told: tellAll(problems), titles: feed?.entries.map(({ title }) => title) };
}
