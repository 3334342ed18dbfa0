import { describe, expect, it } from 'vitest';
import type { BuildReport } from '../../src/publish/buildReport.ts';
import { EMPTY_PREVIEW, refreshPreview } from '../../src/publish/preview/livePreview.ts';
import { publish } from '../../src/publish/publish.ts';
import { tell } from '../cli/commandLine.ts';
import { article } from '../support/articles.ts';
import type { Files } from '../support/files.ts';
import { memoryDisk, publicationOf } from '../support/memoryDisk.ts';
import { tellAll } from '../support/problems.ts';
import { NOW, SHORTEST } from '../support/publication.ts';

type MemoryDisk = ReturnType<typeof memoryDisk>;

const FERRY = article('The ferry is back', '6:12 am on 3 March 2015', 'It left at six.', 'tags: [sea]\n');
const TIP = article('Thank you', '9:00 am on 4 March 2015', 'We have it.', 'tags: [tips]\nunlisted: true\n');
const LISTED_TIP = TIP.replace('unlisted: true\n', '');
const DRAFT_TIP = TIP.replace('unlisted: true', 'draft: true');
const WHALE = article('A whale looks in', '5:40 pm on 5 March 2015', 'It stayed.', 'tags: [sea]\n');
const FILES: Files = { 'items/ferry.md': FERRY, 'items/tip.md': TIP, 'items/whale.md': WHALE };
const PAGE = 'output/2015/03/04/tip/index.html';
const ID = 'tag:news.example.nz,2015-03-04:tip';

function publicationWith(files: Files = FILES, more = ''): MemoryDisk {
  return memoryDisk({ 'feed.yaml': SHORTEST + more, ...files });
}

function build(disk: MemoryDisk, now = NOW): BuildReport {
  return publish({ disk }, publicationOf(disk), { now });
}

/** What subscribers are told of the tip when its file becomes each of these in turn. */
function toldOf(texts: readonly string[], more = ''): string[] {
  const disk = publicationWith(FILES, more);
  return texts.map((text) => {
    if (text === '') disk.files.delete('items/tip.md');
    else disk.files.set('items/tip.md', Buffer.from(text));
    const changes = Object.entries<readonly { readonly file: string }[]>({ ...build(disk).subscribers });
    const kinds = changes.filter(([, some]) => some.some(({ file }) => file === 'items/tip.md'));
    return kinds.map(([kind]) => kind).join(' ');
  });
}

function textOf(disk: MemoryDisk, path: string): string {
  return String(disk.files.get(path));
}

/** The line of the tip in the lock, without its times and hashes. */
function lineIn(disk: MemoryDisk): string | undefined {
  const line = textOf(disk, 'feed.lock')
    .split('\n')
    .find((one) => one.includes(ID));
  return line?.replace(/\d{4}-\d\d-\d\dT\S+\t\S+\t[\da-f]{16}\t/, '').replaceAll('\t', ' ');
}

describe('an unlisted article', () => {
  const all =
    'window: { items: 1, days: 1 }\nfeedMenu: true\ntagFeeds: true\nfeeds: [{ path: en, title: English, where: { language: en } }]\n';

  it('has a page, and is named nowhere else in what is served', () => {
    const disk = publicationWith(FILES, all);
    const { problems } = build(disk);
    expect(problems).toEqual([]);
    const naming = [...disk.files]
      .filter(([path, bytes]) => path.startsWith('output/') && /tip|Thank you/i.test(path + bytes))
      .map(([path]) => path);
    expect(naming).toEqual([PAGE]);
  });

  it('is left out by search engines, and leads to no other article', () => {
    const disk = publicationWith();
    build(disk);
    expect(textOf(disk, PAGE)).toContain('<meta name="robots" content="noindex">');
    expect(textOf(disk, PAGE)).not.toMatch(/rel="(?:prev|next)"/);
    expect(textOf(disk, 'output/2015/03/05/whale/index.html')).not.toContain('noindex');
  });

  it('stands between no two others', () => {
    const disk = publicationWith();
    build(disk);
    expect(textOf(disk, 'output/2015/03/05/whale/index.html')).toContain(
      '<link rel="prev" href="https://news.example.nz/2015/03/03/ferry/">',
    );
  });

  it('is counted, and is not the newest', () => {
    const disk = publicationWith({
      ...FILES,
      'items/whale.md': WHALE.replace('---\n\n', 'feed: false\n---\n\n'),
    });
    expect(build(disk)).toMatchObject({
      items: { published: 1, unlisted: 2, held: 0, drafts: 0, expired: 0, withdrawn: 0 },
      newest: { title: 'The ferry is back' },
    });
  });

  it('is told by the command as unlisted', async () => {
    const { stdout } = await tell(['build'], publicationWith());
    expect(stdout).toContain('Harbour News: 2 articles, 1 unlisted\n');
  });

  it('has its page from its time on, until it expires', () => {
    const disk = publicationWith({
      'items/tip.md': TIP.replace('unlisted', 'expires: 9:00 am on 6 March 2015\nunlisted'),
    });
    const at = (time: string) => {
      const { nextDue, items } = build(disk, new Date(time));
      return [disk.files.has(PAGE), nextDue?.toISOString(), items.held, items.unlisted, items.expired];
    };
    expect(at('2015-03-03T19:59:59Z')).toEqual([false, '2015-03-03T20:00:00.000Z', 1, 0, 0]);
    expect(at('2015-03-03T20:00:00Z')).toEqual([true, '2015-03-05T20:00:00.000Z', 0, 1, 0]);
    expect(at('2015-03-05T20:00:00Z')).toEqual([false, undefined, 0, 0, 1]);
  });

  it('leaves no tombstone when it is withdrawn, expired or not', () => {
    const withdrawn = TIP.replace('unlisted', 'withdrawn: 9:00 am on 5 March 2015\nunlisted');
    const expired = withdrawn.replace('unlisted', 'expires: 9:00 am on 6 March 2015\nunlisted');
    for (const text of [withdrawn, expired]) {
      const disk = publicationWith({ ...FILES, 'items/tip.md': text });
      build(disk);
      expect(textOf(disk, 'output/atom.xml')).not.toContain('deleted-entry');
    }
  });

  it('sends people on from its former page, which search engines leave out too', () => {
    const disk = publicationWith();
    build(disk);
    disk.files.set('items/tip.md', Buffer.from(TIP.replace('unlisted', 'slug: thanks\nunlisted')));
    build(disk);
    expect(textOf(disk, PAGE)).toContain('url=https://news.example.nz/2015/03/04/thanks/');
    expect(textOf(disk, PAGE)).toContain('noindex');
  });

  it('loses its page when it is a draft', () => {
    const disk = publicationWith();
    build(disk);
    disk.files.set('items/tip.md', Buffer.from(DRAFT_TIP));
    expect(build(disk).removed).toEqual([PAGE]);
  });

  it('is told of, and shown nowhere, if there is no page of ours', () => {
    const pageless = publicationWith(FILES, 'links: dateline\n');
    expect(tellAll(build(pageless).problems)).toBe(
      'items/tip.md:5:1 warning UNLISTED_WITHOUT_PAGE expected an unlisted article to have a page, found pages: false in feed.yaml - nothing shows it; write pages: true into feed.yaml, or draft: true here',
    );
    const linked = publicationWith({
      ...FILES,
      'items/tip.md': TIP.replace('unlisted', 'link: https://tips.example/\nunlisted'),
    });
    expect(tellAll(build(linked).problems)).toBe(
      'items/tip.md:6:1 warning UNLISTED_WITHOUT_PAGE expected an unlisted article to have a page, found a link: of its own - nothing shows it; take the link: out to make a page of it, or write draft: true',
    );
    for (const disk of [pageless, linked])
      expect(
        [...disk.files].some(([path, bytes]) => path.startsWith('output/') && bytes.includes('Thank you')),
      ).toBe(false);
  });

  it('is not told of before its time if there is no page of ours', () => {
    expect(
      build(publicationWith(FILES, 'links: dateline\n'), new Date('2015-01-01T00:00:00Z')).problems,
    ).toEqual([]);
  });
});

describe('subscribers', () => {
  it('are told nothing of an article that was never listed', () => {
    expect(toldOf([TIP, TIP, DRAFT_TIP, TIP, ''])).toEqual(['', '', '', '', '']);
  });

  it('get one as new once it is listed', () => {
    expect(toldOf([TIP, LISTED_TIP, LISTED_TIP])).toEqual(['', 'new', '']);
  });

  it('lose one that becomes unlisted, once', () => {
    expect(toldOf([LISTED_TIP, TIP, TIP, DRAFT_TIP, TIP, ''])).toEqual(['new', 'gone', '', '', '', '']);
  });

  it('lose one that becomes unlisted though it has no page', () => {
    expect(toldOf([LISTED_TIP, TIP, TIP], 'links: dateline\n')).toEqual(['new', 'gone', '']);
  });

  it('are told nothing of one that is listed again as it was', () => {
    expect(toldOf([LISTED_TIP, TIP, LISTED_TIP])).toEqual(['new', 'gone', '']);
  });

  it('are not told of a draft that becomes unlisted', () => {
    expect(toldOf([LISTED_TIP, DRAFT_TIP, TIP])).toEqual(['new', 'gone', '']);
  });
});

describe('the lock', () => {
  it('keeps the id and the page of an unlisted article', () => {
    const disk = publicationWith();
    build(disk);
    expect(lineIn(disk)).toBe(`unlisted - ${ID} items/tip.md 2015/03/04/tip/`);
    disk.files.delete('items/tip.md');
    disk.files.set('items/thanks.md', Buffer.from(LISTED_TIP));
    expect(build(disk).subscribers.new.map(({ id }) => id)).toEqual([ID]);
    expect(textOf(disk, 'output/feed.json')).toContain(ID);
  });

  it('is the same on the next run', () => {
    const disk = publicationWith();
    build(disk);
    expect(build(disk).written).toEqual([]);
  });

  it('asks nobody for the date that subscribers were given', () => {
    const disk = publicationWith({ ...FILES, 'items/tip.md': LISTED_TIP });
    build(disk);
    disk.files.set('items/tip.md', Buffer.from(TIP.replace('9:00 am', '9:30 am')));
    expect(build(disk).problems).toEqual([]);
  });
});

describe('each command sees an unlisted article as the build does', () => {
  it('check', async () => {
    const disk = publicationWith({ ...FILES, 'items/tip.md': LISTED_TIP });
    build(disk);
    disk.files.set('items/tip.md', Buffer.from(TIP));
    const before = JSON.parse((await tell(['check', '--json'], disk)).stdout);
    expect(before.problems.map(({ code }: { code: string }) => code)).not.toContain('OUTPUT_DIFFERS');
    build(disk);
    expect((await tell(['check'], disk)).stdout).toContain('0 errors, 0 warnings, 0 notes');
  });

  it('diff', async () => {
    const disk = publicationWith({ ...FILES, 'items/tip.md': LISTED_TIP });
    build(disk);
    disk.files.set('items/tip.md', Buffer.from(TIP));
    const { stdout } = await tell(['diff', '--json'], disk);
    expect(JSON.parse(stdout)).toMatchObject({ new: [], gone: [{ id: ID, file: 'items/tip.md' }] });
    build(disk);
    const after = await tell(['diff', '--json'], disk);
    expect(JSON.parse(after.stdout)).toMatchObject({ gone: [], written: [] });
  });

  it('serve', () => {
    const disk = publicationWith();
    const { find } = refreshPreview({ disk }, EMPTY_PREVIEW, { url: 'http://127.0.0.1:4321/', now: NOW });
    const textAt = (path: string) => String(Buffer.from(find(path)?.read() ?? []));
    expect(textAt('2015/03/04/tip/')).toContain('noindex');
    expect(textAt('')).not.toContain('Thank you');
    expect(textAt('rss.xml')).not.toContain('Thank you');
    expect(textAt('preview/')).toContain('Thank you');
  });
});
