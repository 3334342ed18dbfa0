import { describe, expect, it } from 'vitest';
import { hasError } from '../../src/model/problem.ts';
import { publish } from '../../src/publish/publish.ts';
import type { BuildOptions } from '../../src/publish/world.ts';
import { article } from '../support/articles.ts';
import type { Files } from '../support/files.ts';
import { memoryDisk, publicationOf } from '../support/memoryDisk.ts';
import { NOW, SETTINGS } from '../support/publication.ts';
import { readLock } from './material.ts';

const ROAD = article('Road', '8:03 pm on 21 December 2014', 'The road is open.');
const FERRY = article('Ferry', '8:03 pm on 21 December 2014', 'The ferry sails at noon.');
const ID = 'tag:news.example.nz,2014-12-21:road';
const EMPTY = { new: [], updated: [], edited: [], returning: [], gone: [] };

/** A folder in which an article was published and seen. */
function published(more: Files = {}) {
  const disk = memoryDisk({ 'feed.yaml': SETTINGS, 'items/road.md': ROAD, ...more });
  run(disk);
  return disk;
}

function run(disk: ReturnType<typeof memoryDisk>, request: Partial<BuildOptions> = {}) {
  return publish({ disk }, publicationOf(disk), { now: NOW, ...request });
}

/** Puts files into the folder, and takes those away that are said to be undefined. */
function change(disk: ReturnType<typeof memoryDisk>, files: Readonly<Record<string, string | undefined>>) {
  for (const [file, text] of Object.entries(files)) {
    if (text === undefined) disk.files.delete(file);
    else disk.files.set(file, Buffer.from(text));
  }
}

/** The ids that readers are given. */
function idsIn(disk: ReturnType<typeof memoryDisk>): string[] {
  const feed = JSON.parse(String(disk.files.get('output/feed.json')));
  return feed.items.map(({ id }: { id: string }) => id);
}

function linesIn(disk: ReturnType<typeof memoryDisk>) {
  return readLock(String(disk.files.get('feed.lock'))).entries;
}

const GONE = { 'items/road.md': undefined };

describe('an article keeps the id that subscribers have', () => {
  it.each<[string, Record<string, string | undefined>]>([
    ['its file was renamed', { ...GONE, 'items/street.md': ROAD }],
    ['its file was moved to another folder', { ...GONE, 'items/2014/road.md': ROAD }],
    ['its file was given a date', { ...GONE, 'items/2014-12-21-the-road.md': ROAD }],
    ['it was saved as newsroom text', { ...GONE, 'items/road.txt': ROAD }],
    ['it was saved as newsroom text and edited', { ...GONE, 'items/road.txt': ROAD.replace('open', 'shut') }],
    ['its title is another', { 'items/road.md': ROAD.replace('title: Road', 'title: Street') }],
    ['its slug is another', { 'items/road.md': ROAD.replace('---\n\n', 'slug: street\n---\n\n') }],
    ['its date is another', { 'items/road.md': ROAD.replace('21 December', '24 December') }],
    ['its text is another', { 'items/road.md': ROAD.replace('open', 'shut') }],
    ['its marks are others', { 'items/road.md': ROAD.replace('open', '**open**') }],
    [
      'its domain is another',
      { 'feed.yaml': SETTINGS.replace('https://news.example.nz/', 'https://new.example/feeds/') },
    ],
    ['its time zone is another', { 'feed.yaml': SETTINGS.replace('Pacific/Auckland', 'Pacific/Honolulu') }],
    ['it is renamed and redated', { ...GONE, 'items/street.md': ROAD.replace('21 December', '24 December') }],
    ['its id is written into it', { 'items/road.md': ROAD.replace('---\n\n', `id: ${ID}\n---\n\n`) }],
  ])('where %s', (_, files) => {
    const disk = published();
    change(disk, files);
    expect(hasError(run(disk).problems)).toBe(false);
    expect(idsIn(disk)).toEqual([ID]);
    expect(linesIn(disk)).toMatchObject([{ id: ID, isGone: false }]);
  });

  it.each<[string, Record<string, string | undefined>]>([
    ['its file was renamed', { ...GONE, 'items/street.md': ROAD }],
    ['its slug is another', { 'items/road.md': ROAD.replace('---\n\n', 'slug: street\n---\n\n') }],
    ['its domain is another', { 'feed.yaml': SETTINGS.replace('news.example.nz', 'new.example') }],
  ])('and subscribers notice nothing where %s', (_, files) => {
    const disk = published();
    change(disk, files);
    expect(run(disk).subscribers).toEqual(EMPTY);
  });

  it('where it is a draft for a time, under whatever name it comes back', () => {
    const disk = published();
    change(disk, { 'items/road.md': ROAD.replace('---\n\n', 'draft: true\n---\n\n') });
    expect(run(disk).subscribers.gone).toMatchObject([{ id: ID }]);
    expect(idsIn(disk)).toEqual([]);
    change(disk, { ...GONE, 'items/street.md': ROAD });
    expect(run(disk).subscribers).toEqual(EMPTY);
    expect(idsIn(disk)).toEqual([ID]);
  });

  it('where it was renamed, and renamed again', () => {
    const disk = published();
    for (const [before, after] of [
      ['road', 'street'],
      ['street', 'lane'],
      ['lane', 'road'],
    ]) {
      change(disk, { [`items/${before}.md`]: undefined, [`items/${after}.md`]: ROAD });
      run(disk);
    }
    expect(idsIn(disk)).toEqual([ID]);
  });

  it('where a new article has its name now', () => {
    const disk = published();
    change(disk, { 'items/road.md': FERRY.replace('21', '22'), 'items/street.md': ROAD });
    expect(run(disk).subscribers).toMatchObject({ new: [{ file: 'items/road.md' }], edited: [], gone: [] });
    expect(idsIn(disk)).toEqual(['tag:news.example.nz,2014-12-22:road', ID]);
  });

  it('where it and another have changed names', () => {
    const disk = published({ 'items/ferry.md': FERRY });
    change(disk, { 'items/road.md': FERRY, 'items/ferry.md': ROAD });
    expect(run(disk).subscribers).toEqual(EMPTY);
    expect(linesIn(disk)).toMatchObject([
      { id: 'tag:news.example.nz,2014-12-21:ferry', file: 'items/road.md' },
      { id: ID, file: 'items/ferry.md' },
    ]);
  });

  it('where it has no text but a title, and was renamed', () => {
    const disk = published({
      'items/b.md': article('B', '2 May 2014', ''),
      'items/c.md': article('C', '2 May 2014', ''),
    });
    const before = idsIn(disk);
    change(disk, { 'items/b.md': undefined, 'items/d.md': article('B', '2 May 2014', '') });
    run(disk);
    expect(idsIn(disk)).toEqual(before);
  });

  it('where it has left the window meanwhile', () => {
    const window = `${SETTINGS}window: { items: 1, days: 1 }\n`;
    const disk = published({ 'feed.yaml': window });
    change(disk, { 'items/ferry.md': FERRY.replace('21', '28') });
    run(disk);
    change(disk, { ...GONE, 'items/street.md': ROAD });
    expect(run(disk).subscribers).toEqual(EMPTY);
    expect(linesIn(disk)).toMatchObject([{ id: ID, file: 'items/street.md' }, {}]);
  });
});

describe('without a lock', () => {
  it('a minted id is the same as before', () => {
    const disk = published({ 'items/ferry.md': FERRY });
    const before = new Map(disk.files);
    disk.files.delete('feed.lock');
    // The documents that are still there say who has been shown what.
    expect(run(disk).subscribers).toEqual(EMPTY);
    expect([...disk.files].toSorted()).toEqual([...before].toSorted());
  });

  it('none is begun for an empty folder', () => {
    const disk = memoryDisk({ 'feed.yaml': SETTINGS });
    run(disk);
    expect(disk.files.has('feed.lock')).toBe(false);
  });
});

describe('while an id is in doubt', () => {
  const own = ROAD.replace('---\n\n', 'id: urn:x\n---\n\n');

  it('nothing is written', () => {
    const disk = published();
    change(disk, { 'items/road.md': own });
    const before = new Map(disk.files);
    expect(run(disk).problems).toMatchObject([{ code: 'ID_CHANGED', file: 'items/road.md', line: 4 }]);
    expect(disk.files).toEqual(before);
  });

  it('--reissue writes the new one, and tells that everyone sees the article again', () => {
    const disk = published();
    change(disk, { 'items/road.md': own });
    expect(run(disk, { acceptsNewIds: true }).subscribers.returning).toMatchObject([{ id: 'urn:x' }]);
    expect(idsIn(disk)).toEqual(['urn:x']);
    expect(run(disk).subscribers).toEqual(EMPTY);
    expect(linesIn(disk)).toMatchObject([{ id: 'urn:x' }]);
  });

  it('the lines of files that cannot be read stay as they are', () => {
    const disk = published();
    change(disk, { 'items/road.md': '---\ntitle: [\n---\n', 'items/copy.md': ROAD });
    const before = new Map(disk.files);
    const { problems, subscribers } = run(disk);
    expect(hasError(problems)).toBe(true);
    expect(subscribers).toMatchObject({ new: [{ file: 'items/copy.md' }], gone: [] });
    expect(disk.files).toEqual(before);
  });
});

describe('an article that is made a draft again', () => {
  const DRAFT = ROAD.replace('---\n\n', 'draft: true\n---\n\n');

  it('keeps its id through edits and another date, whoever has its words meanwhile', () => {
    const disk = published();
    change(disk, { 'items/road.md': DRAFT });
    expect(run(disk).subscribers.gone.map(({ id }) => id)).toEqual([ID]);
    expect(run(disk)).toMatchObject({ written: [], subscribers: EMPTY });
    change(disk, { 'items/copy.md': ROAD.replace('date: 8', 'date: 9') });
    run(disk);
    const again = ROAD.replace('open', 'open again').replace('21 December', '23 December');
    change(disk, { 'items/road.md': again });
    expect(run(disk).subscribers).toMatchObject({ new: [], returning: [], gone: [] });
    expect(idsIn(disk)).toEqual([ID, 'tag:news.example.nz,2014-12-21:copy']);
  });
});

describe('a publication that moves to another domain', () => {
  const OWN = ROAD.replace('---\n\n', 'id: r1\nlink: https://news.example.nz/own\n---\n\n').replace(
    'The road',
    'The [road](/map)',
  );
  const elsewhere = { 'feed.yaml': SETTINGS.replace('news.example.nz', 'harbour.example.org') };

  it('keeps in Atom the ids that are no URIs', () => {
    const disk = published({ 'items/road.md': OWN });
    const idIn = () => /<entry>\s*<id>(.*?)<\/id>/.exec(String(disk.files.get('output/atom.xml')))?.[1];
    expect(idIn()).toBe('https://news.example.nz/#r1');
    change(disk, elsewhere);
    run(disk);
    expect(idIn()).toBe('https://news.example.nz/#r1');
    change(disk, { 'feed.yaml': SETTINGS.replace('news.example.nz', 'third.example') });
    run(disk);
    expect(idIn()).toBe('https://news.example.nz/#r1');
  });

  it('has edited nothing, though articles have links of their own at its old address', () => {
    const disk = published({ 'items/road.md': OWN });
    change(disk, elsewhere);
    expect(run(disk).subscribers).toEqual(EMPTY);
    expect(run(disk)).toMatchObject({ written: [], subscribers: EMPTY });
  });
});

it('an id that an article has had since its author took it out of the file is refused to another', () => {
  const named = ROAD.replace('---\n\n', 'id: urn:x:1\n---\n\n');
  const disk = published({ 'items/road.md': named });
  change(disk, { 'items/road.md': ROAD });
  run(disk);
  change(disk, { 'items/ferry.md': FERRY.replace('---\n\n', 'id: urn:x:1\n---\n\n') });
  expect(run(disk).problems).toMatchObject([{ code: 'ID_DUPLICATE', file: 'items/ferry.md' }]);
});

describe('articles that are edited while their files change names', () => {
  it('keep their ids where both swap', () => {
    const later = FERRY.replace('8:03', '9:03');
    const disk = published({ 'items/ferry.md': later });
    change(disk, {
      'items/ferry.md': ROAD.replace('open', 'open again'),
      'items/road.md': later.replace('noon', 'one'),
    });
    expect(run(disk).subscribers).toMatchObject({ new: [], gone: [] });
    const ids = linesIn(disk).map(({ id, file }) => [id.split(':').at(-1), file]);
    expect(Object.fromEntries(ids)).toEqual({ road: 'items/ferry.md', ferry: 'items/road.md' });
  });

  it('keep them by title and time, where they have few words', () => {
    const disk = published();
    change(disk, { ...GONE, 'items/street.md': ROAD.replace('The road is open.', 'Shut!') });
    expect(run(disk).subscribers).toMatchObject({ new: [], gone: [], edited: [{ id: ID }] });
  });
});

it('a date of publication that is moved into the future is told to be held', () => {
  const disk = published();
  change(disk, { 'items/road.md': ROAD.replace('2014', '2099') });
  expect(run(disk).problems[0]).toMatchObject({
    code: 'PUBLISHED_MOVED',
    mend: expect.stringMatching(/^it is held until then, and readers that have it keep what they have;/),
  });
});

it('a date that was moved is told as edited, since its author has not said that it was updated', () => {
  const disk = published();
  change(disk, { 'items/road.md': ROAD.replace('8:03', '9:03') });
  expect(run(disk).subscribers).toMatchObject({ updated: [], edited: [{ id: ID }] });
});
