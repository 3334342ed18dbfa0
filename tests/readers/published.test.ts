import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Published, publishFolder, TYPES } from './published.ts';
import { type Format, requiredReaders, type Served, serve, shownBy } from './readers.ts';

const PUBLICATIONS = { sample: '../../', hostile: '../golden/hostile-text/' };

const DOCUMENTS = { rss: 'rss.xml', atom: 'atom.xml', json: 'feed.json' } as const;
const FORMATS = Object.keys(DOCUMENTS) as Format[];

const publications: ReadonlyMap<string, Published> = new Map(
  Object.entries(PUBLICATIONS).map(([name, path]) => [name, publishFolder(path)]),
);
const triples = requiredReaders().flatMap((reader) =>
  reader.formats.flatMap((format) =>
    [...publications.keys()].map((settings) => ({ name: reader.name, reader, format, settings })),
  ),
);
let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  const documents: Record<string, Served> = {};
  for (const [name, { outputs }] of publications) {
    for (const format of FORMATS) {
      const path = DOCUMENTS[format];
      documents[`${name}/${path}`] = { type: TYPES[format], text: outputs[path] ?? '' };
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
    const { reader, format, settings } = triple;
    const meant = publications.get(settings)?.meant ?? [];
    const seen = await reader.read(`${server.url}/${settings}/${DOCUMENTS[format]}`);
    expect(seen).toEqual(shownBy(reader, format, meant));
  });
});
