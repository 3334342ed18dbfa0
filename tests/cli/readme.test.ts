import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { HELP } from '../../src/cli/help.ts';

it('README.md shows what --help prints, word for word', () => {
  expect(readFileSync(new URL('../../README.md', import.meta.url), 'utf8')).toContain(HELP);
});
