import { fileURLToPath } from 'node:url';
import { parseHead } from '../../src/articles/parseHead.ts';
import type { Disk } from '../../src/disk/disk.ts';
import { identify } from '../../src/identity/identify.ts';
import { newestFirst } from '../../src/model/order.ts';
import type { Settings } from '../../src/model/settings.ts';
import { publish } from '../../src/publish/publish.ts';
import { parseSource } from '../../src/syntax/sourceText.ts';
import { publicationOf, readOnlyDisk } from '../support/memoryDisk.ts';
import { NOW } from '../support/publication.ts';
import type { Format, SeenItem } from './readers.ts';

/** A publication as its author meant it, and the documents that it became. */
export interface Published {
  /** The newest first. */
  readonly meant: readonly SeenItem[];
  readonly outputs: Readonly<Record<string, string>>;
}

/** What a server says of the documents of each format. */
export const TYPES: Readonly<Record<Format, string>> = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
};

/** Publishes a folder, by its path from this one, and writes nothing. */
export function publishFolder(path: string): Published {
  const { disk, outputs } = readOnlyDisk(fileURLToPath(new URL(path, import.meta.url)));
  const publication = publicationOf(disk);
  publish({ disk }, publication, { now: NOW });
  return { meant: meantItems(disk, publication.settings), outputs };
}

/** What the model says of the articles, before any format has had a say. */
function meantItems(disk: Disk, settings: Settings): SeenItem[] {
  const heads = disk.discover(settings).files.flatMap(({ file, path }) => {
    const { source } = parseSource(file, disk.read(path));
    return (source && parseHead(source, settings).head) ?? [];
  });
  return identify(heads, settings)
    .heads.toSorted(newestFirst)
    .map(({ id, title, published }) => ({ id, title, instant: published.getTime() }));
}
