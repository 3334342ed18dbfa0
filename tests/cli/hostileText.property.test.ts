import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Edge } from '../../src/cli/session.ts';
import { memoryDisk } from '../support/memoryDisk.ts';
import { SETTINGS } from '../support/publication.ts';
import { runsOf } from '../support/runs.ts';
import { tell } from './commandLine.ts';
import { start } from './ongoing.ts';

/** What terminals and the logs of CI services obey, and what looks like another line or another direction. */
const ATTACKS = [
  ...['\u001b]0;PWN\u0007', '\u001b[2J', '\u001b[31m', '\u009b2J', '\u0000', '\u0008', '\u007f', '\u0085'],
  ...['\r', '\n', '\r\n', '\u2028', '\u2029', '\n::error::PWN', '::error::PWN', '\r::add-mask::x', ':', '::'],
  ...['##[error]PWN', '\n##[command]PWN', '##', '[', '###[group]', '##vso[task.complete]'],
  ...['\u061c', '\u200e', '\u200f', '\u202a', '\u202e', '\u2066', '\u2069', '\ud83c', '\udf89', '\ufffe'],
  ...[' ', '\u00a0', '\t', '"', "'", '\\', '%0A', 'a', 'title', '日本', '🎉', '- ', ': ', '---'],
];
const hostile = fc
  .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...ATTACKS) }, fc.string({ unit: 'binary' })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) => parts.join(''));
/** A text with which YAML can be read, more often than not. */
const value = fc.oneof(
  hostile,
  hostile.map((text) => JSON.stringify(text)),
);

/** A publication with a hostile text in every place that a stranger can write to. */
const publications = fc
  .record({
    ...{ name: hostile, other: hostile, title: value, date: value, field: value, body: hostile },
    ...{ lock: hostile, id: hostile, publicationTitle: value, setting: value },
    isLocked: fc.boolean(),
    isDated: fc.boolean(),
    isConfigured: fc.boolean(),
  })
  .map((text) => ({
    'feed.yaml': `${SETTINGS.replace('Harbour News', text.publicationTitle)}${text.isConfigured ? '' : `${text.setting}: 1\n`}`,
    [`items/${text.name}.md`]: `---\ntitle: ${text.title}\ndate: ${text.isDated ? '3/4/2015 7:45' : text.date}\n${text.field}: 1\n---\n${text.body}\n`,
    [`items/${text.other}.txt`]: text.body,
    ...(text.isLocked && {
      'feed.lock': `# feed.lock 1: id, file\n${text.id}\t${text.lock}\n${text.lock}`,
    }),
  }));

const arguments_ = fc.oneof(
  fc.constantFrom(
    ...[
      'build',
      'build --verbose',
      'build --dry-run',
      'build --json',
      'build --keep-going',
      'diff',
      'diff --json',
    ],
    ...['check', 'check --json', 'check --format github', 'help', 'build --strict'],
  ),
  hostile,
);

const COLOURS = ['1', '2', '22', '31', '32', '33', '36', '39'].map((code) => `\u001b[${code}m`);

/** Expects text with our colours, in lines of which none is a command. */
function expectPrintable(text: string, isAnnotated = false): void {
  const plain = COLOURS.reduce((left, colour) => left.replaceAll(colour, ''), text);
  expect(plain).not.toMatch(/(?!\n)\p{Cc}|[\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\p{NChar}]/u);
  for (const line of plain.split('\n')) {
    if (isAnnotated && /^::(?:error|warning|notice) file=[^:]*::(?!:)/.test(line)) continue;
    expect(line).not.toMatch(/^\s*::/);
    expect(line).not.toMatch(/##\w*\[/);
  }
}

const EDGE = { isColourful: true, isLog: true };

describe('whatever strangers write', () => {
  it('a terminal is given text and our colours, and the log of a CI service no command', async () => {
    const property = fc.asyncProperty(publications, arguments_, async (files, line) => {
      const args = line.split(' ');
      const { stdout, stderr } = await tell(args, memoryDisk(files), EDGE);
      expectPrintable(stdout, args.includes('github'));
      expectPrintable(stderr);
      if (args.includes('--json') && stderr === '') JSON.parse(stdout);
    });
    await fc.assert(property, runsOf(1000));
  });

  it('so are those who mistype it, in every argument', async () => {
    const words = fc.constantFrom('build', 'import', 'serve', 'check', '--root', '--now', '--json', '--port');
    const args = fc.array(
      fc.oneof(
        words,
        hostile,
        hostile.map((text) => `--${text}`),
      ),
      { maxLength: 4 },
    );
    const property = fc.asyncProperty(args, async (all) => {
      const { stdout, stderr } = await tell(all, memoryDisk({}), EDGE);
      expectPrintable(stdout);
      expectPrintable(stderr);
    });
    await fc.assert(property, runsOf(1000));
  });

  it('so are those who import it', async () => {
    const property = fc.asyncProperty(hostile, hostile, hostile, async (title, id, address) => {
      const feed = {
        version: 'https://jsonfeed.org/version/1.1',
        title,
        home_page_url: 'https://old.example/',
        items: [{ id, title, url: address, date_published: title, content_text: title }],
      };
      const fetch: Edge['fetch'] = async (url) => ({
        url: url + address,
        bytes: Buffer.from(JSON.stringify(feed)),
      });
      const args = ['import', `https://${address}/`, '--time-zone', 'Pacific/Auckland'];
      const { stdout, stderr } = await tell(args, memoryDisk({}), { ...EDGE, fetch });
      expectPrintable(stdout + stderr);
      const failed = await tell(args, memoryDisk({}), {
        ...EDGE,
        fetch: () => Promise.reject(new Error(`ENOTFOUND ${address}`)),
      });
      expectPrintable(failed.stderr);
    });
    await fc.assert(property, runsOf(300));
  });

  it('so are those whose disk says it', async () => {
    const property = fc.asyncProperty(hostile, async (message) => {
      const disk = memoryDisk({ 'feed.yaml': SETTINGS });
      const begin = () => {
        throw new Error(message);
      };
      expectPrintable((await tell(['build'], { ...disk, begin }, EDGE)).stderr);
      const read = begin;
      expectPrintable((await tell(['build', '--root', message], { ...disk, read }, EDGE)).stderr);
    });
    await fc.assert(property, runsOf(300));
  });

  it.each(['serve', 'watch'])('so are those who %s it', async (command) => {
    const property = fc.asyncProperty(publications, hostile, async (files, failure) => {
      const disk = memoryDisk({ 'feed.yaml': SETTINGS });
      const ongoing = await start([command], disk, EDGE);
      for (const [path, text] of Object.entries(files)) disk.files.set(path, Buffer.from(text));
      await ongoing.change();
      for (const path of Object.keys(files).slice(1)) disk.files.delete(path);
      await ongoing.change();
      await ongoing.fail(new Error(failure));
      await ongoing.end();
      expectPrintable(ongoing.printed.stdout);
      expectPrintable(ongoing.printed.stderr);
    });
    await fc.assert(property, runsOf(100));
  });
});
