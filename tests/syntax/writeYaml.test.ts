import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Document } from 'yaml';
import { asYaml } from '../../src/syntax/writeYaml.ts';
import { parseYaml } from '../../src/syntax/yaml.ts';
import { hasProgram } from '../support/program.ts';
import { runsOf } from '../support/runs.ts';

const TEXT = 'left\u007fright\u2028and\u0085\ufeff "so" on';

function readBack(text: string) {
  const mapping = parseYaml({ file: 'a.md', text }, 0, text.length, () => undefined);
  return Object.fromEntries(
    (mapping?.entries ?? []).map(({ key, value }) => [key, value.kind === 'text' ? value.text : value.kind]),
  );
}

describe('YAML that is written', () => {
  it('has escapes for what is not printable, which every reader of YAML knows', () => {
    expect(asYaml({ title: TEXT, id: 'yes: no', date: '2014-12-21' })).toBe(
      'title: "left\\u007fright\\u2028and\\u0085\\ufeff \\"so\\" on"\nid: "yes: no"\ndate: 2014-12-21\n',
    );
  });

  it('is what the package writes, though most of it is written without it', () => {
    const text = fc
      .array(
        fc.constantFrom(
          'Road',
          'no',
          'null',
          'True',
          'x',
          'é',
          '1',
          ' ',
          ':',
          '-',
          '#',
          ',',
          "'",
          '"',
          '’',
          '/',
          '?',
          '&',
          '\n',
          '[',
          '2014-12-21T20:03:00+13:00',
        ),
        { maxLength: 8 },
      )
      .map((parts) => parts.join(''));
    const value = fc.oneof(text, fc.boolean(), fc.constant(undefined), fc.array(text, { maxLength: 3 }));
    const mapping = fc.dictionary(fc.constantFrom('title', 'id', 'no', 'y', 'a b', 'tags'), value);
    fc.assert(
      fc.property(mapping, (of) => {
        const known = { ...of };
        const document = new Document(known, {
          version: '1.2',
          schema: 'core',
          aliasDuplicateObjects: false,
        });
        expect(asYaml(known)).toBe(document.toString({ lineWidth: 0 }));
      }),
      runsOf(2000),
    );
  });

  it('has plain lines for what most fields are', () => {
    expect(
      asYaml({
        title: 'The road is open',
        date: '2014-12-21T20:03:00Z',
        tags: ['Roads and rail'],
        image: false,
      }),
    ).toBe('title: The road is open\ndate: 2014-12-21T20:03:00Z\ntags:\n  - Roads and rail\nimage: false\n');
    expect(asYaml({})).toBe('{}\n');
  });

  it('is what our own reader reads', () => {
    expect(readBack(asYaml({ title: 'left\u007fright', id: 'a "b" \\ c' }))).toEqual({
      title: 'left\u007fright',
      id: 'a "b" \\ c',
    });
  });

  it.skipIf(!hasPyYaml() && process.env['CI'] !== 'true')('is what PyYAML reads', () => {
    const program = 'import sys, yaml, json; print(json.dumps(yaml.safe_load(sys.stdin.read())))';
    const read = execFileSync('python3', ['-c', program], { input: asYaml({ title: TEXT, id: 'x' }) });
    expect(JSON.parse(String(read))).toEqual({ title: TEXT, id: 'x' });
  });
});

function hasPyYaml(): boolean {
  if (!hasProgram('python3')) return false;
  try {
    execFileSync('python3', ['-c', 'import yaml'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
