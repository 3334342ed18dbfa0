import { describe, expect, it } from 'vitest';
import { peopleIn, personIn } from '../../src/articles/people.ts';
import { tellAll } from '../support/problems.ts';
import { headOf, markdownHead, newsroomHead } from './material.ts';

describe('a line of people', () => {
  it.each([
    ['Ana', ['Ana']],
    ['By Ana Lee', ['Ana Lee']],
    ['by: Ana Lee', ['Ana Lee']],
    ['Ana and Ben', ['Ana', 'Ben']],
    ['By Jane Doe and John Doe', ['Jane Doe', 'John Doe']],
    ['Ana Lee & Ben Wu', ['Ana Lee', 'Ben Wu']],
    ['Ana, Ben and Carl', ['Ana', 'Ben', 'Carl']],
    ['Ana, Ben, and Carl', ['Ana', 'Ben', 'Carl']],
    ['Ana and Ben and Carl', ['Ana', 'Ben', 'Carl']],
    ['Ana Lee, Ben Wu', ['Ana Lee', 'Ben Wu']],
    ['Ana Lee; Ben', ['Ana Lee', 'Ben']],
    ['Lee, Ana; Wu, Ben;', ['Lee, Ana', 'Wu, Ben']],
    ['Ludwig van Beethoven and Te Rina', ['Ludwig van Beethoven', 'Te Rina']],
    ['王小明 and 李雷', ['王小明', '李雷']],
  ])('%s names %j', (line, names) => {
    expect(peopleIn(line)).toEqual(names.map((name) => ({ name })));
  });

  it.each([
    ['Ana, Political Reporter', ['Ana']],
    ['Ana Lee, editor of the Harbour Post', ['Ana Lee']],
    ['Ana Lee, Writer and Editor', ['Ana Lee']],
    ['Lee, Ana, Political Editor', ['Lee, Ana']],
    ['Ana Lee, Political Reporter, and Ben Wu', ['Ana Lee', 'Ben Wu']],
    ['Political Editor', ['Political Editor']],
  ])('%s names %j without what they do', (line, names) => {
    expect(peopleIn(line)).toEqual(names.map((name) => ({ name })));
  });

  it.each([
    ['By Jane Example, RNZ', ['Jane Example']],
    ['Jane Example / Stuff', ['Jane Example']],
    ['Jane Example | RNZ', ['Jane Example']],
    ['By Jane Example for RNZ', ['Jane Example']],
    ['By Jane Example for the Harbour Post', ['Jane Example']],
    ['By Jane Example for RNZ, Political Reporter', ['Jane Example']],
    ['Words: Ana Lee Photos: Ben Wu', ['Ana Lee', 'Ben Wu']],
    ['Words by Ana Lee and Carl Ray | Photography by Ben Wu', ['Ana Lee', 'Carl Ray', 'Ben Wu']],
    ['Story: Ana Lee, Reporter', ['Ana Lee']],
  ])('%s names %j without for whom they write', (line, names) => {
    expect(peopleIn(line)).toEqual(names.map((name) => ({ name })));
  });

  it.each([
    'Johnson, Boris',
    'Ana Lee for President',
    'Ana / RNZ',
    'Doctors Union for RNZ',
    'Ministry for the Environment',
    'Students Council / Radio',
    'Johnson, Boris and Smith, Ann',
    'Sammy Davis, Jr.',
    'Ana Lee, PhD and Ben Wu',
    'Smith and Sons Ltd',
    'Tom <Tamati> & Sons',
    'Johnson & Johnson',
    'Ministry of Fisheries and Oceans',
    'Jane Example, Harbour Post',
    'Band and the others',
    'Ana and friends',
    'Jane van der Berg-Andersen',
    'Brand New',
  ])('%s stays one name', (line) => {
    expect(peopleIn(line)).toEqual([{ name: line }]);
  });

  it('has their e-mail addresses apart', () => {
    const ana = { name: 'Ana', email: 'a@x.nz' };
    expect(peopleIn('Ana <a@x.nz>')).toEqual([ana]);
    expect(peopleIn('"Ana" <a@x.nz>')).toEqual([ana]);
    expect(peopleIn('Ana <a@x.nz> and Ben')).toEqual([ana, { name: 'Ben' }]);
    expect(peopleIn('Ana <a@x.nz>, Ben <b@x.nz>')).toEqual([ana, { name: 'Ben', email: 'b@x.nz' }]);
    expect(peopleIn('a@x.nz, news@x.nz')).toEqual([
      { name: 'a', email: 'a@x.nz' },
      { name: 'news', email: 'news@x.nz' },
    ]);
    expect(peopleIn('Ana Lee, a@x.nz')).toEqual([{ name: 'Ana Lee', email: 'a@x.nz' }]);
  });

  it('has no e-mail address in a name, wherever it stands', () => {
    expect(peopleIn('Harbour News <desk@x.nz>')).toEqual([{ name: 'Harbour News', email: 'desk@x.nz' }]);
    expect(peopleIn('Ana, a@x.nz and Ben, b@x.nz')).toEqual([{ name: 'Ana, and Ben', email: 'a@x.nz' }]);
  });

  it('is read at once, however long it is', () => {
    expect(peopleIn(`Ana ${', and '.repeat(20_000)}`)).toHaveLength(1);
    expect(peopleIn(`${'A '.repeat(20_000)}b`)).toHaveLength(1);
    expect(peopleIn(`Ana Lee${' for Lee'.repeat(20_000)}`)).toHaveLength(1);
    expect(peopleIn(`Words: Ana${' / Lee'.repeat(20_000)}`)).toHaveLength(1);
    expect(peopleIn(`Ana${', Editor'.repeat(20_000)}`)).toEqual([{ name: 'Ana' }]);
  });
});

it('a line in a list is one person', () => {
  expect(personIn('Simon and Garfunkel')).toEqual({ name: 'Simon and Garfunkel' });
  expect(personIn('By Ana <a@x.nz>, Reporter')).toEqual({ name: 'Ana', email: 'a@x.nz' });
});

describe('the authors of an article', () => {
  const authorsOf = (line: string) =>
    headOf(markdownHead(['title: A', 'date: 2014-12-21 8:03 pm', line])).authors;

  it.each([
    ['author: By Ana and Ben', [{ name: 'Ana' }, { name: 'Ben' }]],
    ['author: Ana <a@x.nz>', [{ name: 'Ana', email: 'a@x.nz' }]],
    ['authors: [Simon and Garfunkel, By Ana]', [{ name: 'Simon and Garfunkel' }, { name: 'Ana' }]],
    ['author: { name: Marks and Spencer }', [{ name: 'Marks and Spencer' }]],
    ['authors: [{ name: By Ana }, { name: Ben }]', [{ name: 'By Ana' }, { name: 'Ben' }]],
  ])('are people: %s', (line, authors) => {
    expect(authorsOf(line)).toEqual(authors);
  });

  it('are texts or mappings: anything else in their list is told, in its place', () => {
    const parsed = markdownHead(['title: A', 'date: 2014-12-21 8:03 pm', 'authors: [Ana, [Ben]]']);
    expect(tellAll(parsed.problems)).toBe(
      'items/road.md:4:16 error FIELD_WRONG expected an author, found "a list" - write an author after the colon, or leave the line out',
    );
  });

  it('are those of a byline', () => {
    const head = newsroomHead([
      'Road',
      'By Ana Lee, Reporter, and Ben Wu',
      '21 December 2014, 8:03 pm',
      'Text.',
    ]);
    expect(headOf(head).authors).toEqual([{ name: 'Ana Lee' }, { name: 'Ben Wu' }]);
  });
});
