import { describe, expect, it } from 'vitest';
import { fetchMedia, type MediaOptions } from '../../src/cli/media/fetchMedia.ts';
import { partPaths } from '../../src/cli/media/partFile.ts';
import { realDisk } from '../../src/disk/realDisk.ts';
import type { Download, DownloadOptions } from '../../src/http/client/openDownload.ts';
import { filesOf, folderWith } from '../support/files.ts';

const URL = 'https://old.example/a.mp3';

/** A host that gives one answer after the other; the last stays. */
function fetching(answers: readonly (Partial<Download> | Error)[], options: Partial<MediaOptions> = {}) {
  const root = folderWith({});
  const asked: (DownloadOptions['after'] | 'all')[] = [];
  const run = (limits: Partial<MediaOptions> = options) =>
    fetchMedia(URL, realDisk(root), {
      download: (_url, { after }) => {
        const answer = answers[Math.min(asked.length, answers.length - 1)];
        asked.push(after ?? 'all');
        if (answer instanceof Error) return Promise.reject(answer);
        return Promise.resolve({ start: 0, parts: partsOf(), cancel: () => {}, ...answer });
      },
      allowPrivate: true,
      pause: () => Promise.resolve(),
      ...limits,
    });
  const there = () => filesOf(root)[partPaths(URL).bytes];
  return { root, run, asked, there };
}

async function* partsOf(...parts: readonly (string | Error)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) {
    if (part instanceof Error) throw part;
    yield Buffer.from(part);
  }
}

const BROKEN = new Error('expected the whole file, found a connection that broke off');
const refused = (status: number) => Object.assign(new Error(`status ${status}`), { refusal: { status } });

describe('a file that is fetched', () => {
  it('is there whole, and is not fetched again', async () => {
    const { run, asked, there } = fetching([{ size: 5, parts: partsOf('he', 'llo'), validator: '"v"' }]);
    expect(await run()).toEqual({ url: URL, size: 5, validator: '"v"' });
    expect(await run()).toMatchObject({ size: 5 });
    expect([there(), asked]).toEqual(['hello', ['all']]);
  });

  it('is there whole too where nobody said how large it is', async () => {
    const { run, asked, there } = fetching([{ parts: partsOf('hello') }]);
    await run();
    expect(await run()).toMatchObject({ size: 5 });
    expect([there(), asked]).toEqual(['hello', ['all']]);
  });

  it('is gone on with after a connection that broke off, as long as each brings something', async () => {
    const { run, asked, there } = fetching([
      { size: 5, validator: '"v"', parts: partsOf('h', BROKEN) },
      { size: 5, validator: '"v"', start: 1, parts: partsOf('e', BROKEN) },
      { size: 5, validator: '"v"', start: 2, parts: partsOf('l', BROKEN) },
      { size: 5, validator: '"v"', start: 3, parts: partsOf('l', BROKEN) },
      { size: 5, validator: '"v"', start: 4, parts: partsOf('o') },
    ]);
    expect(await run()).toMatchObject({ size: 5 });
    expect(there()).toBe('hello');
    expect(asked).toEqual(['all', ...[1, 2, 3, 4].map((bytes) => ({ bytes, validator: '"v"' }))]);
  });

  it('is given up after three connections that brought nothing', async () => {
    const { run, asked } = fetching([1, 2, 3].map(() => ({ size: 5, parts: partsOf(BROKEN) })));
    expect(await run()).toEqual({ found: `not whole (${BROKEN.message})` });
    expect(asked.length).toBe(3);
  });

  it('is given up where its host sends less than it says', async () => {
    const { run } = fetching([
      { size: 5, parts: partsOf('he') },
      { size: 5, parts: partsOf() },
    ]);
    expect(await run()).toEqual({ found: '0 bytes of 5' });
  });

  it.each([
    ['begins elsewhere', { start: 3, validator: '"v"' }],
    ['is of another file', { start: 2, validator: '"w"' }],
  ])('is begun anew where a part %s', async (_how, part) => {
    const { run, there } = fetching([
      { size: 5, validator: '"v"', parts: partsOf('he', BROKEN) },
      { size: 5, parts: partsOf('xxx'), ...part },
      { size: 5, parts: partsOf('hello') },
    ]);
    expect(await run()).toMatchObject({ size: 5 });
    expect(there()).toBe('hello');
  });

  it('is begun anew where there is nothing behind what is here', async () => {
    const { run, asked, there } = fetching([
      { size: 5, validator: '"v"', parts: partsOf('he', BROKEN) },
      refused(416),
      { size: 3, parts: partsOf('new') },
    ]);
    expect(await run()).toMatchObject({ size: 3 });
    expect([there(), asked.at(-1)]).toEqual(['new', 'all']);
  });

  it('is asked for again, later, where its host has too much to do', async () => {
    const { run } = fetching([refused(429), refused(503), { size: 1, parts: partsOf('x') }]);
    expect(await run()).toMatchObject({ size: 1 });
  });

  it('is refused with its reason, and whether its host has said anything', async () => {
    expect(await fetching([refused(404)]).run()).toEqual({ found: 'none (status 404)', isSilent: false });
    expect(await fetching([new Error('no route')]).run()).toEqual({
      found: 'none (no route)',
      isSilent: true,
    });
  });

  it.each([
    ['as its host says', { size: 9, parts: partsOf('too large') }],
    ['as it turns out', { parts: partsOf('too', ' large', BROKEN) }],
  ])('is refused where it is too large, %s, and leaves nothing', async (_how, answer) => {
    const { run, there } = fetching([answer], { maxSizeInBytes: 5 });
    expect(await run()).toMatchObject({ found: 'more than 0.000005 MB' });
    expect(there()).toBe('');
  });

  it('is begun anew where what is known of it is damaged, or is of another address', async () => {
    for (const state of ['{', JSON.stringify({ url: 'https://old.example/b', size: 2 })]) {
      const { root, run, asked, there } = fetching([{ size: 5, parts: partsOf('hello') }]);
      const { bytes, state: path } = partPaths(URL);
      const disk = realDisk(root);
      disk.writeCache(bytes, ['he']);
      disk.writeCache(path, [state]);
      expect(await run()).toMatchObject({ size: 5 });
      expect([there(), asked]).toEqual(['hello', ['all']]);
    }
  });

  it('is written in parts, and told as it comes', async () => {
    const told: number[] = [];
    const part = 'x'.repeat(400_000);
    const { run } = fetching([{ parts: partsOf(part, part, part, part) }]);
    await run({ show: (bytes) => told.push(bytes) });
    expect(told).toEqual([1_200_000, 400_000]);
  });

  it('ends the run where the disk takes no more', async () => {
    const { root } = fetching([]);
    const disk = { ...realDisk(root), appendCache: () => false };
    const download = () => Promise.resolve({ start: 0, parts: partsOf('x'), cancel: () => {} });
    const running = fetchMedia(URL, disk, { download, allowPrivate: true, pause: () => Promise.resolve() });
    await expect(running).rejects.toThrow('found a disk that takes no more');
  });
});
