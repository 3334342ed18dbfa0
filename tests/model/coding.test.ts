import { expect, it } from 'vitest';
import { CODINGS, twinNamed, twinPath } from '../../src/model/coding.ts';

it('a compressed copy is named as web servers look for it', () => {
  expect(CODINGS.map((coding) => twinPath('feed/rss.xml', coding))).toEqual([
    'feed/rss.xml.gz',
    'feed/rss.xml.br',
  ]);
});

it('the name of a copy says which file it is of', () => {
  for (const coding of CODINGS) {
    expect(twinNamed(twinPath('rss.xml', coding))).toEqual({ path: 'rss.xml', coding });
  }
  expect(twinNamed('rss.xml')).toBeUndefined();
});
