import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { realDisk } from '../../../src/disk/realDisk.ts';
import { findSite } from '../../../src/import/site/findSite.ts';
import type { FoundSite } from '../../../src/import/site/foundSite.ts';
import { adoptSite } from '../../../src/publish/adoptSite.ts';
import { siteFolder } from '../../../src/publish/siteFolder.ts';
import { tell } from '../../cli/commandLine.ts';
import { folderWith } from '../../support/files.ts';
import { pngOf } from '../../support/pictures.ts';

const SITES = new URL('sites/', import.meta.url);
const NAMES = readdirSync(SITES)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => name.slice(0, -4));

/** The files of a site in one text: each begins with a line `==> path`. `!png 40x30` is a picture of that size. */
function filesOf(name: string): Record<string, string | Uint8Array> {
  const parts = readFileSync(new URL(`${name}.txt`, SITES), 'utf8')
    .split(/^==> /m)
    .slice(1);
  return Object.fromEntries(
    parts.map((part) => {
      const [path = '', ...lines] = part.split('\n');
      const [, width, height] = /^!png (\d+)x(\d+)/.exec(lines[0] ?? '') ?? [];
      return [path, width ? pngOf(Number(width), Number(height)) : lines.join('\n').trimStart()];
    }),
  );
}

/** What somebody would answer who knows nothing. */
function answersFor({ settings }: FoundSite) {
  const answer = (key: 'title' | 'description' | 'url' | 'language' | 'timeZone', otherwise: string) => {
    const found = settings.get(key);
    return found ? { value: String(found.value), why: found.why } : { value: otherwise, why: ['unsaid'] };
  };
  return {
    title: answer('title', 'News'),
    description: answer('description', 'News'),
    url: answer('url', 'https://your-site.example/'),
    language: answer('language', 'en'),
    timeZone: answer('timeZone', 'UTC'),
  };
}

describe('the feed.yaml for a site of another program, and what is told of it', () => {
  it.each(NAMES)('%s', (name) => {
    const disk = realDisk(folderWith(filesOf(name)));
    const site = findSite(siteFolder(disk)) as FoundSite;
    const { text } = adoptSite({ disk }, site, answersFor(site));
    const told = site.unread.map(({ what, why }) => `# not read: ${what} (${why})\n`).join('');
    const advice = site.advice.map((line) => `# to do: ${line}\n`).join('');
    const all = `${text}\n# ${site.tool.name}, by ${site.file}\n${told}${advice}`;
    const file = new URL(`${name}.yaml`, SITES);
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, all);
    expect(all).toBe(readFileSync(file, 'utf8'));
  });
});

it('publishes the layout of a starter of Astro without an edit', async () => {
  const root = folderWith(filesOf('astro'));
  const edge = { disk: realDisk };
  expect(await tell(['init', root], realDisk(root), edge)).toMatchObject({ status: 0, stderr: '' });
  const built = await tell(['build', '--root', root, '--json'], realDisk(root), edge);
  expect(built.status).toBe(0);
  expect(JSON.parse(built.stdout).items.published).toBe(4);
});

describe('articles with errors', () => {
  const GOOD = '---\ntitle: A\n---\nA.\n';
  const BAD = '---\ntitle: A\ntitle: B\n---\nA.\n';
  const settingsFor = (files: Record<string, string>) => {
    const disk = realDisk(folderWith({ '_config.yml': 'title: A\n', ...files }));
    const site = findSite(siteFolder(disk)) as FoundSite;
    return adoptSite({ disk }, site, answersFor(site)).text;
  };

  it('do not keep the others from being published', () => {
    const files = {
      '_posts/2015-02-03-a.md': GOOD,
      '_posts/2015-02-04-b.md': GOOD,
      '_posts/2015-02-05-c.md': BAD,
    };
    expect(settingsFor(files)).toContain(
      '# one file with errors: left out, and told by each run, until mended; the others are published\nonError: skip\n',
    );
  });

  it('stop a build where they are as many as the others, or where there are none', () => {
    expect(settingsFor({ '_posts/2015-02-03-a.md': GOOD, '_posts/2015-02-05-c.md': BAD })).not.toContain(
      'onError',
    );
    expect(settingsFor({ '_posts/2015-02-03-a.md': GOOD })).not.toContain('onError');
  });

  it('stop a build where something else is wrong', () => {
    expect(settingsFor({ '_config.yml': 'title: A\ncollections_dir: ../a\n' })).not.toContain('onError');
  });
});
