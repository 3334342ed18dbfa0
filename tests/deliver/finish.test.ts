import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Finished, type FinishOptions, finish } from '../../src/deliver/finish.ts';
import { formatAnnounced } from '../../src/deliver/plan/announced.ts';
import { describeFile } from '../../src/deliver/plan/inventory.ts';
import { EMPTY, formatManifest, MANIFEST_PATH, type Manifest } from '../../src/deliver/plan/manifest.ts';
import { NO_RECEIPT } from '../../src/deliver/plan/receipt.ts';
import { realDisk } from '../../src/disk/realDisk.ts';
import type { FolderTargetSettings } from '../../src/model/targetSettings.ts';
import { filesOf, folderWith, putFiles } from '../support/files.ts';
import { hub, serveFolder } from './announcing.ts';
import { clockAt } from './publishers.ts';

const RSS = 'the feed';
const RECORD = 'news/.dateline/announcing';

/** A target in a folder beside the publication. */
const targetOf = (name: string, more: Partial<FolderTargetSettings> = {}): FolderTargetSettings => ({
  kind: 'folder',
  name,
  path: `../${name}`,
  isAlone: false,
  isServed: true,
  place: { file: 'feed.yaml', line: 6, column: 1 },
  ...more,
});

/** Targets that have been delivered to, at one of which a hub was not told of a feed. */
async function delivered(names: readonly string[] = ['web']) {
  const theHub = await hub();
  const root = folderWith({ 'news/feed.yaml': '' });
  const { url } = await serveFolder(() => join(root, 'web'), [theHub.url]);
  const settings = { url, hubs: [theHub.url] };
  const hash = realHash(root, RSS);
  const rss = describeFile({ path: 'rss.xml', hash, sizeInBytes: RSS.length }, settings, new Set());
  const unannounced = new Map([[theHub.url, new Set(['rss.xml'])]]);
  const manifest: Manifest = { ...EMPTY, files: new Map([['rss.xml', rss.mark]]), unannounced };
  for (const name of names) {
    mkdirSync(join(root, name));
    putFiles(root, { [`${name}/rss.xml`]: RSS, [`${name}/${MANIFEST_PATH}`]: formatManifest(manifest) });
  }
  const ran: { program: string; input: unknown }[] = [];
  const options: FinishOptions = {
    inventory: [rss],
    settings,
    around: {
      output: 'output',
      root: join(root, 'news'),
      own: [],
      disk: realDisk,
      clock: clockAt(),
      credentials: () => {
        throw new Error('no credentials');
      },
      run: async (program, _, { input } = {}) => {
        ran.push({ program, input });
        return { status: 0, output: new Uint8Array(), errors: '' };
      },
      environment: {},
    },
    clock: clockAt(),
    verifies: false,
  };
  const finishedOf = (more: Partial<Finished> = {}, name = 'web'): Finished => ({
    settings: targetOf(name),
    changed: [],
    unannounced,
    ...more,
  });
  return { theHub, root, hash, manifest, options, finishedOf, ran };
}

function realHash(root: string, text: string): string {
  putFiles(root, { 'measured.txt': text });
  return realDisk(root).hashOf('measured.txt') as string;
}

const manifestOf = (root: string, name = 'web') =>
  JSON.parse(filesOf(root)[`${name}/${MANIFEST_PATH}`] ?? '');

describe('what comes after a delivery', () => {
  it('is nothing where no target is served, or nothing is left to do', async () => {
    const { theHub, root, options, finishedOf } = await delivered();
    const before = filesOf(root);
    expect(await finish([], options)).toEqual([]);
    expect(await finish([finishedOf({ settings: targetOf('web', { isServed: false }) })], options)).toEqual(
      [],
    );
    expect(await finish([finishedOf({ unannounced: new Map() })], options)).toEqual([]);
    expect(filesOf(root)).toEqual(before);
    expect(theHub.pings).toEqual([]);
  });

  it('tells a hub what is left, and notes that at each target that has it', async () => {
    const { theHub, root, options, finishedOf } = await delivered(['web', 'twin', 'other']);
    const targets = [finishedOf(), finishedOf({}, 'twin'), finishedOf({ unannounced: new Map() }, 'other')];
    expect(await finish(targets, options)).toEqual([]);
    expect(theHub.pings).toHaveLength(1);
    expect(manifestOf(root)).not.toHaveProperty('unannounced');
    expect(manifestOf(root, 'twin')).not.toHaveProperty('unannounced');
    expect(manifestOf(root, 'other')).toHaveProperty('unannounced');
    expect(filesOf(root)[RECORD]).toBe('{"announced":1}');
  });

  it('repeats nothing that a killed run has noted, unless the file was written again', async () => {
    const { theHub, root, hash, options, finishedOf } = await delivered();
    const noted = { [RECORD]: formatAnnounced(new Map([[theHub.url, new Map([['rss.xml', hash]])]])) };
    putFiles(root, noted);
    expect(await finish([finishedOf({ changed: ['rss.xml'] })], options)).toEqual([]);
    expect(theHub.pings).toHaveLength(1);
    const again = await delivered();
    putFiles(again.root, {
      [RECORD]: formatAnnounced(new Map([[again.theHub.url, new Map([['rss.xml', again.hash]])]])),
    });
    expect(await finish([again.finishedOf()], again.options)).toEqual([]);
    expect(again.theHub.pings).toEqual([]);
    expect(manifestOf(again.root)).not.toHaveProperty('unannounced');
  });

  it('leaves to tell what somebody else has changed meanwhile', async () => {
    const { theHub, root, manifest, options, finishedOf } = await delivered();
    const theirs = { ...manifest, files: new Map([['rss.xml', 'theirs 1 x']]) };
    putFiles(root, { [`web/${MANIFEST_PATH}`]: formatManifest(theirs) });
    await finish([finishedOf()], options);
    expect(theHub.pings).toHaveLength(1);
    expect(manifestOf(root)).toHaveProperty('unannounced');
  });

  it('is told where a target takes no note, and the next run repeats nothing', async () => {
    const { theHub, root, options, finishedOf } = await delivered();
    putFiles(root, { [`web/${MANIFEST_PATH}`]: 'something else' });
    const problems = await finish([finishedOf()], options);
    expect(problems).toMatchObject([
      {
        code: 'ANNOUNCE_FAILED',
        severity: 'warning',
        message: expect.stringContaining('expected a manifest of ours'),
      },
    ]);
    const { manifest } = await delivered();
    putFiles(root, {
      [`web/${MANIFEST_PATH}`]: formatManifest({ ...manifest, unannounced: finishedOf().unannounced }),
    });
    expect(await finish([finishedOf()], options)).toEqual([]);
    expect(theHub.pings).toHaveLength(1);
  });

  it('is told where a target takes no note of what is proved gone, and hubs are told all the same', async () => {
    const { theHub, root, options, finishedOf } = await delivered(['web', 'other']);
    putFiles(root, { [`other/${MANIFEST_PATH}`]: 'something else' });
    const takedown = { ids: ['whale'], goneIds: [], paths: ['2015/01/01/whale/index.html'], notices: [] };
    const targets = [finishedOf(), finishedOf({ unannounced: new Map() }, 'other')];
    const problems = await finish(targets, { ...options, verifies: true, takedown });
    expect(problems.filter(({ code }) => code === 'TAKEDOWN_UNPROVEN')).toMatchObject([
      {
        message: expect.stringMatching(/^expected other to note that .* \(expected a manifest of ours/),
      },
    ]);
    expect(theHub.pings).toHaveLength(1);
    expect(manifestOf(root)).toHaveProperty('taken');
  });

  it('has no proof of a takedown where no target is served', async () => {
    const { options, finishedOf } = await delivered();
    const takedown = { ids: ['whale'], goneIds: [], paths: [], notices: [] };
    const copy = finishedOf({ settings: targetOf('web', { isServed: false }) });
    const problems = await finish([copy], { ...options, verifies: true, takedown });
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([['TAKEDOWN_UNPROVEN', 'error']]);
    expect(await finish([copy], { ...options, takedown })).toEqual([]);
  });

  it('purges what has changed, and is told when that fails', async () => {
    const { options, finishedOf, ran } = await delivered();
    const settings = targetOf('web', { purge: { by: 'run', command: ['forget'] } });
    const receiptOf = (paths: readonly string[]) => ({
      last: { ...NO_RECEIPT, unpurged: new Set(paths) },
      settle: () => {},
    });
    const one = finishedOf({ settings, unannounced: new Map(), receipt: receiptOf([]) });
    const receipt = receiptOf(['2015/03/03/ferry/index.html', 'rss.xml']);
    expect(await finish([one], options)).toEqual([]);
    expect(await finish([{ ...one, receipt }], options)).toEqual([]);
    expect(ran).toHaveLength(1);
    expect(String(ran[0]?.input).split('\n')).toContain(`${options.settings.url}2015/03/03/ferry/`);
    for (const error of [new Error('expected x, found y; do z'), 'no']) {
      const run = () => Promise.reject(error);
      const around = { ...options.around, run };
      expect(await finish([{ ...one, receipt }], { ...options, around })).toMatchObject([
        { code: 'PURGE_FAILED', severity: 'warning', line: 6 },
      ]);
    }
  });
});
