import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type Watching, watch } from '../../src/disk/watch.ts';
import { pulled } from './pulled.ts';

/** The path of everything that the system tells of, whether it concerns us or not. */
const noticed = vi.hoisted(() => new Set<string>());

vi.mock('node:fs', async (importOriginal) => {
  const real = await importOriginal<typeof import('node:fs')>();
  const watch = (folder: string, listener: (event: string, name: string) => void) =>
    real.watch(folder, (event, name) => {
      listener(event, `${name}`);
      noticed.add(join(folder, `${name}`));
    });
  return { ...real, watch };
});

/** Milliseconds; a change comes within one tenth of them. */
const PATIENCE = 10_000;

/** A publication's folder that is watched, and how often anything was told. */
interface Watched {
  readonly root: string;
  readonly count: () => number;
  readonly faults: Error[];
  readonly watching: Watching;
}

async function watched(
  files: readonly string[],
  folders: Partial<Parameters<typeof watch>[1]> = {},
  prepare: (root: string) => void = () => {},
): Promise<Watched> {
  const root = temporaryFolder();
  for (const file of files) put(root, file);
  prepare(root);
  const { tell, faults, watching } = pulled(watch(root, { items: ['items'], output: 'output', ...folders }));
  onTestFinished(() => watching.close());
  return { root, count: () => tell.mock.calls.length, faults, watching };
}

function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'dateline-watch-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function put(root: string, file: string, text = 'Kia ora'): void {
  const path = join(root, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** Does something, and waits until it has been told. */
async function isTold({ count }: Watched, act: () => void): Promise<void> {
  const before = count();
  act();
  await vi.waitFor(() => expect(count()).toBeGreaterThan(before), { timeout: PATIENCE, interval: 10 });
}

/**
 * Does something that must not be told: when the system has told of what was done after it, nothing waits to be told.
 * Then something that must be told is told once.
 */
async function isNotTold(one: Watched, act: () => void): Promise<void> {
  const before = one.count();
  const last = join(one.root, `.nobody-cares-${noticed.size}`);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    act();
    writeFileSync(last, '');
    while (!noticed.has(last)) await new Promise(setImmediate);
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
  await isTold(one, () => put(one.root, 'feed.yaml', `after ${before}`));
  expect(one.count()).toBe(before + 1);
}

describe('what is told', () => {
  it.each<[string, string[], (root: string) => void]>([
    ['an article that is changed', ['items/a.md'], (root) => appendFileSync(join(root, 'items/a.md'), '.')],
    [
      'one that is changed to a text of the same length',
      ['items/a.md'],
      (root) => put(root, 'items/a.md', 'Kia oro'),
    ],
    ['one that is added', ['items/a.md'], (root) => put(root, 'items/b.md')],
    ['one that is removed', ['items/a.md'], (root) => unlinkSync(join(root, 'items/a.md'))],
    [
      'one that is renamed',
      ['items/a.md'],
      (root) => renameSync(join(root, 'items/a.md'), join(root, 'items/b.md')),
    ],
    ['a picture', ['items/deep/er/a.jpg'], (root) => put(root, 'items/deep/er/a.jpg', 'x')],
    ['a file that another program serves', ['static/a.mp3'], (root) => put(root, 'static/img/a.png', 'x')],
    ['a new folder', ['items/a.md'], (root) => put(root, 'items/2026/11/b.md')],
    [
      'a folder that is renamed',
      ['items/x/a.md'],
      (root) => renameSync(join(root, 'items/x'), join(root, 'items/y')),
    ],
    [
      'a folder that is removed',
      ['items/x/a.md'],
      (root) => rmSync(join(root, 'items/x'), { recursive: true }),
    ],
    ['the settings', ['feed.yaml'], (root) => put(root, 'feed.yaml', 'title: B')],
    ['settings that were not there', ['items/a.md'], (root) => put(root, 'feed.yaml')],
    ['a picture beside the settings', ['feed.yaml'], (root) => put(root, 'Icon.PNG')],
    ['names in any script', ['items/Ōtaki/寿司.md'], (root) => put(root, 'items/Ōtaki/寿司.md', 'x')],
    [
      'names whose letters are not composed',
      ['items/O\u0304taki.md'],
      (root) => put(root, 'items/O\u0304taki.md', 'x'),
    ],
  ])('is %s', async (_, files, act) => {
    const one = await watched(files, { static: ['static'] });
    await isTold(one, () => act(one.root));
  });

  it.each(['data/authors/ana.yml', 'authors.yml', '_index.md', 'site/_index.md', 'site/posts/posts.json'])(
    'is %s, which says something of all articles',
    async (path) => {
      const folders = { items: ['site/posts'], people: ['data/authors', 'authors.yml'] };
      const one = await watched(['site/posts/a.md', path], folders);
      await isTold(one, () => put(one.root, path, 'x'));
      await isNotTold(one, () => put(one.root, 'site/README.md'));
    },
  );

  it('is an article that is saved by renaming, as editors do', async () => {
    const one = await watched(['items/a.md']);
    const save = (temporary: string) => () => {
      put(one.root, temporary, temporary);
      renameSync(join(one.root, temporary), join(one.root, 'items/a.md'));
    };
    await isTold(one, save('items/.a.md.swp'));
    await isTold(one, save('items/a.md~'));
    await isTold(one, save('elsewhere/a.md'));
  });

  it('is one that is saved as vim does, with the old one kept beside it', async () => {
    const one = await watched(['items/a.md']);
    await isTold(one, () => {
      put(one.root, 'items/4913');
      unlinkSync(join(one.root, 'items/4913'));
      renameSync(join(one.root, 'items/a.md'), join(one.root, 'items/a.md~'));
      put(one.root, 'items/a.md', 'new');
      unlinkSync(join(one.root, 'items/a.md~'));
    });
    await isTold(one, () => appendFileSync(join(one.root, 'items/a.md'), '.'));
  });

  it('is one telling for many changes at once', async () => {
    const one = await watched(['items/a.md']);
    await isTold(one, () => {
      for (let number = 0; number < 50; number += 1) put(one.root, `items/${number}.md`);
    });
    expect(one.count()).toBe(1);
  });

  it('waits for whoever asks, once for all that changed before', async () => {
    const one = await watched(['items/a.md']);
    const watching = watch(one.root, { items: ['items'], output: 'output' });
    onTestFinished(() => watching.close());
    await isTold(one, () => put(one.root, 'items/a.md', 'changed'));
    await isTold(one, () => put(one.root, 'items/a.md', 'changed again'));
    expect(await watching.next()).toEqual({ kind: 'changed' });
    const later = vi.fn();
    void watching.next().then(later);
    await new Promise(setImmediate);
    expect(later).not.toHaveBeenCalled();
    put(one.root, 'items/a.md', 'changed once more');
    await vi.waitFor(() => expect(later).toHaveBeenCalledWith({ kind: 'changed' }), { timeout: PATIENCE });
  });

  it('does not wait for an end of changes that has none', async () => {
    const one = await watched(['items/a.md']);
    const writing = setInterval(() => appendFileSync(join(one.root, 'items/a.md'), '.'), 20);
    onTestFinished(() => clearInterval(writing));
    await vi.waitFor(() => expect(one.count()).toBeGreaterThan(1), { timeout: PATIENCE, interval: 10 });
  });
});

describe('what is not told', () => {
  it.each([
    ['items/.hidden.md'],
    ['items/.git/a.md'],
    ['items/node_modules/a.md'],
    ['items/a.md~'],
    ['items/.a.md.swp'],
    ['items/a.md.swp'],
    ['items/4913'],
    ['items/#a.md#'],
    ['items/.#a.md'],
    ['items/.a.md.0.dateline-tmp'],
    ['items/a.dateline-tmp'],
    ['feed.lock'],
    ['.run.0.dateline-tmp'],
    ['.icon.png'],
    ['README.md'],
    ['src/icon.png'],
    ['output/rss.xml'],
    ['output/icon.png'],
    ['items-old/a.md'],
  ])('is %s', async (file) => {
    const one = await watched(['feed.yaml', 'items/a.md', 'output/atom.xml', 'src/a.ts']);
    await isNotTold(one, () => {
      put(one.root, file);
      put(one.root, file, 'changed');
      unlinkSync(join(one.root, file));
    });
  });

  it.each([
    { items: ['.'], output: 'output' },
    { items: ['.', 'items'], output: 'output' },
    { items: ['items'], output: 'items/output' },
  ])('is the output folder within the items, in $items', async ({ items, output }) => {
    const one = await watched(['feed.yaml', 'items/a.md', `${output}/rss.xml`], { items, output });
    await isNotTold(one, () => put(one.root, `${output}/rss.xml`, 'changed'));
    await isNotTold(one, () => put(one.root, `${output}/sport/rss.xml`));
    await isNotTold(one, () => rmSync(join(one.root, output), { recursive: true }));
    await isNotTold(one, () => put(one.root, `${output}/rss.xml`));
    await isTold(one, () => put(one.root, 'items/a.md', 'changed'));
  });

  it('is what an output folder that is a link leads to', async () => {
    const one = await watched(['feed.yaml', 'items/a.md', 'items/site/rss.xml'], {}, (root) =>
      symlinkSync('items/site', join(root, 'output')),
    );
    await isNotTold(one, () => put(one.root, 'items/site/rss.xml', 'changed'));
  });

  it('is the lock beside the settings, where these are among the items', async () => {
    const one = await watched(['feed.yaml', 'a.md'], { items: ['.'] });
    await isNotTold(one, () => put(one.root, 'feed.lock'));
    await isTold(one, () => put(one.root, 'a.md', 'changed'));
    await isTold(one, () => put(one.root, 'deep/b.md'));
  });

  it('is a text that feed.yaml leaves out; a picture beside it is told', async () => {
    const one = await watched(['items/a.md', 'items/old/b.md'], { ignore: ['README.md', 'old/'] });
    await isNotTold(one, () => put(one.root, 'items/README.md'));
    await isNotTold(one, () => put(one.root, 'items/old/b.md', 'changed'));
    await isTold(one, () => put(one.root, 'items/old/b.png'));
    await isTold(one, () => put(one.root, 'items/c.md'));
  });

  it('is anything when it is closed, also while it waits', async () => {
    const one = await watched(['items/a.md']);
    noticed.clear();
    put(one.root, 'items/a.md', 'changed');
    await vi.waitFor(() => expect(noticed).toContain(join(one.root, 'items/a.md')));
    one.watching.close();
    put(one.root, 'items/a.md', 'changed again');
    const other = await watched(['items/a.md']);
    await isTold(other, () => put(other.root, 'items/a.md', 'changed'));
    expect(one.count()).toBe(0);
  });
});

describe('folders that come and go', () => {
  it.each(['items', 'content/items', 'a/b/c'])('are seen when they were not there: %s', async (folder) => {
    const one = await watched(['feed.yaml'], { items: [folder] });
    await isTold(one, () => put(one.root, `${folder}/a.md`));
    await isTold(one, () => put(one.root, `${folder}/a.md`, 'changed'));
    await isTold(one, () => put(one.root, `${folder}/new/b.md`));
    await isTold(one, () => put(one.root, `${folder}/new/b.md`, 'changed'));
  });

  it('are seen one after the other', async () => {
    const one = await watched(['feed.yaml'], { items: ['content/items'] });
    await isTold(one, () => mkdirSync(join(one.root, 'content')));
    await isTold(one, () => mkdirSync(join(one.root, 'content/items')));
    await isTold(one, () => put(one.root, 'content/items/a.md'));
  });

  it.each([
    { name: 'items', files: ['items/a.md'], again: 'items/a.md' },
    { name: 'items', files: ['items/a.md'], again: 'items/b.md' },
    { name: 'items/deep', files: ['items/deep/a.md', 'items/b.md'], again: 'items/deep/c.md' },
    { name: 'content', files: ['content/items/deep/a.md'], again: 'content/items/deep/a.md' },
  ])(
    'are seen when they are deleted and made again at once: $name with $again',
    async ({ name, files, again }) => {
      const one = await watched(files, { items: ['items', 'content/items'] });
      await isTold(one, () => {
        rmSync(join(one.root, name), { recursive: true });
        put(one.root, again, 'made again');
      });
      await isTold(one, () => put(one.root, join(dirname(again), 'later.md')));
      await isTold(one, () => put(one.root, join(dirname(again), 'later.md'), 'changed'));
      await isTold(one, () => put(one.root, again, 'changed'));
    },
  );

  it('are seen when they are made again later', async () => {
    const one = await watched(['items/deep/a.md']);
    await isTold(one, () => rmSync(join(one.root, 'items'), { recursive: true }));
    await isTold(one, () => put(one.root, 'items/deep/a.md'));
    await isTold(one, () => put(one.root, 'items/deep/b.md'));
  });

  it('are not seen any more when they have moved away', async () => {
    const one = await watched(['feed.yaml', 'items/a.md', 'items/deep/b.md']);
    await isTold(one, () => renameSync(join(one.root, 'items/deep'), join(one.root, 'elsewhere')));
    await isNotTold(one, () => put(one.root, 'elsewhere/b.md', 'changed'));
  });

  it('are seen when an empty one is replaced by another', async () => {
    const one = await watched(['items/a.md'], {}, (root) => {
      mkdirSync(join(root, 'items/empty'));
      mkdirSync(join(root, 'elsewhere'));
    });
    await isTold(one, () => {
      rmdirSync(join(one.root, 'items/empty'));
      renameSync(join(one.root, 'elsewhere'), join(one.root, 'items/empty'));
    });
    await isTold(one, () => put(one.root, 'items/empty/b.md'));
    await isTold(one, () => put(one.root, 'items/empty/b.md', 'changed'));
  });
});

describe('links', () => {
  it('within the items are seen when they come and go, and lead nowhere', async () => {
    const outside = temporaryFolder();
    put(outside, 'b.md');
    const one = await watched(['feed.yaml', 'items/a.md']);
    await isTold(one, () => symlinkSync('a.md', join(one.root, 'items/link.md')));
    await isTold(one, () => symlinkSync(outside, join(one.root, 'items/outside')));
    await isNotTold(one, () => put(outside, 'b.md', 'changed'));
    await isTold(one, () => unlinkSync(join(one.root, 'items/link.md')));
  });

  it('do not go round in a circle', async () => {
    const one = await watched(['items/a.md'], {}, (root) => symlinkSync('..', join(root, 'items/up')));
    await isTold(one, () => put(one.root, 'items/a.md', 'changed'));
    expect(one.count()).toBe(1);
  });

  it('are followed where the items’ folder is one', async () => {
    const elsewhere = temporaryFolder();
    put(elsewhere, 'deep/a.md');
    const one = await watched(['feed.yaml'], { outside: 'allow' }, (root) =>
      symlinkSync(elsewhere, join(root, 'items')),
    );
    await isTold(one, () => put(elsewhere, 'deep/a.md', 'changed'));
    await isNotTold(one, () => put(elsewhere, 'deep/.a.md.swp'));
    await isTold(one, () => put(elsewhere, 'b.md'));
  });

  it('are not followed out of the folder of feed.yaml, unless that is allowed', async () => {
    const elsewhere = temporaryFolder();
    const one = await watched(['feed.yaml'], {}, (root) => symlinkSync(elsewhere, join(root, 'items')));
    await isTold(one, () => put(one.root, 'feed.yaml', 'changed'));
    put(elsewhere, 'a.md');
    await isTold(one, () => put(one.root, 'feed.yaml', 'changed again'));
    expect([...noticed].filter((path) => path.startsWith(elsewhere))).toEqual([]);
  });

  it('are followed where they lead now', async () => {
    const [first, second] = [temporaryFolder(), temporaryFolder()];
    const one = await watched(['feed.yaml'], { items: ['content/items'], outside: 'allow' });
    mkdirSync(join(first, 'items'));
    mkdirSync(join(second, 'items'));
    await isTold(one, () => symlinkSync(first, join(one.root, 'content')));
    await isTold(one, () => put(first, 'items/a.md'));
    await isTold(one, () => {
      unlinkSync(join(one.root, 'content'));
      symlinkSync(second, join(one.root, 'content'));
    });
    await isTold(one, () => put(second, 'items/a.md'));
  });

  it('may lead to the publication itself', async () => {
    const real = temporaryFolder();
    put(real, 'items/a.md');
    const link = join(temporaryFolder(), 'link');
    symlinkSync(real, link);
    const { tell, watching } = pulled(watch(link, { items: ['items'], output: 'output' }));
    onTestFinished(() => watching.close());
    put(real, 'items/a.md', 'changed');
    await vi.waitFor(() => expect(tell).toHaveBeenCalled(), { timeout: PATIENCE, interval: 10 });
    // Once is enough: by its own name, and not by the link's too.
    expect([...noticed].filter((path) => path.startsWith(link))).toEqual([]);
  });
});
