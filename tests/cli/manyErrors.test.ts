import { describe, expect, it } from 'vitest';
import type { Files } from '../support/files.ts';
import { build } from './commandLine.ts';

const undated = '---\ntitle: Road\n---\n\nOpen.\n';
const unnamed = '---\ndate: 8 pm on 21 December 2014\n---\n';

/** So many articles without a date, and two without a title and text. */
function articles(count: number): Files {
  const many = Array.from({ length: count }, (_, index) => [`items/${index + 10}.md`, undated]);
  return { ...Object.fromEntries(many), 'items/98.md': unnamed, 'items/99.md': unnamed };
}

describe('errors', () => {
  it('are told one by one, if they are ten', async () => {
    const { stderr } = await build([], articles(8));
    expect(stderr.match(/ error /g)).toHaveLength(10);
    expect(stderr).not.toContain('kinds');
  });

  it('are summed up by kind, if they are more, and one of each kind is told', async () => {
    const { stderr } = await build([], articles(9));
    expect(stderr.match(/ error /g)).toHaveLength(2);
    expect(stderr.split('\n').slice(0, 3)).toEqual([
      '11 errors of 2 kinds:',
      '   9 DATE_MISSING       items/10.md:4',
      '   2 TITLE_MISSING      items/98.md:4',
    ]);
    expect(stderr).toMatch(/^items\/10\.md:4:1 error DATE_MISSING /m);
    expect(stderr).toMatch(/and 9 more errors; --json shows them all\n$/);
  });

  it('may be of one kind', async () => {
    const { 'items/98.md': _, 'items/99.md': __, ...files } = articles(12);
    const { stderr } = await build([], files);
    expect(stderr).toContain('12 errors of 1 kind:\n');
  });

  it('are all there for programs', async () => {
    const { stdout } = await build(['--json'], articles(30));
    expect(JSON.parse(stdout).problems).toHaveLength(32);
  });
});
