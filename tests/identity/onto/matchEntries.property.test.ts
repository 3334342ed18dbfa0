import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matchEntries } from '../../../src/identity/onto/matchEntries.ts';
import { runsOf } from '../../support/runs.ts';

const HOUR = 3_600_000;
const SITE = 'https://news.example.nz/';
const TEXTS = [
  '',
  'The ferry left the wharf at six in the morning, and came back before noon with the mail and a piano.',
  'The library is open again on weekdays, and lends books, maps and tools to everyone who asks.',
];

/** Few values, so that much is the same by chance. */
const address = fc.constantFrom('a', 'a/', 'a.html', 'b/', 'c').map((path) => SITE + path);
const some = <T>(all: fc.Arbitrary<T>) => fc.option(all, { nil: undefined });
const facts = {
  link: some(address),
  title: some(fc.constantFrom('Notes', 'notes', 'A', 'B')),
  published: some(fc.integer({ min: 0, max: 60 }).map((hours) => new Date(hours * HOUR))),
  text: fc.constantFrom(...TEXTS),
};
const entries = fc.uniqueArray(
  fc.record({ id: fc.constantFrom('1', '2', '3', '4', '5', `${SITE}a`), ...facts }),
  {
    selector: ({ id }) => id,
  },
);
const articles = fc.uniqueArray(
  fc.record({
    file: fc.constantFrom('1.md', '2.md', '3.md', '4.md', '5.md'),
    id: some(fc.constantFrom('1', '2')),
    aliases: some(fc.array(address, { maxLength: 2 })),
    names: fc.array(fc.constantFrom('a', 'b'), { maxLength: 2 }),
    ...facts,
  }),
  { selector: ({ file }) => file },
);
const texts = {
  ofEntry: ({ text }: { readonly text: string }) => text,
  ofArticle: ({ text }: { readonly text: string }) => text,
};

test('each entry and each article is in one place, in whatever order they come', () => {
  fc.assert(
    fc.property(entries, articles, (given, present) => {
      const { matches, unmatched, free } = matchEntries(given, present, { texts });
      const placed = [...matches.map(({ entry }) => entry), ...unmatched.map(({ entry }) => entry)];
      expect(placed.map(({ id }) => id).sort()).toEqual(given.map(({ id }) => id).sort());
      const held = [...matches.map(({ article }) => article), ...free];
      expect(held.map(({ file }) => file).sort()).toEqual(present.map(({ file }) => file).sort());
      const again = matchEntries(given.toReversed(), present.toReversed(), { texts });
      const told = (found: typeof matches) =>
        found.map(({ entry, article }) => [entry.id, article.file]).sort();
      expect(told(again.matches)).toEqual(told(matches));
    }),
    runsOf(2000),
  );
});
