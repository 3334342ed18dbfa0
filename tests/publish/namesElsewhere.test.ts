import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { realDisk } from '../../src/disk/realDisk.ts';
import { publish } from '../../src/publish/publish.ts';
import { filesOf, folderWith, putFiles } from '../support/files.ts';
import { publicationOf } from '../support/memoryDisk.ts';
import { pngOf } from '../support/pictures.ts';
import { tellAll } from '../support/problems.ts';
import { NOW, SHORTEST } from '../support/publication.ts';
import { runsOf } from '../support/runs.ts';

/** Microsoft, "Naming Files, Paths, and Namespaces": written apart from the source. */
const FORBIDDEN = /[<>:"|?*\\\p{Cc}]|[. ]$|^$/u;
const RESERVED = [
  'con',
  'prn',
  'aux',
  'nul',
  ...[...'0123456789¹²³'].flatMap((one) => [`com${one}`, `lpt${one}`]),
];

/** What Windows or macOS would not take of some paths, or would take for one. */
function findUnportable(paths: readonly string[]): string[] {
  const parts = new Set(paths.flatMap((path) => path.split('/')));
  const wrong = [...parts].filter(
    (part) =>
      FORBIDDEN.test(part) ||
      RESERVED.includes(part.toLowerCase().split('.')[0] as string) ||
      part.length > 255,
  );
  const folded = paths.map((path) => path.normalize('NFC').toLowerCase());
  return [...wrong, ...folded.filter((path, index) => folded.indexOf(path) !== index)];
}

const FEEDS = `${SHORTEST}tagFeeds: true\n`;

function build(root: string) {
  const disk = realDisk(root);
  return publish({ disk }, publicationOf(disk), { now: NOW });
}

function outputsOf(root: string): string[] {
  return Object.keys(filesOf(join(root, 'output')));
}

function linksOf(root: string): string[] {
  const { items } = JSON.parse(filesOf(root)['output/feed.json'] ?? '') as { items: { url: string }[] };
  return items.map(({ url }) => url);
}

const named = (title: string, more = '', body = 'The tide came in.') =>
  `---\ntitle: ${JSON.stringify(title)}\ndate: 2014-12-21 08:00\n${more}---\n\n${body}\n`;

describe('names that other systems cannot have', () => {
  it('are in no output, and ids do not know of that', () => {
    const root = folderWith({
      'feed.yaml': FEEDS,
      'items/con.md': named('Con'),
      'items/b.md': named('B', 'slug: LPT1\ntags: [Aux, sea]\n'),
      'items/c.md': named('C', 'enclosures: [nul.MP3, "a?.mp3"]\n', '![P](aux.png) ![Q](<dot. .png>)'),
      'items/nul.MP3': 'ID3',
      'items/a?.mp3': 'ID4',
      'items/aux.png': pngOf(4, 4),
      'items/dot. .png': pngOf(4, 5),
    });
    const { problems } = build(root);
    expect(tellAll(problems.filter(({ severity }) => severity !== 'warning'))).toMatch(
      /^\S+ note NAME_RESERVED .*$/,
    );
    expect(findUnportable(outputsOf(root))).toEqual([]);
    expect(outputsOf(root)).toEqual(
      expect.arrayContaining([
        '2014/12/21/con-/index.html',
        '2014/12/21/lpt1-/index.html',
        'tags/aux-/rss.xml',
      ]),
    );
    expect(filesOf(root)['feed.lock']).toContain('tag:news.example.nz,2014-12-21:con');
    expect(filesOf(root)['feed.lock']).not.toContain('21:con-');
  });

  it('stay where readers know them, and the page with them', () => {
    const before = folderWith({ 'feed.yaml': SHORTEST, 'items/road.md': named('Road') });
    build(before);
    const lock = filesOf(before)['feed.lock'] ?? '';
    const root = folderWith({
      'feed.yaml': SHORTEST,
      'items/con.md': named('Road'),
      // As a version before this one wrote it.
      'feed.lock': lock.replaceAll('21/road/', '21/con/').replaceAll('road.md', 'con.md'),
    });
    build(root);
    expect(linksOf(root)).toEqual(['https://news.example.nz/2014/12/21/con/']);
    expect(outputsOf(root)).toContain('2014/12/21/con/index.html');
    expect(outputsOf(root).filter((path) => path.includes('con-'))).toEqual([]);
  });

  it('collide with no name that somebody else has', () => {
    const root = folderWith({
      'feed.yaml': SHORTEST,
      'items/con.md': named('Con'),
      'items/b.md': named('B', 'slug: con-\nid: urn:x:b\n'),
    });
    // Both have the slug con: the second is told, as any two are.
    expect(tellAll(build(root).problems)).toContain('PAGE_SHARED');
  });
});

it('two articles whose slugs differ in capitals or in how their letters are stored want one page, and are told', () => {
  for (const slug of ['ROAD', 'Road\u0301', 'ro\u0301ad']) {
    const root = folderWith({
      'feed.yaml': SHORTEST,
      'items/a.md': named('A', 'slug: road\nid: urn:x:a\n'),
      'items/b.md': named('B', `slug: ${slug}\nid: urn:x:b\n`),
    });
    expect(tellAll(build(root).problems)).toContain('items/b.md:5:5 error PAGE_SHARED');
  }
});

const HOSTILE = fc
  .array(
    fc.constantFrom(
      ...[
        'con',
        'Con',
        'nul',
        'AUX',
        'com',
        'lpt',
        '1',
        '\u00b9',
        '0',
        '.',
        ' ',
        '-',
        '_',
        '<',
        '>',
        ':',
        '"',
        '|',
        '?',
        '*',
      ],
      ...[
        '\\',
        '\u0001',
        '\u007f',
        '\u202e',
        'a',
        'A',
        '\u00e9',
        'e\u0301',
        '\u00df',
        '\u212a',
        '\u0130',
        '\ufb01',
        '\ud83c\udf89',
        '\u0e33',
      ],
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((parts) => parts.join(''));

it('whatever slugs, tags and files are called, every output is a name that every system can have', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({ slug: HOSTILE, tag: HOSTILE, media: HOSTILE.filter((name) => !name.startsWith('.')) }),
        { minLength: 1, maxLength: 5 },
      ),
      (all) => {
        const root = folderWith({ 'feed.yaml': `${FEEDS}onError: skip\n` });
        mkdirSync(join(root, 'items'));
        for (const [index, { slug, tag, media }] of all.entries()) {
          const fields = [
            `slug: ${JSON.stringify(slug)}`,
            `tags: [${JSON.stringify(tag)}]`,
            `id: urn:x:${index}`,
          ];
          const file = JSON.stringify(`${media}-${index}.mp3`);
          const text = named(`T${index}`, `${fields.join('\n')}\nenclosures: [${file}]\n`);
          putFiles(root, { [`items/${index}.md`]: text, [`items/${media}-${index}.mp3`]: `ID3${index}` });
          // Where most is left out, nothing is written.
          putFiles(root, { [`items/sound-${index}.md`]: named(`S${index}`, `id: urn:s:${index}\n`) });
        }
        build(root);
        expect(findUnportable(outputsOf(root))).toEqual([]);
      },
    ),
    runsOf(150),
  );
});
