import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { renderHelp } from '../../src/cli/help.ts';
import { COMMANDS } from '../../src/cli/run.ts';

it('README.md shows what --help prints, word for word', () => {
  expect(readFileSync(new URL('../../README.md', import.meta.url), 'utf8')).toContain(renderHelp(COMMANDS));
});
