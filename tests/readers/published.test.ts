import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

const published: ReadonlyMap<string, Published> = new Map(
  Object.entries(PUBLICATIONS).map(([name, path]) => [name, publishFolder(path)]),
);
const triples = requiredReaders().flatMap((reader) =>
  reader.formats.flatMap((format) =>
    [...published.keys()].map((publication) => ({ name: reader.name, reader, format, publication })),
  ),
);
let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  const documents: Record<string, Served> = {};
  for (const [name, { outputs }] of published) {
    for (const { path, type } of Object.values(DOCUMENTS)) {
      documents[`${name}/${path}`] = { type, text: outputs[path] ?? '' };
    }
  }
  server = await serve(documents);
});

afterAll(() => server.close());

it.each([...published])('the %s publication has articles to show', (_name, { meant }) => {
  expect(meant.length).toBeGreaterThan(1);
  expect(meant.every(({ instant }) => Number.isFinite(instant))).toBe(true);
});

describe.each(triples)('$name, given the $publication publication in $format', (triple) => {
  it('sees the ids, the titles and the instants that the author meant, newest first', async () => {
    const { reader, format, publication } = triple;
    const meant = published.get(publication)?.meant ?? [];
    const seen = await reader.read(`${server.url}/${publication}/${DOCUMENTS[format].path}`);
    expect(seen).toEqual(shownBy(reader, format, meant));
  });
});

function publishFolder(path: string): Published {
  const { disk, outputs } = readOnlyDisk(fileURLToPath(new URL(path, import.meta.url)));
  publish(disk, publicationOf(disk), { now: NOW });
  return { meant: meantItems(path), outputs };
}
