import { describe, expect, it } from 'vitest';
import { formatEntryMap, parseEntryMap } from '../../src/import/entryMap.ts';
import { Stamp } from '../../src/model/stamp.ts';

describe('a map says which entry is which file', () => {
  it.each([
    ['two spaces apart', 'urn:a  items/a.md'],
    ['a tab apart', 'urn:a\titems/a.md'],
    ['a tab and spaces apart', 'urn:a \t items/a.md'],
    ['with a byte order mark', '\ufeffurn:a  items/a.md'],
    ['with white space around it', '  urn:a  items/a.md  '],
    ['with a path from here', 'urn:a  ./items/a.md'],
    ['among what says nothing', '# urn:b  items/b.md\r\n\r\nurn:b  ?\rurn:a  items/a.md\n'],
  ])('%s', (_, text) => {
    const { lines, problems } = parseEntryMap('map.txt', text);
    expect(lines).toMatchObject([{ key: 'urn:a', file: 'items/a.md' }]);
    expect(problems).toEqual([]);
  });

  it('with single spaces in an id and in the name of a file', () => {
    const { lines } = parseEntryMap('map.txt', '\nan id of old  items/the road.md');
    expect(lines).toEqual([{ key: 'an id of old', file: 'items/the road.md', line: 2 }]);
  });

  it('with - for an entry without an article', () => {
    expect(parseEntryMap('map.txt', 'urn:a  -').lines).toEqual([{ key: 'urn:a', file: '-', line: 1 }]);
  });
});

it.each(['urn:a', 'urn:a items/a.md', 'urn:a\t'])('a line %j is an error with its number', (line) => {
  const { lines, problems } = parseEntryMap('map.txt', `# what is what\n${line}\n`);
  expect(lines).toEqual([]);
  expect(problems).toMatchObject([{ code: 'MAP_WRONG', file: 'map.txt', line: 2 }]);
  expect(problems[0]?.message).toContain(line.trim());
});

it('a template has what a person needs to know, and says nothing until it is filled in', () => {
  const published = new Stamp(Date.UTC(2014, 11, 21, 7, 3), 780);
  const text = formatEntryMap([
    {
      entry: {
        id: 'urn:a',
        link: 'https://old.example/a/',
        title: 'The\nroad',
        published,
        line: 3,
        html: '',
      },
      files: ['items/a.md', 'items/b.md'],
    },
    { entry: { id: 'https://old.example/b/', link: 'https://old.example/b/', line: 9, html: '' }, files: [] },
  ]);
  expect(text).toMatchInlineSnapshot(`
    "# Which article is which entry of the feed: an id, two spaces, and the file of its article instead of the question mark.
    # Write - for an entry that has no article. Then import with this map again.

    # The road, 2014-12-21T20:03:00+13:00, https://old.example/a/
    #   perhaps items/a.md, or items/b.md
    urn:a  ?

    https://old.example/b/  ?
    "
  `);
  expect(parseEntryMap('map.txt', text)).toEqual({ lines: [], problems: [] });
  expect(parseEntryMap('map.txt', text.replace('urn:a  ?', 'urn:a  items/b.md')).lines).toHaveLength(1);
});
