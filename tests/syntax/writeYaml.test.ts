import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { asYaml } from '../../src/syntax/writeYaml.ts';
import { parseYaml } from '../../src/syntax/yaml.ts';
import { hasProgram } from '../support/program.ts';

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
