import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFile } from '../docs/markdown.ts';
import { filesOf, folderWith } from '../support/files.ts';
import { SETTINGS } from '../support/publication.ts';
import { builder, folderNearPackages, MANIFEST } from './packed.ts';

/** Licences that let their code go into a program of another licence, if they are named. */
const PERMISSIVE = ['Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT'];

const dist = folderNearPackages();
let metafile: Awaited<ReturnType<typeof builder.bundle>>;

beforeAll(async () => {
  metafile = await builder.bundle(dist);
}, 60_000);

afterAll(() => {
  rmSync(dist, { recursive: true });
});

/** Runs the bundled command line, and gives what it printed. */
function dateline(...args: readonly string[]): string {
  return execFileSync(process.execPath, [join(dist, 'cli/main.js'), ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** What feed.yaml says in a form for which our own fast path is not enough, with a date and a formula, so that all is loaded. */
const ARTICLE = `---
title: &title "A post"
summary: *title
date: 8:03 pm on 21 December 2014
---

It is $x^2$.
`;

describe('the bundle', () => {
  it('needs nothing but Node and the packages that package.json names', () => {
    const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
    const outside = new Set(imports.filter(({ external }) => external).map(({ path }) => path));
    const packages = [...outside].filter((path) => !path.startsWith('node:'));
    expect(packages).toEqual(Object.keys(MANIFEST.dependencies));
  });

  it('publishes what the source publishes, with packages that are loaded at their first use', () => {
    const root = folderWith({ 'feed.yaml': `${SETTINGS}markdown: { math: true }\n`, 'items/a.md': ARTICLE });
    dateline('build', '--root', root, '--now', '2026-01-01T00:00:00Z');
    const rss = readFileSync(join(root, 'output/rss.xml'), 'utf8');
    expect(rss).toContain('<description>A post</description>');
    expect(rss).toContain('<pubDate>Sun, 21 Dec 2014 20:03:00 +1300</pubDate>');
    expect(rss).toContain('<msup>');
  });

  it('imports a feed', () => {
    const rss = `<rss version="2.0"><channel><title>T</title><link>https://old.example/</link><description>D</description>
      <item><title>A</title><link>https://old.example/a</link><pubDate>Sun, 21 Dec 2014 20:03:00 +1300</pubDate>
      <description>&lt;p>It is &lt;strong>here&lt;/strong>.&lt;/p></description></item></channel></rss>`;
    const root = folderWith({ 'old.xml': rss });
    dateline(
      'import',
      join(root, 'old.xml'),
      '--root',
      root,
      '--time-zone',
      'Pacific/Auckland',
      '--language',
      'en-NZ',
    );
    expect(Object.values(filesOf(join(root, 'items'))).join()).toContain('It is **here**.');
  });

  it('has nothing but ASCII', () => {
    for (const text of Object.values(filesOf(dist))) expect(text).not.toMatch(/[^\0-\x7f]/);
  });

  it("sets the fields of Markdown's tokens by assignment", () => {
    const chunks = Object.values(filesOf(dist)).join('\n');
    for (const field of ['level=0', 'content=""', 'children=null', 'bMarks=[]'])
      expect(chunks).toContain(`this.${field}`);
  });

  it('keeps the names of functions, for the stack of an error to be read', () => {
    const chunks = Object.values(filesOf(dist)).join('\n');
    for (const name of ['planBuild', 'compareOutputs', 'renderRssItem'])
      expect(chunks).toMatch(new RegExp(`function ${name}\\(`));
  });
});

describe('a build', () => {
  it('leaves the former one in its place until the new one is whole', async () => {
    const root = folderWith({ 'dist/old.js': 'old' });
    await builder.replaceFolder(join(root, 'dist'), (made) => {
      writeFileSync(join(made, 'new.js'), 'new');
      expect(filesOf(join(root, 'dist'))).toEqual({ 'old.js': 'old' });
    });
    expect(filesOf(root)).toEqual({ 'dist/new.js': 'new' });
  });

  it('that fails leaves the former one, and nothing else', async () => {
    const root = folderWith({ 'dist/old.js': 'old' });
    const make = () => {
      throw new Error('broken');
    };
    await expect(builder.replaceFolder(join(root, 'dist'), make)).rejects.toThrow('broken');
    expect(filesOf(root)).toEqual({ 'dist/old.js': 'old' });
  });
});

describe('the licences of what is bundled', () => {
  it('are permissive, each', () => {
    const packages = builder.bundledPackages(metafile);
    expect(packages.length).toBeGreaterThan(15);
    for (const { name, license } of packages)
      expect([name, PERMISSIVE.includes(license)]).toEqual([name, true]);
  });

  it('are listed in the package with their texts', () => {
    const packages = builder.bundledPackages(metafile);
    const listed = builder.renderLicences(packages);
    for (const { name, version, license, text } of packages) {
      expect(text).toMatch(/copyright|free for use/i);
      expect(listed).toContain(`${name} ${version} (${license})\n\n${text.trim()}`);
    }
    expect(MANIFEST.files).toContain('THIRD_PARTY_LICENSES');
  });
});

describe('package.json', () => {
  it('has the package’s own name for a command, so that npx finds it wherever it is asked for', () => {
    expect(MANIFEST.bin).toEqual({ dateline: 'dist/cli/main.js', [MANIFEST.name]: 'dist/cli/main.js' });
    expect(statSync(join(dist, 'cli/main.js')).mode & 0o111).toBe(0o111);
  });

  it('leads to a file of the build at each door', () => {
    const { './package.json': _, ...doors } = MANIFEST.exports;
    for (const [door, target] of Object.entries(doors)) {
      const name = door === '.' ? 'index' : door.slice(2);
      expect(target).toEqual({ types: `./dist/${name}.d.ts`, default: `./dist/${name}.js` });
      expect(existsSync(join(dist, `${name}.js`))).toBe(true);
    }
    expect([MANIFEST.main, MANIFEST.types]).toEqual(['./dist/index.js', './dist/index.d.ts']);
    expect(Object.keys(doors)).toHaveLength(Object.keys(builder.DOORS).length - 1);
  });

  it('is locked without the address of any registry', () => {
    expect(readFile('package-lock.json')).not.toMatch(/"resolved"|registry/);
  });
});
