import { describe, expect, it } from 'vitest';
import { articleFormatOf } from '../../src/model/articleFormat.ts';
import { unreadFormatOf } from '../../src/model/unreadFormat.ts';

describe('a format that is not read', () => {
  it.each([
    ['items/road.rst', 'reStructuredText', true],
    ['road.DOCX', 'Word', true],
    ['a.b.ipynb', 'Jupyter', true],
    ['index.njk', 'Nunjucks', false],
  ])('%s is %s', (file, name, isOfArticles) => {
    expect(unreadFormatOf(file)).toEqual({ name, isOfArticles });
    expect(articleFormatOf(file)).toBeUndefined();
  });

  it.each(['road.md', 'road.png', 'rst', 'Makefile', '.rst/a', ''])('is not that of %s', (file) => {
    expect(unreadFormatOf(file)).toBeUndefined();
  });
});
