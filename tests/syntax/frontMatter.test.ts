import { describe, expect, it } from 'vitest';
import { parseFrontMatter } from '../../src/syntax/frontMatter.ts';
import { collectProblems } from '../../src/syntax/sourceText.ts';
import { tellAll } from '../support/problems.ts';

function read(text: string) {
  const source = { file: 'items/road.md', text };
  const { problems, report } = collectProblems(source);
  const { mapping, end } = parseFrontMatter(source, report);
  return { keys: mapping?.entries.map(({ key }) => key), body: text.slice(end), told: tellAll(problems) };
}

describe('front matter', () => {
  it.each([
    { text: '---\na: 1\n---\nbody', keys: ['a'], body: 'body' },
    { text: '--- \na: 1\n---\t\nbody', keys: ['a'], body: 'body' },
    { text: '---\n---\nbody', keys: [], body: 'body' },
    { text: '---\na: 1\n---', keys: ['a'], body: '' },
    { text: '---\na: 1\n---\n', keys: ['a'], body: '' },
    { text: '---\na: 1\n---\nbody\n---\nmore', keys: ['a'], body: 'body\n---\nmore' },
    { text: 'body\n---\na: 1\n---\n', keys: [], body: 'body\n---\na: 1\n---\n' },
    { text: '\n---\na: 1\n---\n', keys: [], body: '\n---\na: 1\n---\n' },
    { text: '----\na: 1\n', keys: [], body: '----\na: 1\n' },
    { text: '', keys: [], body: '' },
    { text: '+++\na = 1\n+++\nbody', keys: ['a'], body: 'body' },
    { text: '+++ \n[a]\nb = 1\n+++\t\nbody', keys: ['a'], body: 'body' },
    { text: '+++\n+++\nbody', keys: [], body: 'body' },
    { text: '+++\na = 1\n+++', keys: ['a'], body: '' },
    { text: '+++\na = """\n---\n"""\n+++\nbody', keys: ['a'], body: 'body' },
    { text: '+++\na = """\n++++\n"""\n+++\nbody', keys: ['a'], body: 'body' },
    { text: '---\na: |\n  x\n  ---\n  +++\n---\nbody', keys: ['a'], body: 'body' },
    { text: 'body\n+++\na = 1\n+++\n', keys: [], body: 'body\n+++\na = 1\n+++\n' },
    { text: '----\n---\na: 1\n---\n', keys: [], body: '----\n---\na: 1\n---\n' },
    { text: '++++\na = 1\n', keys: [], body: '++++\na = 1\n' },
  ])('of $text has the keys $keys', ({ text, keys, body }) => {
    expect(read(text)).toEqual({ keys, body, told: '' });
  });

  it.each(['+++\na = 1\n---\n', '---\na: 1\n+++\n'])('is closed by the line that opened it: %j', (text) => {
    expect(read(text)).toMatchObject({ keys: undefined, body: '' });
    expect(read(text).told).toContain('FRONT_MATTER_OPEN');
  });

  it('has to be closed', () => {
    const { keys, body, told } = read('---\ntitle: Road\n\nThe road is open.\n');
    expect(keys).toBeUndefined();
    expect(body).toBe('');
    expect(told).toMatchInlineSnapshot(
      `"items/road.md:1:1 error FRONT_MATTER_OPEN expected a line of --- after the front matter, found the end of the file - write --- on a line of its own where the front matter ends"`,
    );
  });

  it('in TOML has to be closed', () => {
    expect(read('+++\ntitle = "Road"\n\nThe road is open.\n').told).toMatchInlineSnapshot(
      `"items/road.md:1:1 error FRONT_MATTER_OPEN expected a line of +++ after the front matter, found the end of the file - write +++ on a line of its own where the front matter ends"`,
    );
  });

  it('in TOML is told where it is broken', () => {
    const { keys, body, told } = read('+++\ntitle = "Road"\ntags = [a]\n+++\nbody');
    expect(keys).toBeUndefined();
    expect(body).toBe('body');
    expect(told).toMatch(/^items\/road\.md:3:9 error TOML_BROKEN /);
  });

  it('is told where it is broken', () => {
    const { keys, told } = read('---\ntitle: Road\ntags: [a\n---\nbody');
    expect(keys).toBeUndefined();
    expect(told).toMatch(/^items\/road\.md:[34]:\d+ error YAML_BROKEN /);
  });

  it.each(['---', '+++'])('is refused before it is parsed, if it is very long: %s', (fence) => {
    const long = '# a comment\n'.repeat(25_000);
    expect(read(`${fence}\n${long}${fence}\nbody`)).toEqual({
      keys: undefined,
      body: 'body',
      told: 'items/road.md:1:1 error FIELD_WRONG expected at most 262144 characters of front matter, found 300000 - write long text below it',
    });
  });

  it.each(['\u2028', '\u2029', '\u0085', '\v', '\f'])('ends at a line feed, not at %j', (separator) => {
    const { keys, body } = read(`---\ntitle: "a${separator}---${separator}b"\nid: x\n---\nbody`);
    expect(keys).toEqual(['title', 'id']);
    expect(body).toBe('body');
  });
});
