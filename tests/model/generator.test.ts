import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { GENERATOR } from '../../src/model/generator.ts';

it('has the version of package.json', () => {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const { version }: { version: string } = JSON.parse(text);
  expect(GENERATOR).toEqual({ name: 'Dateline', version });
});
