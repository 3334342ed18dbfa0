import { describe, expect, it, vi } from 'vitest';
import { realDisk } from '../../src/disk/realDisk.ts';
import { EMPTY_PREVIEW, refreshPreview } from '../../src/publish/preview/livePreview.ts';
import { publish } from '../../src/publish/publish.ts';
import type { Answer, Task, Worker } from '../../src/publish/worker/mapInBatches.ts';
import { taskRunner } from '../../src/publish/worker/tasks.ts';
import { tell } from '../cli/commandLine.ts';
import { start } from '../cli/ongoing.ts';
import { article } from '../support/articles.ts';
import { filesOf, folderWith, putFiles } from '../support/files.ts';
import { memoryDisk, publicationOf } from '../support/memoryDisk.ts';
import { NOW, SHORTEST } from '../support/publication.ts';

/** What each stage throws at, by a word of the article's title. */
const hit = vi.hoisted(() => ({
  error: new Error('x') as unknown,
  /** Throws if a stage is given an article whose title has the stage's word. */
  at(word: string, titles: readonly (string | undefined)[]) {
    if (titles.some((title) => title?.includes(word))) throw this.error;
  },
}));

vi.mock('../../src/articles/parseHead.ts', async (importOriginal) => {
  const real = await importOriginal<typeof import('../../src/articles/parseHead.ts')>();
  const parseHead: typeof real.parseHead = (source, settings) => {
    hit.at('head', [/title: (.*)/.exec(source.text)?.[1]]);
    return real.parseHead(source, settings);
  };
  return { ...real, parseHead };
});

vi.mock('../../src/identity/identify.ts', async (importOriginal) => {
  const real = await importOriginal<typeof import('../../src/identity/identify.ts')>();
  const identify: typeof real.identify = (heads, settings, options) => {
    hit.at(
      'identity',
      heads.map(({ title }) => title),
    );
    return real.identify(heads, settings, options);
  };
  return { ...real, identify };
});

vi.mock('../../src/publish/plan/pages.ts', async (importOriginal) => {
  const real = await importOriginal<typeof import('../../src/publish/plan/pages.ts')>();
  const planPages: typeof real.planPages = (schedule, settings, entries) => {
    hit.at(
      'place',
      schedule.published.map(({ title }) => title),
    );
    return real.planPages(schedule, settings, entries);
  };
  return { ...real, planPages };
});

vi.mock('../../src/articles/parseBody.ts', async (importOriginal) => {
  const real = await importOriginal<typeof import('../../src/articles/parseBody.ts')>();
  const parseItem: typeof real.parseItem = (source, given, ...more) => {
    hit.at('body', [given.title]);
    return real.parseItem(source, given, ...more);
  };
  return { ...real, parseItem };
});

vi.mock('../../src/identity/contentHash.ts', async (importOriginal) => {
  const real = await importOriginal<typeof import('../../src/identity/contentHash.ts')>();
  const hashContent: typeof real.hashContent = (item, ...more) => {
    hit.at('hash', [item.title]);
    return real.hashContent(item, ...more);
  };
  return { ...real, hashContent };
});

vi.mock('../../src/feeds/formats.ts', async (importOriginal) => {
  const real = await importOriginal<typeof import('../../src/feeds/formats.ts')>();
  const FORMATS: typeof real.FORMATS = real.FORMATS.map((format) => ({
    ...format,
    renderItem: (item, options) => {
      hit.at(format.id, [item.title]);
      return format.renderItem(item, options);
    },
  }));
  return { ...real, FORMATS };
});

vi.mock('../../src/site/articlePage.ts', async (importOriginal) => {
  const real = await importOriginal<typeof import('../../src/site/articlePage.ts')>();
  const renderArticlePage: typeof real.renderArticlePage = (site, paged, page) => {
    hit.at('page', [paged.item.title]);
    return real.renderArticlePage(site, paged, page);
  };
  return { ...real, renderArticlePage };
});

const FERRY = article('The ferry is back', '6:12 am on 3 March 2015', 'It left at six with the mail.');
const TIDE = article('The tide is in', '9:00 am on 7 March 2015', 'It came in at nine.');
const badly = (word: string, day = 5) =>
  article(`A ${word} whale`, `5:40 pm on ${day} March 2015`, `It stayed for ${day} days.`);

/** An article at which each of the stages throws, among others. */
const STAGES = ['head', 'identity', 'place', 'body', 'hash', 'rss', 'atom', 'json', 'page'];

const diskWith = (word: string, more = {}) =>
  memoryDisk({
    'feed.yaml': SHORTEST,
    'items/ferry.md': FERRY,
    'items/tide.md': TIDE,
    'items/whale.md': badly(word),
    ...more,
  });

const FAULT = /^items\/whale\.md:1:1 error ARTICLE_FAILED expected to publish this article, found .*$/m;
const isWritten = (disk: ReturnType<typeof memoryDisk>) => disk.files.has('output/rss.xml');

function throwing(error: unknown = new TypeError('no such thing\n  and a second line')) {
  hit.error = error;
}

describe.each(STAGES)('what is thrown at one article (%s)', (word) => {
  it('is a problem of that article for build, and nothing is written', async () => {
    throwing();
    const disk = diskWith(word);
    const { status, stderr } = await tell(['build'], disk);
    expect({ status, isWritten: isWritten(disk) }).toEqual({ status: 1, isWritten: false });
    expect(stderr.match(/ error /g)).toHaveLength(1);
    expect(stderr).toMatch(FAULT);
    expect(stderr).toContain(
      'found a fault of Dateline itself: "TypeError: no such thing" - report it with this file',
    );
  });

  it('leaves that article out with --keep-going, and the others are published', async () => {
    throwing();
    const disk = diskWith(word);
    const { status, stderr, stdout } = await tell(['build', '--keep-going'], disk);
    expect({ status, isWritten: isWritten(disk) }).toEqual({ status: 3, isWritten: true });
    expect(stderr).toMatch(FAULT);
    expect(stdout).toContain('left out    items/whale.md');
    const good = memoryDisk({ 'feed.yaml': SHORTEST, 'items/ferry.md': FERRY, 'items/tide.md': TIDE });
    await tell(['build'], good);
    for (const [path, bytes] of good.files)
      if (path.startsWith('output/')) expect(String(disk.files.get(path))).toBe(String(bytes));
  });

  it('is told with all other problems', async () => {
    throwing();
    const disk = diskWith(word, {
      'items/b.md': badly(word, 6),
      'items/c.md': article('C', '31 February 2015'),
    });
    const { stderr } = await tell(['build'], disk);
    const told = stderr.match(/^\S+ error \S+/gm);
    expect(told).toContain('items/c.md:2:7 error DATE_UNREADABLE'.replace('2:7', '3:7'));
    // Pages are rendered only if there is no other error.
    if (word !== 'page') expect(told).toHaveLength(3);
  });

  it('is a problem of that article for check and diff, which write nothing', async () => {
    throwing();
    const disk = diskWith(word);
    const before = new Map(disk.files);
    expect((await tell(['check'], disk)).stderr).toMatch(FAULT);
    expect((await tell(['diff'], disk)).stderr).toMatch(FAULT);
    expect(await tell(['check', '--keep-going'], disk)).toMatchObject({ status: 3 });
    const { stdout } = await tell(['diff', '--keep-going'], disk);
    expect(stdout).toContain('new        The ferry is back');
    expect(stdout).toMatch(/^\d+ files would be written$/m);
    expect(disk.files).toEqual(before);
  });

  it('leaves watch waiting for the next change', async () => {
    throwing();
    const disk = diskWith(word);
    const watching = await start(['watch'], disk);
    expect(watching.printed.stderr).toMatch(FAULT);
    disk.files.set('items/whale.md', Buffer.from(badly('good')));
    await watching.change();
    expect(String(disk.files.get('output/rss.xml'))).toContain('A good whale');
    expect(await watching.end()).toBe(130);
  });

  it('is told on the page that serve shows', () => {
    throwing();
    const disk = diskWith(word);
    const serving = { url: 'http://127.0.0.1:4321/', now: NOW };
    let live = refreshPreview({ disk }, EMPTY_PREVIEW, serving);
    const path = '2015/03/05/whale/';
    const shown = live.find(path) ?? live.find('');
    expect(String(shown?.read())).toContain('a fault of Dateline itself');
    expect(shown?.status).toBe(503);
    live = refreshPreview({ disk }, live, serving);
    expect(live.problems).toMatchObject([{ file: 'items/whale.md', code: 'ARTICLE_FAILED' }]);
    disk.files.set('items/whale.md', Buffer.from(badly('good')));
    live = refreshPreview({ disk }, live, serving);
    expect(live.problems).toEqual([]);
    expect(String(live.find(path)?.read())).toContain('A good whale');
  });
});

describe('an article at which something is thrown', () => {
  it('stays as subscribers have it, where it is left out', async () => {
    throwing();
    const disk = diskWith('good');
    await tell(['build'], disk);
    const before = String(disk.files.get('output/feed.json'));
    disk.files.set('items/whale.md', Buffer.from(badly('page')));
    const { status } = await tell(['build', '--keep-going'], disk);
    expect(status).toBe(3);
    expect(String(disk.files.get('output/feed.json'))).toBe(before);
  });

  it('is thrown at again by the next run, with records of this one', async () => {
    throwing();
    const root = folderWith({
      'feed.yaml': `${SHORTEST}onError: skip\n`,
      'items/a.md': FERRY,
      'items/whale.md': badly('page'),
    });
    const disk = realDisk(root);
    const run = () => publish({ disk, program: 'a program' }, publicationOf(disk), { now: NOW });
    const first = run();
    const files = filesOf(root);
    const second = run();
    expect(second.problems).toEqual(first.problems);
    expect(second).toMatchObject({ written: [], leftOut: [{ file: 'items/whale.md', isKept: false }] });
    expect(filesOf(root)).toEqual(files);
  });

  it.each([
    new RangeError('Maximum call stack size exceeded'),
    new RangeError('Invalid string length'),
    new Error(`Invalid regular expression: /${'a'.repeat(100_000)}/: too large`),
    'no error at all',
  ])('is told of in a few words (%#)', (error) => {
    throwing(error);
    const disk = diskWith('body');
    const [problem] = publish({ disk }, publicationOf(disk), { now: NOW }).problems;
    expect(problem).toMatchObject({ file: 'items/whale.md', code: 'ARTICLE_FAILED' });
    expect(problem?.message.length).toBeLessThan(200);
    expect(problem?.message).toContain(String(error).slice(0, 40));
  });

  it.each(STAGES)('has nothing to do with a disk that is full (%s)', (word) => {
    throwing(Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' }));
    const disk = diskWith(word);
    const run = () => publish({ disk }, publicationOf(disk), { now: NOW, keepsGoing: true });
    expect(run).toThrow('ENOSPC');
    expect(isWritten(disk)).toBe(false);
  });

  it('has nothing to do with files that cannot be opened since too many are', () => {
    throwing();
    const disk = diskWith('good');
    const read = (path: string) => {
      if (path.startsWith('items/whale')) throw Object.assign(new Error('EMFILE'), { code: 'EMFILE' });
      return disk.read(path);
    };
    const run = () => publish({ disk: { ...disk, read } }, publicationOf(disk), { now: NOW });
    expect(run).toThrow('EMFILE');
  });
});

it('what is thrown without any article ends the run', () => {
  throwing(new Error('no article'));
  const disk = diskWith('good', { 'feed.yaml': SHORTEST.replace('Harbour News', 'The rss News') });
  vi.spyOn(hit, 'at').mockImplementation((word) => {
    if (word === 'place' || word === 'identity') throw hit.error;
  });
  const run = () => publish({ disk }, publicationOf(disk), { now: NOW, keepsGoing: true });
  expect(run).toThrow('no article');
  vi.restoreAllMocks();
});

describe('with another thread', () => {
  /** Does each task when it is asked for an answer, as another thread would. */
  function workerOn(disk: ReturnType<typeof memoryDisk>, isDead = false): Worker {
    const run = taskRunner(disk);
    const answers: Answer[] = [];
    return {
      post: (task: Task) => void (isDead || answers.push(structuredClone(run(structuredClone(task))))),
      receive: () => answers.splice(0),
    };
  }

  it.each([
    ['head', false],
    ['body', false],
    ['head', true],
    ['body', true],
  ])('what is thrown there at one article is a problem of it (%s, gone: %s)', (word, isDead) => {
    throwing(new RangeError('Maximum call stack size exceeded'));
    const many = Object.fromEntries(
      Array.from({ length: 700 }, (_, n) => [
        `items/n${n}.md`,
        article(`No. ${n}`, '2015-03-03 06:12', `${n}`),
      ]),
    );
    const disk = diskWith(word, many);
    const worker = workerOn(disk, isDead);
    const report = publish({ disk, worker }, publicationOf(disk), { now: NOW, keepsGoing: true });
    expect(report.problems.filter(({ severity }) => severity === 'error')).toMatchObject([
      { file: 'items/whale.md', code: 'ARTICLE_FAILED' },
    ]);
    expect(report.items.published).toBe(702);
  });
});

describe('with records of an earlier run', () => {
  it.each(STAGES)('a fault is tried without them, since they may be its cause (%s)', (word) => {
    throwing();
    const root = folderWith({ 'feed.yaml': SHORTEST, 'items/a.md': FERRY, 'items/whale.md': badly('good') });
    const run = () => {
      const disk = realDisk(root);
      return publish({ disk, program: 'a program' }, publicationOf(disk), { now: NOW, keepsGoing: true });
    };
    run();
    putFiles(root, { 'items/whale.md': badly(word) });
    expect(run().problems.filter(({ severity }) => severity === 'error')).toMatchObject([
      { file: 'items/whale.md', code: 'ARTICLE_FAILED' },
    ]);
    let isFirst = true;
    vi.spyOn(hit, 'at').mockImplementation((stage, titles) => {
      if (stage !== word || !isFirst || !titles.some((title) => title?.includes('good'))) return;
      isFirst = false;
      throw hit.error;
    });
    putFiles(root, { 'items/whale.md': badly('good', 6) });
    expect(run().problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    vi.restoreAllMocks();
  });
});

it('check tells once of each file that waits for a build', async () => {
  const { stderr } = await tell(['check'], diskWith('good'));
  expect(stderr.match(/^output\/rss\.xml\S* note OUTPUT_STALE/gm)).toHaveLength(1);
});
