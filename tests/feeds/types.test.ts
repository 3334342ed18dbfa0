import { describe, expect, it } from 'vitest';
import { renderJson } from '../../src/feeds/jsonFeed.ts';
import type { AnyItem } from '../../src/model/item.ts';

const HOME = 'https://news.example.nz/';

describe('the type of a stranger’s file', () => {
  it.each<{ told: string; item: Partial<AnyItem>; type: string }>([
    { told: 'stated', item: { audio: { url: 'a.mp3', type: 'audio/ogg' } }, type: 'audio/ogg' },
    { told: 'told by its name', item: { audio: 'a.flac' }, type: 'audio/flac' },
    { told: 'told by its name before a query', item: { audio: 'a.v2.OPUS?key=a.mp3' }, type: 'audio/ogg' },
    { told: 'told by its name before a fragment', item: { video: 'a.webm#t=1' }, type: 'video/webm' },
    { told: 'any, of an enclosure', item: { enclosure: { url: 'a.html' } }, type: 'text/html' },
    { told: 'unknown, of an enclosure', item: { enclosure: { url: 'a' } }, type: 'application/octet-stream' },
    { told: 'a picture’s, though a script makes it', item: { image: 'a.html' }, type: 'image/jpeg' },
    { told: 'a sound’s, though a script makes it', item: { audio: 'a.js?id=1' }, type: 'audio/mpeg' },
    { told: 'a film’s, though nothing tells', item: { video: 'a' }, type: 'video/mp4' },
  ])('is $told: $type', ({ item, type }) => {
    const full = { title: 'Road', link: `${HOME}road`, date: new Date(0), ...item };
    const options = { id: HOME, title: 'News', link: HOME, copyright: '' };
    const feed = { options, items: [full], categories: [], contributors: [], extensions: [] };
    const [{ attachments }] = JSON.parse(renderJson(feed)).items;
    expect(attachments).toMatchObject([{ mime_type: type }]);
  });
});
