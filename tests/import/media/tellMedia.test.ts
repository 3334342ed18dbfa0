import { expect, test } from 'vitest';
import type { RemoteMedia } from '../../../src/import/media/articleMedia.ts';
import { tellMedia } from '../../../src/import/media/tellMedia.ts';
import { tellAll } from '../../support/problems.ts';

const at = (host: string, count: number, kind: RemoteMedia['kind']): RemoteMedia[] =>
  Array.from({ length: count }, (_, id) => ({ url: `https://${host}/${kind}-${id}`, kind }));

test('what stays on other servers is told by host, the host with the most first, each file once', () => {
  const media = [
    ...at('a.example', 1, 'picture'),
    ...at('b.example', 1, 'picture'),
    ...at('b.example', 2, 'picture'),
    ...at('b.example', 3, 'file'),
    ...at('c.example', 1, 'file'),
    { url: 'data:image/png;base64,iVBORw0KGgo=', kind: 'picture' as const },
  ];
  expect(tellAll(tellMedia(media, 'feed.xml'))).toBe(
    'feed.xml:1:1 note FEED_MEDIA expected pictures and recordings beside the articles, found 2 pictures and 3 recordings or files at b.example, 1 picture at a.example, 1 recording or file at c.example - they stay there; --media brings them here',
  );
});

test('of many hosts five are named', () => {
  const media = Array.from({ length: 9 }, (_, id) => at(`h${id}.example`, 9 - id, 'file')).flat();
  expect(tellAll(tellMedia(media, 'feed.xml'))).toContain('at h4.example, and others at 4 more hosts - ');
});

test('of six hosts the last is one more', () => {
  const media = Array.from({ length: 6 }, (_, id) => at(`h${id}.example`, 9 - id, 'file')).flat();
  expect(tellAll(tellMedia(media, 'feed.xml'))).toContain('at h4.example, and others at 1 more host - ');
});

test('nothing is told where nothing stays', () => {
  expect(tellMedia([], 'feed.xml')).toEqual([]);
});
