import { expect, it } from 'vitest';
import { FORMATS } from '../../src/feeds/formats.ts';
import { feedOf, HOME } from './material.ts';

it('each feed is written in three formats, each in a file of its own', () => {
  expect(FORMATS.map(({ frame: _, renderItem: __, itemLines: ___, ...facts }) => facts)).toEqual([
    {
      id: 'rss',
      name: 'RSS',
      fileName: 'rss.xml',
      archiveExtension: '.xml',
      linkType: 'application/rss+xml',
      servedType: 'application/xml; charset=utf-8',
      archiveMark: 'http://purl.org/syndication/history/1.0',
      isReadBack: true,
    },
    {
      id: 'atom',
      name: 'Atom',
      fileName: 'atom.xml',
      archiveExtension: '.atom.xml',
      linkType: 'application/atom+xml',
      servedType: 'application/xml; charset=utf-8',
      archiveMark: 'http://purl.org/syndication/history/1.0',
      isReadBack: true,
    },
    {
      id: 'json',
      name: 'JSON Feed',
      fileName: 'feed.json',
      archiveExtension: '.json',
      linkType: 'application/feed+json',
      servedType: 'application/feed+json',
      archiveMark: 'https://jsonfeed.org/version/1.1',
      isReadBack: true,
    },
  ]);
});

it.each(FORMATS)(
  'a part of an archive in $name has the mark by which it is known',
  ({ frame, archiveMark }) => {
    const place = { rss: `${HOME}a.xml`, atom: `${HOME}a.atom.xml`, json: `${HOME}a.json` };
    const { before } = frame(feedOf([], { history: { isArchive: true, current: place } }), []);
    expect(before).toContain(archiveMark);
  },
);
