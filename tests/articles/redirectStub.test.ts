import { expect, it } from 'vitest';
import { parseHead } from '../../src/articles/parseHead.ts';
import { tellAll } from '../support/problems.ts';
import { auckland } from '../support/publication.ts';

const read = (lines: string, body = '') =>
  parseHead({ file: 'items/old.md', text: `---\n${lines}\n---\n${body}` }, auckland);

it.each([
  'redirect: /blog/new',
  'redirect_to: https://a.example/',
  'redirectTo: ../new',
  'redirect_url: new/',
])('a file without a text is no article where it has %s', (line) => {
  expect(read(line)).toEqual({ isDraft: false, problems: [expect.objectContaining({ severity: 'note' })] });
  expect(read(`title: Old\ndate: 2015-01-01\n${line}`, '\n\n').head).toBeUndefined();
});

it('is told what the file is', () => {
  expect(tellAll(read('redirect: /blog/new').problems)).toMatchInlineSnapshot(
    `"items/old.md:1:1 note REDIRECT_ONLY expected an article, found a file that only sends readers on - it is no article, and the program that makes the pages reads it; write a text below the front matter to publish it"`,
  );
});

it('tells nothing of a date that is missing or wrong', () => {
  expect(read('redirect: /a\ndate: 31/02/2014\nid: [').problems.map(({ code }) => code)).toContain(
    'YAML_BROKEN',
  );
  expect(read('redirect: /a\ndraft: perhaps').problems.map(({ code }) => code)).toEqual(['REDIRECT_ONLY']);
});

it('is an article if it has a text, or the address is none', () => {
  expect(read('date: 2015-01-01\nredirect: /a', 'Text.\n').head).toBeDefined();
  for (const value of ['true', 'no', '', '[a]'])
    expect(read(`date: 2015-01-01\ntitle: A\nredirect: ${value}`).head).toBeDefined();
});
