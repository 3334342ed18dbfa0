import { describe, expect, it } from 'vitest';
import { parseHead } from '../../src/articles/parseHead.ts';
import type { Settings } from '../../src/model/settings.ts';
import { mendUndated } from '../../src/publish/undated.ts';
import { auckland } from '../support/publication.ts';

/** What the first of some files without a date is told to write into feed.yaml, where these others have dates. */
function told(
  undated: readonly string[],
  dated: readonly string[] = [],
  more: Partial<Settings> = {},
): string {
  const settings = { ...auckland, ...more };
  const problems = undated.flatMap((file) => parseHead({ file, text: 'A text.\n' }, settings).problems);
  const files = [...undated, ...dated].sort();
  return (mendUndated(problems, files, settings)[0]?.mend ?? '').replace(/^.*?; /, '');
}

describe('files without a date', () => {
  it('are told the line to write if they are no articles, one line for all', () => {
    expect(told(['items/README.md', 'items/robots.txt'], ['items/a.md'])).toBe(
      'if none of these 2 files is an article, write ignore: [items/README.md, items/robots.txt] into feed.yaml',
    );
    expect(told(['items/README.md'])).toBe(
      'if it is no article, write ignore: [items/README.md] into feed.yaml',
    );
  });

  it('of one name are one pattern, unless an article has that name too', () => {
    const files = ['items/a/README.md', 'items/b/README.md'];
    expect(told(files, ['items/a/x.md', 'items/b/x.md'])).toContain('ignore: [README.md]');
    expect(told(files, ['items/a/x.md', 'items/b/x.md', 'items/README.md'])).toContain(
      'ignore: [items/a/README.md, items/b/README.md]',
    );
  });

  it('that are all of a folder are one pattern, unless feed.yaml names that folder', () => {
    const files = ['items/old/a.md', 'items/old/b.md', 'items/old/c/d.md'];
    expect(told(files, ['items/a.md'])).toContain('ignore: [items/old/]');
    expect(told(files, ['items/a.md'], { items: ['items', 'items/old'] })).toContain(
      'ignore: [items/old/a.md, items/old/b.md, items/old/c/]',
    );
  });

  it('are added to what feed.yaml leaves out already', () => {
    expect(told(['items/a.md', 'items/b.md'], [], { ignore: ['*.fr.md'] })).toContain(
      'ignore: ["*.fr.md", items/a.md, items/b.md]',
    );
  });

  it('are named so that the pattern means no other file', () => {
    expect(told(['README.md', 'a*[1].md'], [], { items: ['.'] })).toContain(
      'ignore: [/README.md, "/a\\\\*\\\\[1\\\\].md"]',
    );
    expect(told(['../news/a.md', 'items/b .md'], [], { items: ['../news', 'items'] })).toContain(
      'ignore: [news/a.md, "items/b .md"]',
    );
  });

  it('may have names with signs that mean something where text is replaced', () => {
    expect(told(["items/$'a.md", 'items/$&.md'], ['items/c.md'])).toContain(
      `ignore: ["items/$'a.md", "items/$&.md"]`,
    );
  });

  it('are not all named where they are more than anybody reads', () => {
    const many = Array.from({ length: 50 }, (_, index) => `items/${index + 10}.md`);
    expect(told(many)).toMatch(/items\/29\.md\] into feed\.yaml, and 30 more$/);
  });

  it('beside an index.md may be parts of it', () => {
    const files = ['items/trip/notes.md'];
    expect(told(files, ['items/trip/index.md'])).toMatch(
      /; if files beside an index\.md are parts of it, as in Hugo, write leafBundles: true$/,
    );
    expect(told(files, ['items/trip/index.md'], { leafBundles: true })).not.toContain('leafBundles');
  });

  it('that have a date of another kind are told what they were', () => {
    const [problem] = parseHead({ file: 'items/a.txt', text: 'Title\n\n32 May 2014\n' }, auckland).problems;
    expect(problem && mendUndated([problem], ['items/a.txt'], auckland)).toEqual([problem]);
  });
});
