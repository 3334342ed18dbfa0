import { describe, expect, it } from 'vitest';
import { FIELDS } from '../../src/articles/fields.ts';
import { SWITCHES } from '../../src/articles/keptBack.ts';
import { quotedIn, readFile, tableRows } from './markdown.ts';

const page = readFile('docs/reference/model.md');
const rows = tableRows(page, 'field');
const inFormats = rows.filter((row) => 'RSS 2.0' in row);
const settings = tableRows(page, 'setting');
const ofShow = tableRows(page, 'part of a show');

/** What a cell names: elements, values of `rel`, and members. */
function namesIn(cell: string | undefined): string[] {
  return quotedIn(cell).map((text) => / rel="(.+)"/.exec(text)?.[1] ?? text);
}

/** The list of switches: each with its names, and below it which values do what. */
function switchesIn(markdown: string): Record<string, string>[] {
  const items = markdown.matchAll(/^- (`.*`)\n {2}- (.*)$/gm);
  return [...items].map(([, names = '', values = '']) => ({
    switch: names,
    ...Object.fromEntries(values.split('; ').map((part) => part.split(': '))),
  }));
}

const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  on: ['true', 'yes', 'on', '1'],
  off: ['false', 'no', 'off', '0'],
};

/** The values that a cell of the table of switches stands for. */
function valuesIn(cell = ''): string[] {
  const parts = cell.split(', ').filter((part) => part !== '-');
  return parts.flatMap((part) => SPELLINGS[part] ?? quotedIn(part)).sort();
}

describe('docs/reference/model.md', () => {
  it('has each member of a show once', () => {
    const [, body = ''] = readFile('src/model/podcast.ts').split('export interface Podcast {');
    const [members = ''] = body.split('\n}');
    const names = [...members.matchAll(/^ {2}readonly (\w+)\??:/gm)].map(([, name]) => name);
    const inPage = ofShow.flatMap((row) => quotedIn(row['part of a show']));
    expect(inPage.sort()).toEqual(names.filter((name) => name !== 'imagePlace').sort());
  });

  it('has each switch with its names and values, in the order of the rows', () => {
    const inPage = switchesIn(page).map((row) => ({
      names: quotedIn(row['switch']),
      keepsBack: valuesIn(row['kept back']),
      publishes: valuesIn(row['published']),
      unlists: valuesIn(row['unlisted']),
      isStrict: row['else'] === 'an error',
    }));
    const inTable = SWITCHES.map(({ names, part, keepsBack, publishes, unlists = [], isOther }) => ({
      names: [...(part === undefined ? [] : [part]), ...names],
      keepsBack: [...keepsBack].sort(),
      publishes: [...publishes].sort(),
      unlists: [...unlists].sort(),
      isStrict: isOther === undefined,
    }));
    expect(inPage).toEqual(inTable);
  });

  it('has each field of front matter once', () => {
    const inPage = rows.map((row) => quotedIn(row['field'])[0]);
    expect(inPage.sort()).toEqual(FIELDS.map(({ key }) => String(key)).sort());
  });

  it.each([
    ['RSS 2.0', ['rss', 'podcast', 'podcastElements', 'episode', 'simpleChapters', 'xmlExtensions']],
    ['Atom 1.0', ['atom', 'simpleChapters', 'xmlExtensions']],
    ['JSON Feed 1.1', ['jsonFeed']],
  ] as const)('names nothing in %s that its renderer does not write', (column, files) => {
    const code = files.map((file) => readFile(`src/feeds/${file}.ts`)).join('');
    const named = [...inFormats, ...settings, ...ofShow].flatMap((row) => namesIn(row[column]));
    const known = new Set(code.match(/[\w:-]+/g)?.flatMap((word) => [word, word.replace(/:$/, '')]));
    expect(named.length).toBeGreaterThan(20);
    expect([...new Set(named)].filter((name) => !known.has(name))).toEqual([]);
  });
});
