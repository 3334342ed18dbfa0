import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { type BuildOptions, build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Files, folderWith } from '../support/files.ts';
import { SETTINGS } from '../support/publication.ts';
import { builder, folderNearPackages, MANIFEST } from './packed.ts';

/** Bytes of the three renderers with all that they need, minified. */
const MAX_RENDER_BYTES = 36_000;

/** A small program for each door, which puts its result into `result`, and what that is. */
const PROGRAMS = {
  render: `
    import { renderAtom, renderJson, renderRss, Stamp } from 'dateline-feeds/render';
    const options = { title: 'T', link: 'https://news.example.nz/' };
    const date = new Stamp(Date.UTC(2014, 11, 21, 7, 3), 780);
    const feed = { options, items: [{ title: 'A & B', link: '/a', date }] };
    const texts = [renderRss, renderAtom, renderJson].map((render) => render(feed));
    globalThis.result = texts.map((text) => /https:\\/\\/news.example.nz\\/a/.test(text) && /20:03:00/.test(text)).join();`,
  dates: `
    import { parseDate, resolveClockTime, Stamp } from 'dateline-feeds/dates';
    const { stamp } = parseDate('8:03 pm on 21 December 2014', 'Pacific/Auckland');
    const gap = resolveClockTime(Date.UTC(2014, 8, 28, 2, 30), 'Pacific/Auckland').status;
    const { faults: [fault] } = parseDate('31/02/2014', 'Pacific/Auckland');
    globalThis.result = [stamp instanceof Stamp, stamp.toISOString(), gap, fault.code].join();`,
} as const;
const RESULTS = { render: 'true,true,true', dates: 'true,2014-12-21T07:03:00.000Z,gap,DATE_UNREADABLE' };
const DOORS = ['render', 'dates'] as const;

const near = folderNearPackages();
const installed = join(near, 'node_modules', MANIFEST.name);

beforeAll(async () => {
  await builder.bundle(join(installed, 'dist'));
  // The program is a package of its own, or it would get the dist/ of the checkout.
  writeFileSync(join(near, 'package.json'), '{}');
  writeFileSync(join(installed, 'package.json'), JSON.stringify(MANIFEST));
}, 60_000);

afterAll(() => {
  rmSync(near, { recursive: true });
});

/** Bundles a program that uses the package as somebody else's build does; an import that cannot be resolved is an error. */
async function bundled(program: string, options: BuildOptions): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: near },
    bundle: true,
    write: false,
    logLevel: 'silent',
    ...options,
  });
  return outputFiles?.[0]?.text ?? '';
}

/** Runs a program in a folder without packages, and gives what it has put into `result`. */
function runAlone(name: string, text: string, files: Files = {}): string {
  const folder = folderWith({ ...files, [name]: `${text}\nconsole.log(globalThis.result);` });
  return execFileSync(process.execPath, [join(folder, name)], { cwd: folder, encoding: 'utf8' }).trim();
}

describe.each(DOORS)('dateline-feeds/%s', (door) => {
  it('runs in a browser', async () => {
    const text = await bundled(PROGRAMS[door], { platform: 'browser', format: 'iife' });
    // What browsers have beside the language: not a thing of Node.
    const browser = createContext({ URL });
    runInContext(text, browser);
    expect(browser['result']).toBe(RESULTS[door]);
  });

  it('runs in a worker, where no module of Node is', async () => {
    const options: BuildOptions = { platform: 'neutral', conditions: ['workerd', 'worker'], format: 'esm' };
    const text = await bundled(PROGRAMS[door], options);
    expect(text).not.toMatch(/\bimport\s*[\w{*"(]|\brequire\(/);
    expect(runAlone('worker.mjs', text)).toBe(RESULTS[door]);
  });

  it('runs in a CommonJS program of Node', async () => {
    const text = await bundled(PROGRAMS[door], { platform: 'node', format: 'cjs' });
    expect(runAlone('program.cjs', text)).toBe(RESULTS[door]);
  });
});

it('renders in less than 30 kB', async () => {
  const text = await bundled(PROGRAMS.render, { platform: 'browser', format: 'esm', minify: true });
  expect(Buffer.byteLength(text)).toBeLessThan(MAX_RENDER_BYTES);
});

it('takes nothing along of a door of which nothing is used', async () => {
  const program = `import 'dateline-feeds/render'; import 'dateline-feeds/dates'; import 'dateline-feeds';`;
  const text = await bundled(program, { platform: 'node', format: 'esm', minify: true });
  expect(text.trim()).toBe('');
  expect(MANIFEST.sideEffects).toBe(false);
});

it('publishes from a CommonJS program of Node, with all packages but feed in it', async () => {
  const program = `
    import { publish, readSettings, realDisk } from 'dateline-feeds';
    const disk = realDisk('.');
    const publication = readSettings(disk);
    globalThis.result = publish({ disk }, publication, { now: new Date('2026-01-01') }).items.published;`;
  const text = await bundled(program, { platform: 'node', format: 'cjs' });
  const article = '---\ntitle: A\ndate: 8:03 pm on 21 December 2014\n---\n\nText.\n';
  expect(runAlone('program.cjs', text, { 'feed.yaml': SETTINGS, 'items/a.md': article })).toBe('1');
});
