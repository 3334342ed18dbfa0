import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Disk } from '../../src/disk/disk.ts';
import { identify } from '../../src/identity/identify.ts';
import type { Publication } from '../../src/model/publication.ts';
import { newestFirst } from '../../src/model/window.ts';
import { parseHead } from '../../src/parse/head.ts';
import { parseSource } from '../../src/parse/source.ts';
import { publish } from '../../src/publish.ts';
import { NOW, publicationOf, readOnlyDisk } from '../fixtures.ts';
import { type Format, requiredReaders, type SeenItem, type Served, serve, shownBy } from './readers.ts';

const PUBLICATIONS = { sample: '../../', hostile: '../golden/hostile-text/' };

const DOCUMENTS: Readonly<Record<Format, { readonly path: string; readonly type: string }>> = {
  rss: { path: 'rss.xml', type: 'application/rss+xml' },
  atom: { path: 'atom.xml', type: 'application/atom+xml' },
  json: { path: 'feed.json', type: 'application/feed+json' },
};

/** A publication as its author meant it, and the documents that it became. */
interface Published {
  readonly meant: readonly SeenItem[];
  readonly outputs: Readonly<Record<string, string>>;
}

const publications: ReadonlyMap<string, Published> = new Map(
  Object.entries(PUBLICATIONS).map(([name, path]) => [name, publishFolder(path)]),
);
const triples = requiredReaders().flatMap((reader) =>
  reader.formats.flatMap((format) =>
    [...publications.keys()].map((publication) => ({ name: reader.name, reader, format, publication })),
  ),
);
let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  const documents: Record<string, Served> = {};
  for (const [name, { outputs }] of publications) {
    for (const { path, type } of Object.values(DOCUMENTS)) {
      documents[`${name}/${path}`] = { type, text: outputs[path] ?? '' };
    }
  }
  server = await serve(documents);
});

afterAll(() => server.close());

it.each([...publications])('the %s publication has articles to show', (_name, { meant }) => {
  expect(meant.length).toBeGreaterThan(1);
  expect(meant.every(({ instant }) => Number.isFinite(instant))).toBe(true);
});

describe.each(triples)('$name, given the $publication publication in $format', (triple) => {
  it('sees the ids, the titles and the instants that the author meant, newest first', async () => {
    const { reader, format, publication } = triple;
    const meant = publications.get(publication)?.meant ?? [];
    const seen = await reader.read(`${server.url}/${publication}/${DOCUMENTS[format].path}`);
    expect(seen).toEqual(shownBy(reader, format, meant));
  });
});

function publishFolder(path: string): Published {
  const { disk, outputs } = readOnlyDisk(fileURLToPath(new URL(path, import.meta.url)));
  const publication = publicationOf(disk);
  publish(disk, publication, { now: NOW });
  return { meant: meantItems(disk, publication), outputs };
}

/** What the model says of the articles, before any format has had a say. */
function meantItems(disk: Disk, publication: Publication): SeenItem[] {
  const heads = disk.discover(publication.items, publication.output).files.flatMap(({ file, path }) => {
    const { source } = parseSource(file, disk.read(path));
    return (source && parseHead(source, publication).head) ?? [];
  });
  return identify(heads, publication)
    .heads.toSorted(newestFirst)
    .map(({ id, title, published }) => ({ id, title, instant: published.getTime() }));
}
