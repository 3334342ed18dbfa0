import { describe, expect, test } from 'vitest';
import { appleCategories } from '../../src/import/appleCategory.ts';

function taken(...categories: [name: string, below?: string][]) {
  const told: string[] = [];
  const found = appleCategories(
    categories.map(([name, below]) => (below === undefined ? { name } : { name, below })),
    ({ message, mend }) => told.push(`${message} - ${mend}`),
  );
  return { found, told };
}

test('takes categories of the list, in its spelling, each once', () => {
  expect(
    taken(['News', 'Daily News'], ['society & culture'], ['TV &amp; Film'], ['News', 'Daily news']),
  ).toEqual({
    found: ['News > Daily News', 'Society & Culture', 'TV & Film'],
    told: [],
  });
});

describe('takes for what it is called today, and says so,', () => {
  test.each([
    ['a category of the old list', ['Games & Hobbies'], 'Leisure'],
    ['one below it', ['Games & Hobbies', 'Video Games'], 'Leisure > Video Games'],
    ['one that is in another place now', ['Technology', 'Tech News'], 'News > Tech News'],
    [
      'one below another that is in another place',
      ['Science & Medicine', 'Medicine'],
      'Health & Fitness > Medicine',
    ],
    ['one whose name is of no list, below one that is', ['Technology', 'Podcasting'], 'Technology'],
  ] as [string, [string, string?], string][])('%s', (_, category, today) => {
    const { found, told } = taken(category);
    expect(found).toEqual([today]);
    expect(told).toEqual([
      `expected one of Apple's categories, found "${category.join(' > ')}" - it is ${today} now`,
    ]);
  });
});

test('leaves out what no list has, and says so', () => {
  expect(taken(['Boats'], ['Boats', 'Ferries'], ['__proto__'], ['News'])).toMatchInlineSnapshot(`
    {
      "found": [
        "News",
      ],
      "told": [
        "expected one of Apple's categories, found "Boats" - it is left out; write the nearest one into feed.yaml as podcast.category",
        "expected one of Apple's categories, found "Boats > Ferries" - it is left out; write the nearest one into feed.yaml as podcast.category",
        "expected one of Apple's categories, found "__proto__" - it is left out; write the nearest one into feed.yaml as podcast.category",
      ],
    }
  `);
});
