import { describe, expect, it } from 'vitest';
import { type FetchedMedia, judgeMedia } from '../../../src/import/media/judgeMedia.ts';
import { PNG, picture } from '../../support/pictures.ts';
import { wav } from '../../support/recording.ts';

const SOUND = wav(1);

const judged = (url: string, more: Partial<FetchedMedia> = {}) => {
  const result = judgeMedia({ url: `https://old.example/${url}`, kind: 'picture', head: PNG, ...more });
  return 'found' in result ? result.found : `${result.stem}.${result.extension}`;
};

const file = (url: string, contentType?: string, head: Uint8Array = SOUND) =>
  judged(url, { kind: 'file', contentType, head });

describe('the name of a picture', () => {
  it.each([
    ['2014/12/ferry.png', 'ferry.png'],
    ['A%20Ferry%20(1).PNG?w=300', 'a-ferry-1.png'],
    ['ferry.jpg', 'ferry.png'],
    ['ferry', 'ferry.png'],
    ['ferry.php?id=7', 'ferry.png'],
    ['%C5%8Ctaki.png', 'otaki.png'],
    ['%E6%B8%AF.png', '港.png'],
    ['', 'picture.png'],
    ['%2e%2e%2f%2e%2e%2fetc%2fpasswd', 'etc-passwd.png'],
    ['..%5C..%5Cboot.md', 'boot.png'],
    ['con.png', 'con-.png'],
    ['.htaccess', 'htaccess.png'],
    ['_draft.png', 'draft.png'],
    ['%00%0a%1b[31m.png', '31m.png'],
    ['%zz.png', 'zz.png'],
    [`${'a'.repeat(300)}.png`, `${'a'.repeat(80)}.png`],
  ])('is made of the last part of the address, safe on every disk: %s', (url, name) => {
    expect(judged(url)).toBe(name);
  });

  it('ends as the format of its bytes does', () => {
    expect(judged('a.png', { head: picture('road.webp'.replace('road', 'lossy')) })).toBe('a.webp');
    expect(judged('a.png', { head: picture('road.svg'), contentType: 'text/plain' })).toBe('a.svg');
  });
});

describe('what is no picture', () => {
  it.each<[string, Partial<FetchedMedia>]>([
    ['a page', { head: Buffer.from(' <!DOCTYPE html><p>Gone') }],
    ['a page', { head: Buffer.from('Gone'), contentType: 'Text/HTML; charset=utf-8' }],
    ['a page', { head: Buffer.from('<?xml version="1.0"?><rss/>') }],
    ['an empty file', { head: new Uint8Array() }],
    ['no picture that readers show', { head: Buffer.from('BM') }],
    ['no picture that readers show', { head: SOUND, contentType: 'image/png' }],
  ])('is %s', (found, more) => {
    expect(judged('a.png', more)).toBe(found);
  });
});

describe('the name of a recording or another file', () => {
  it.each([
    ['episode.mp3', undefined, 'episode.mp3'],
    ['Episode%207.MP3?from=feed', 'application/octet-stream', 'episode-7.mp3'],
    ['download', 'audio/mpeg', 'download.mp3'],
    ['download.php', 'audio/x-m4a; charset=binary', 'download.m4a'],
    ['report.pdf', 'text/plain', 'report.pdf'],
    ['play/', 'video/mp4', 'file.mp4'],
  ])('is made of its address, or of its type: %s, %s', (url, contentType, name) => {
    expect(file(url, contentType)).toBe(name);
  });

  it('of a picture ends as that of a picture', () => {
    expect(file('cover.bin', undefined, PNG)).toBe('cover.png');
  });

  it.each([
    ['post.md', 'text/markdown'],
    ['notes.txt', 'text/plain'],
    ['run.js', 'text/javascript'],
    ['archive.zip', 'application/zip'],
    ['feed.yaml', ''],
  ])('is none for what might be taken for an article or a program: %s', (url, contentType) => {
    expect(file(url, contentType)).toContain('a file of the type');
  });

  it('is none for a page in its place', () => {
    expect(file('episode.mp3', 'audio/mpeg', Buffer.from('<html><body>Log in'))).toBe('a page');
  });
});
