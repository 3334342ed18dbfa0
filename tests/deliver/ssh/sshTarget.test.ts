import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  symlinkSync,
  utimesSync,
} from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, it, vi } from 'vitest';
import { putScript } from '../../../src/deliver/plan/ssh/manifestScripts.ts';
import { openRemote } from '../../../src/deliver/ssh/remote.ts';
import { openSshTarget } from '../../../src/deliver/ssh/sshTarget.ts';
import { filesOf, folderWith, putFiles } from '../../support/files.ts';
import { canRunScripts, localMachine } from './localMachine.ts';

type Way = 'link' | 'files';

const MANIFEST = '.dateline/manifest.json';
const CLOCK = { pause: async () => {}, random: () => 0.5 };
const FAILED = { status: 255, output: Buffer.from(''), errors: 'Connection reset by peer' };

describe.skipIf(!canRunScripts)('a target on another machine', () => {
  const machineWith = (way: Way, path = 'www/news') => {
    const root = folderWith({ 'output/other': '' });
    const machine = localMachine(root);
    mkdirSync(join(machine.home, way === 'files' ? path : join(path, '..')), { recursive: true });
    const open = () =>
      openSshTarget(
        { name: 'web', host: 'web', path, switchBy: way, output: 'output' },
        { run: (...args) => machine.run(...args), clock: CLOCK },
      );
    const write = async (target: ReturnType<typeof open>, files: Record<string, string>) => {
      putFiles(join(root, 'output'), files);
      const described = Object.entries(files).map(([name, text]) => fileOf(name, text));
      await target.write(
        described,
        ({ path: name }) => [Buffer.from(files[name] ?? '')],
        () => {},
      );
    };
    const served = () =>
      Object.fromEntries(
        Object.entries(filesOf(join(machine.home, path))).filter(([name]) => !name.startsWith('.dateline/')),
      );
    return { root, machine, open, write, served, at: (name: string) => join(machine.home, name) };
  };
  const put = (
    target: ReturnType<typeof openSshTarget>,
    text: string,
    condition: Parameters<typeof target.writeIf>[2],
  ) => target.writeIf(fileOf(MANIFEST, text), Buffer.from(text), condition);

  it('has a manifest of which only the one that was read can be replaced', async () => {
    const { machine, open } = machineWith('link');
    const [one, other] = [open(), open()];
    expect(await one.read(MANIFEST)).toBeUndefined();
    expect(await put(one, 'one', { version: '4' })).toBe('refused');
    expect(await put(one, 'one', 'absent')).toBe('written');
    expect(await put(other, 'other', 'absent')).toBe('refused');
    const { version = '', bytes } = (await other.read(MANIFEST)) ?? {};
    expect(Buffer.from(bytes ?? []).toString()).toBe('one');
    expect(await put(other, 'two', { version })).toBe('written');
    expect(await put(one, 'three', { version })).toBe('refused');
    // What was written here is known, and not asked for.
    const asked = machine.calls.length;
    expect(Buffer.from((await other.read(MANIFEST))?.bytes ?? []).toString()).toBe('two');
    expect(machine.calls).toHaveLength(asked);
    expect(await one.honoursConditions()).toBe(true);
  });

  it('keeps the last manifests alone, and no number is taken twice', async () => {
    const { open, at } = machineWith('files');
    const target = open();
    let version = '0';
    for (let count = 0; count < 8; count += 1) {
      const condition = count === 0 ? ('absent' as const) : { version };
      expect(await put(target, String(count), condition)).toBe('written');
      version = (await target.read(MANIFEST))?.version ?? '';
    }
    const store = at('www/news/.dateline/manifests');
    expect(readdirSync(store).sort()).toEqual(['4', '5', '6', '7', '8']);
    expect(await put(open(), 'late', { version: '1' })).toBe('refused');
    putFiles(store, { '99': 'from nowhere', '.new-x': 'of one who was killed' });
    utimesSync(join(store, '.new-x'), 0, 0);
    expect(await put(target, 'late', { version: '8' })).toBe('refused');
    expect(await put(target, 'newest', { version: '99' })).toBe('written');
    expect(readdirSync(store).sort()).toEqual(['100', '99']);
  });

  it('has one winner where many write at once', async () => {
    const { open } = machineWith('link');
    const targets = Array.from({ length: 6 }, open);
    const results = await Promise.all(targets.map((target, index) => put(target, `by ${index}`, 'absent')));
    expect(results.filter((result) => result === 'written')).toHaveLength(1);
    const stored = Buffer.from((await open().read(MANIFEST))?.bytes ?? []).toString();
    expect(stored).toBe(`by ${results.indexOf('written')}`);
  });

  it('has written a manifest where what others left goes while it is looked at', async () => {
    const { open } = machineWith('link');
    const programs = folderWith({ find: '#!/bin/sh\necho "No such file or directory" >&2\nexit 1\n' });
    chmodSync(join(programs, 'find'), 0o755);
    vi.stubEnv('PATH', `${programs}:${process.env['PATH']}`);
    expect(await put(open(), 'one', 'absent').finally(() => vi.unstubAllEnvs())).toBe('written');
  });

  it('writes a manifest without a condition for whoever is alone', async () => {
    const { root, open, write } = machineWith('link');
    for (const text of ['one', 'two']) await write(open(), { [MANIFEST]: text });
    expect(Buffer.from((await open().read(MANIFEST))?.bytes ?? []).toString()).toBe('two');
    expect(root).not.toBe('');
  });

  it('does nothing of a script or a list that was cut', async () => {
    const { machine, open, write, served } = machineWith('files');
    const target = open();
    const script = putScript(
      { host: 'web', path: 'www/news', switchBy: 'files' },
      { sizeInBytes: 8, condition: 'absent', word: 'x' },
    );
    const remote = openRemote(
      { host: 'web', path: 'www/news', switchBy: 'files' },
      { run: machine.run, clock: CLOCK },
    );
    expect(await remote.once(script, 'seven..')).toBeUndefined();
    const short = await machine.run('ssh', ['exec sh -c \'eval "$(dd bs=1 count=9000 2>/dev/null)"\''], {
      input: `all() {\n${script.slice(0, -30)}`,
    });
    expect(short.status).not.toBe(0);
    expect(existsSync(join(machine.home, 'www/news/.dateline/manifests/1'))).toBe(false);
    await put(target, 'm', 'absent');
    await write(target, { a: 'A' });
    expect(served()).toEqual({});
  });

  describe.each(['link', 'files'] as const)('by %s', (way) => {
    it('serves what was staged when it is settled, and nothing of it before', async () => {
      const { machine, open, write, served } = machineWith(way);
      const target = open();
      expect(await target.settle?.()).toBe(true);
      await put(target, 'm', 'absent');
      await write(target, { 'a/b.html': 'one', 'index.html': 'one' });
      await write(target, { 'rss.xml': 'one' });
      if (way === 'files') expect(served()).toEqual({});
      expect(await target.settle?.()).toBe(true);
      expect(served()).toEqual({ 'a/b.html': 'one', 'index.html': 'one', 'rss.xml': 'one' });
      await write(target, { 'rss.xml': 'two' });
      expect(served()['rss.xml']).toBe('one');
      expect(await target.settle?.()).toBe(true);
      expect(served()).toEqual({ 'a/b.html': 'one', 'index.html': 'one', 'rss.xml': 'two' });
      expect(await target.remove(['a/b.html', 'gone/c.html', 'index.html'], () => {})).toBe(true);
      expect(served()).toEqual({ 'rss.xml': 'two' });
      // Nowhere there is what was removed, so that nobody finds it in a folder that was served before.
      expect(JSON.stringify(filesOf(machine.home))).not.toContain('b.html');
      expect(Buffer.from((await target.read('rss.xml'))?.bytes ?? []).toString()).toBe('two');
      expect(await target.read('a/b.html')).toBeUndefined();
      await target.close();
    });

    it('changes nothing for a delivery whose manifest has been replaced', async () => {
      const { open, write, served } = machineWith(way);
      const [slow, other] = [open(), open()];
      await put(slow, 'slow', 'absent');
      await write(slow, { 'rss.xml': 'slow' });
      await put(other, 'other', { version: (await other.read(MANIFEST))?.version ?? '' });
      await write(other, { 'rss.xml': 'other', 'b.html': 'other' });
      expect(await other.settle?.()).toBe(true);
      expect(await slow.settle?.()).toBe(false);
      expect(await slow.remove(['b.html'], () => {})).toBe(false);
      expect(served()).toEqual({ 'rss.xml': 'other', 'b.html': 'other' });
    });

    it('is settled once, though nobody knows that it was', async () => {
      const { machine, open, write, served } = machineWith(way);
      const target = open();
      await put(target, 'm', 'absent');
      await write(target, { 'rss.xml': 'one' });
      const last = machine.calls.length;
      machine.intercept = async (call, go) => {
        const result = await go();
        return call === last + 1 ? FAILED : result;
      };
      expect(await target.settle?.()).toBe(true);
      expect(served()).toEqual({ 'rss.xml': 'one' });
    });

    it('takes away what killed deliveries have left, unless somebody has begun one since', async () => {
      const { machine, open, write } = machineWith(way);
      const killed = open();
      await put(killed, 'm', 'absent');
      await write(killed, { 'rss.xml': 'one' });
      // The second connection of a settlement is the one that settles.
      const last = machine.calls.length;
      machine.intercept = async (call, go) => {
        if (call === last + 2) throw new Error('killed');
        return go();
      };
      await expect(killed.settle?.()).rejects.toThrow('killed');
      const left = () => readdirSync(join(machine.home, store)).filter((name) => name.startsWith('stage-'));
      const store = way === 'link' ? 'www/.news.dateline' : 'www/news/.dateline';
      expect(left()).toHaveLength(1);
      const [early, late] = [open(), open()];
      await early.read(MANIFEST);
      await put(killed, 'n', { version: '1' });
      await early.tidy();
      expect(left()).toHaveLength(1);
      await late.read(MANIFEST);
      await late.tidy();
      expect(left()).toEqual([]);
      await late.read(MANIFEST);
      const asked = machine.calls.length;
      await late.tidy();
      expect(machine.calls).toHaveLength(asked);
    });

    it('does not know whether a manifest is written where the connection failed, and sends all the same', async () => {
      const { machine, open, write, served } = machineWith(way);
      const target = open();
      machine.intercept = async (call, go) => {
        const result = await go();
        return call === 1 ? FAILED : result;
      };
      expect(await put(target, 'm', 'absent')).toBe('unsure');
      expect((await target.read(MANIFEST))?.version).toBe('1');
      await write(target, { 'rss.xml': 'one' });
      expect(await target.settle?.()).toBe(true);
      expect(served()).toEqual({ 'rss.xml': 'one' });
    });
  });

  it('serves nothing that has changed here since it was measured', async () => {
    const { root, open, served } = machineWith('files');
    const target = open();
    await put(target, 'm', 'absent');
    putFiles(root, { 'output/a': 'other' });
    await target.write(
      [fileOf('a', 'A')],
      () => {
        throw new Error('output/a changed during the run; run it again');
      },
      () => {},
    );
    await expect(target.settle?.()).rejects.toThrow('changed during the run');
    expect(served()).toEqual({});
  });

  it('sends what waits in one go, and what is much at once', async () => {
    const { machine, open, write, served } = machineWith('link');
    const target = open();
    await put(target, 'm', 'absent');
    for (const name of ['a', 'b', 'c']) await write(target, { [name]: name });
    expect(machine.calls).toEqual(['ssh']);
    await write(target, Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`${index}`, 'x'])));
    expect(machine.calls).toEqual(['ssh', 'rsync']);
    expect(await target.settle?.()).toBe(true);
    expect(machine.calls).toEqual(['ssh', 'rsync', 'ssh']);
    expect(Object.keys(served())).toHaveLength(203);
  });

  it('settles nothing that was staged under a manifest of before', async () => {
    const { open, write, served } = machineWith('files');
    const target = open();
    await put(target, 'm', 'absent');
    await write(target, { a: 'old plan' });
    await put(open(), 'n', { version: '1' });
    expect(await put(target, 'o', { version: '1' })).toBe('refused');
    await target.read(MANIFEST);
    await put(target, 'o', { version: '2' });
    await write(target, { b: 'new plan' });
    expect(await target.settle?.()).toBe(true);
    expect(served()).toEqual({ b: 'new plan' });
  });

  it('keeps the folder that was served before, and none older', async () => {
    const { open, write, at } = machineWith('link');
    const target = open();
    await put(target, 'm', 'absent');
    const links: string[] = [];
    for (const text of ['1', '2', '3', '4']) {
      await write(target, { 'rss.xml': text });
      await target.settle?.();
      links.push(readlinkSync(at('www/news')));
    }
    const trees = readdirSync(at('www/.news.dateline')).filter((name) => name.startsWith('tree-'));
    expect(trees.map((name) => `.news.dateline/${name}`).sort()).toEqual(links.slice(-2).sort());
    // What has not changed is the same file.
    await write(target, { 'b.html': 'new' });
    await target.settle?.();
    expect(Object.values(filesOf(at('www/news')))).toEqual(['new', '4']);
  });

  it('tries again where a connection fails, and tells it where that does not end', async () => {
    const { machine, open } = machineWith('link');
    machine.intercept = async (call, go) => (call < 5 ? FAILED : go());
    expect(await open().read(MANIFEST)).toBeUndefined();
    machine.intercept = async () => FAILED;
    await expect(open().read(MANIFEST)).rejects.toThrow('found status 255, "Connection reset by peer"');
    expect(machine.calls).toHaveLength(5 + 6);
  });

  it('sends again where rsync loses the connection, and tells what is for good', async () => {
    const { machine, open, write } = machineWith('link');
    const target = open();
    await put(target, 'm', 'absent');
    await write(target, { a: 'A' });
    const lost = { status: 12, output: Buffer.from(''), errors: 'connection unexpectedly closed' };
    machine.intercept = async (call, go) => (call === 2 ? lost : go());
    expect(await target.settle?.()).toBe(true);
    expect(machine.calls).toEqual(['ssh', 'rsync', 'rsync', 'ssh']);
    await write(target, { a: 'B' });
    machine.intercept = async () => ({ ...lost, status: 11, errors: 'write: No space left on device' });
    await expect(target.settle?.()).rejects.toThrow('make room there');
    expect(machine.calls).toHaveLength(5);
  });

  it('leads no path out of its folder', async () => {
    const { machine, open } = machineWith('files');
    putFiles(machine.home, { 'www/secret': 'stays' });
    const target = open();
    await put(target, 'm', 'absent');
    await expect(target.remove(['a\n../secret'], () => {})).rejects.toThrow('a name on one line');
    await expect(target.read('a\nb')).rejects.toThrow('a name on one line');
    mkdirSync(join(machine.home, 'www/news/folder'));
    symlinkSync('../secret', join(machine.home, 'www/news/link'));
    await target.remove(['folder', 'link'], () => {});
    expect(readdirSync(join(machine.home, 'www/news')).sort()).toEqual(['.dateline', 'folder']);
    expect(filesOf(machine.home)['www/secret']).toBe('stays');
  });

  it('trusts no answer of anything else', async () => {
    const { machine, open } = machineWith('link');
    const answer = (text: string) => async () => ({ status: 0, output: Buffer.from(text), errors: '' });
    machine.intercept = answer('This account is for files only.\n');
    await expect(open().read(MANIFEST)).rejects.toThrow('found status 0');
    machine.intercept = answer('\n@dateline found x;y 0\n{}');
    await expect(open().read(MANIFEST)).rejects.toThrow('expected the number of a manifest, found "x;y"');
    machine.intercept = answer('\n@dateline folders\nnone\n');
    const target = open();
    await target.write(
      [fileOf('a', '')],
      () => [],
      () => {},
    );
    await expect(target.settle?.()).rejects.toThrow('expected a folder beside');
  });
});

function fileOf(path: string, text: string) {
  const bytes = Buffer.from(text);
  return {
    path,
    hash: createHash('sha256').update(bytes).digest('hex'),
    sizeInBytes: bytes.length,
    headers: [],
  };
}
