import { describe, expect, it } from 'vitest';
import { readPersons } from '../../src/articles/persons.ts';
import { collectProblems } from '../../src/syntax/sourceText.ts';
import { wrongWith } from '../../src/syntax/value.ts';
import { parseYaml } from '../../src/syntax/yaml.ts';
import { tellAll } from '../support/problems.ts';
import { auckland } from '../support/publication.ts';
import { headOf, wholeHead } from './material.ts';

function personsIn(...lines: string[]) {
  const source = { file: 'blog/authors.yml', text: lines.join('\n') };
  const { problems, report } = collectProblems(source);
  const mapping = parseYaml(source, 0, source.text.length, report) ?? { kind: 'mapping', at: 0, entries: [] };
  const persons = readPersons(mapping, auckland.url, wrongWith('FIELD_WRONG', report));
  return { persons, told: tellAll(problems) };
}

describe('who people are', () => {
  it('is read as Docusaurus has it', () => {
    const lines = ['ana:', '  name: Ana Lee', '  title: Editor', '  url: /team/ana', '  image_url: a.png'];
    const { persons, told } = personsIn(...lines, '  email: ana@news.example.nz', '  socials: { x: ana }');
    expect({ persons, told }).toEqual({
      persons: {
        ana: { name: 'Ana Lee', email: 'ana@news.example.nz', link: 'https://news.example.nz/team/ana' },
      },
      told: '',
    });
  });

  it('is read as Jekyll has it', () => {
    expect(
      personsIn('ben: { display_name: Ben Wu, web: "https://ben.example/" }', 'cy: Cy Ray').persons,
    ).toEqual({
      ben: { name: 'Ben Wu', link: 'https://ben.example/' },
      cy: { name: 'Cy Ray' },
    });
  });

  it('is the key for a person without a name', () => {
    expect(personsIn('dee: { name: "", bio: Writer }').persons).toEqual({ dee: { name: 'dee' } });
  });

  it('is wrong where it is nothing', () => {
    expect(personsIn('ana:', 'ben: [Ben]')).toEqual({
      persons: { ana: { name: 'ana' }, ben: { name: 'ben' } },
      told: [
        'blog/authors.yml:1:1 error FIELD_WRONG expected a person with a name, found nothing - write "name: ..." below ana',
        'blog/authors.yml:2:6 error FIELD_WRONG expected a person with a name, found "a list" - write "name: ..." below ben',
      ].join('\n'),
    });
  });
});

describe('an author', () => {
  const persons = {
    ana: { name: 'Ana Lee', email: 'ana@news.example.nz' },
    'ben-wu': { name: 'Benjamin Wu', link: 'https://ben.example/' },
  };
  const authorsOf = (line: string) => headOf(wholeHead([line], { ...auckland, persons })).authors;

  it.each([
    ['author: ana', [persons.ana]],
    ['authors: [ana, Ben Wu]', [persons.ana, persons['ben-wu']]],
    ['author: ana, ben-wu', [persons.ana, persons['ben-wu']]],
    ['author: Ana Lee, ben-wu', [{ name: 'Ana Lee, ben-wu' }]],
    ['author: Ana Lee and Cy Ray', [{ name: 'Ana Lee' }, { name: 'Cy Ray' }]],
    ['authors: [constructor]', [{ name: 'constructor' }]],
    [
      'authors: [{ key: ana, title: Editor, url: /ana/ }]',
      [{ ...persons.ana, link: 'https://news.example.nz/ana/' }],
    ],
    ['authors: { key: dee }', [{ name: 'dee' }]],
    ['authors: { key: dee, name: Dee Fox }', [{ name: 'Dee Fox' }]],
    ['authors: { name: Ana, title: Editor, image_url: a.png }', [{ name: 'Ana' }]],
    ['authors: { key: [ana], name: Ana }', [{ name: 'Ana' }]],
  ])('%s', (line, authors) => {
    expect(authorsOf(line)).toEqual(authors);
  });

  it('are found at once, however many spaces are between their keys', () => {
    const start = performance.now();
    expect(authorsOf(`author: ana${' '.repeat(200_000)}, ben-wu`)).toHaveLength(2);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
