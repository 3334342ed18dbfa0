import { describe, expect, it } from 'vitest';
import { describeFile, type InventoryFile } from '../../../src/deliver/plan/inventory.ts';
import { EMPTY, type Manifest } from '../../../src/deliver/plan/manifest.ts';
import { planDelivery } from '../../../src/deliver/plan/planDelivery.ts';
import { fileFor, findTwins, inventoryFor } from '../../../src/deliver/plan/twins.ts';
import type { StorageTargetSettings, TargetSettings } from '../../../src/model/targetSettings.ts';

const SETTINGS = { url: 'https://news.example.nz/', hubs: [], precompress: ['gzip', 'br'] as const };
const TARGET = {
  name: 'x',
  isAlone: false,
  isServed: true,
  place: { file: 'feed.yaml', line: 1, column: 1 },
};
const FOLDER: TargetSettings = { ...TARGET, kind: 'folder', path: '../web' };
const STORE: StorageTargetSettings = { ...TARGET, kind: 's3', bucket: 'news' };
const CODED: StorageTargetSettings = { ...STORE, coding: 'gzip' };

const LONG = 2000;
const twins = new Set(['rss.xml.gz', 'rss.xml.br', 'tip/index.html.gz']);
const file = (path: string, hash = path, sizeInBytes = LONG): InventoryFile =>
  describeFile({ path, hash, sizeInBytes }, SETTINGS, new Set(['tip/index.html']), twins);
const headerOf = ({ headers }: InventoryFile, name: string) => headers.find(([one]) => one === name)?.[1];

/** What a manifest says when these are there. */
const withAll = (files: readonly InventoryFile[], more: Partial<Manifest> = {}): Manifest => ({
  ...EMPTY,
  files: new Map(files.map(({ path, mark }) => [path, mark])),
  ...more,
});
const plan = (inventory: readonly InventoryFile[], remote: Manifest | undefined) =>
  planDelivery({ inventory, items: new Map(), remote, found: new Map(), sent: new Map(), services: [] });

describe('a compressed copy', () => {
  it('is one if feed.yaml wants it, and its file is there and no medium', () => {
    const paths = ['rss.xml', 'rss.xml.gz', 'rss.xml.br', 'data.tar.gz', 'media/a.svg', 'media/a.svg.gz'];
    expect([...findTwins(paths, SETTINGS)]).toEqual(['rss.xml.gz', 'rss.xml.br']);
    expect([...findTwins(paths, { precompress: ['br'] })]).toEqual(['rss.xml.br']);
    expect([...findTwins(paths, {})]).toEqual([]);
  });

  it('is served with the headers of its file, and with its coding', () => {
    const { headers } = file('rss.xml');
    expect(file('rss.xml.br')).toMatchObject({
      kind: 'twins',
      headers: [...headers, ['content-encoding', 'br']],
      isUnlisted: false,
    });
    expect(file('tip/index.html.gz').isUnlisted).toBe(true);
  });

  it('comes after all other files, new or not, and an outdated one goes before them', () => {
    const old = ['rss.xml', 'rss.xml.gz'].map((path) => file(path, 'old'));
    const { steps, outdated } = plan(
      [file('rss.xml'), file('rss.xml.gz'), file('rss.xml.br'), file('new/index.html')],
      withAll(old),
    );
    expect(steps.map(({ kind, isNew, files }) => [kind, isNew, files.map(({ path }) => path)])).toEqual([
      ['pages', true, ['new/index.html']],
      ['feeds', false, ['rss.xml']],
      ['twins', false, ['rss.xml.gz', 'rss.xml.br']],
    ]);
    expect(outdated).toEqual(['rss.xml.gz']);
  });

  it('that a killed delivery may have left goes first, too', () => {
    const pending = {
      fresh: new Set(['rss.xml.gz']),
      former: new Set(['rss.xml.br']),
      unlisted: new Set<string>(),
    };
    const inventory = [file('rss.xml'), file('rss.xml.gz'), file('rss.xml.br')];
    expect(plan(inventory, withAll([], { pending })).outdated).toEqual(['rss.xml.br', 'rss.xml.gz']);
    expect(plan(inventory, undefined).outdated).toEqual([]);
  });

  it('that is made no more goes before its file changes, with its file too; another file of such a name goes in its turn', () => {
    const former = ['rss.xml', 'rss.xml.gz', 'a/index.html', 'a/index.html.br', 'data.tar.gz'];
    const { outdated, removals } = plan([file('rss.xml')], withAll(former.map((path) => file(path, 'old'))));
    expect(outdated).toEqual(['a/index.html.br', 'rss.xml.gz']);
    expect(removals).toEqual(['a/index.html', 'a/index.html.br', 'data.tar.gz', 'rss.xml.gz']);
  });

  it('is not sent to a storage, which would send it to nobody', () => {
    const inventory = [file('rss.xml'), file('rss.xml.gz')];
    expect(inventoryFor(FOLDER, inventory)).toEqual(inventory);
    expect(inventoryFor(STORE, inventory)).toEqual([file('rss.xml')]);
  });
});

describe('a storage with a coding', () => {
  it.each([
    'rss.xml',
    'feed.json',
    'index.html',
    'page.css',
    'copy.js',
    'feeds.opml',
    'archive/2014-12.json',
  ])('has %s in it, which is another file by that', (path) => {
    const coded = fileFor(CODED, file(path));
    expect(headerOf(coded, 'content-encoding')).toBe('gzip');
    expect([coded.mark === file(path).mark, coded.token === file(path).token]).toEqual([false, false]);
    expect(fileFor(CODED, file(path))).toEqual(coded);
  });

  it('has short files, media and what is no text as they are', () => {
    const others = [file('rss.xml', 'x', 1000), file('media/a.svg'), file('logo.png'), file('CNAME')];
    expect(inventoryFor(CODED, others)).toEqual(others);
  });

  it('is one of storages alone', () => {
    expect(fileFor(FOLDER, file('rss.xml'))).toEqual(file('rss.xml'));
    expect(fileFor(STORE, file('rss.xml'))).toEqual(file('rss.xml'));
  });

  it('has a file of no known type as it is', () => {
    const untyped = { ...file('rss.xml'), headers: [] };
    expect(fileFor(CODED, untyped)).toBe(untyped);
  });
});
