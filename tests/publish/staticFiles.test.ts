import { describe, expect, it } from 'vitest';
import { realDisk } from '../../src/disk/realDisk.ts';
import { findUpToDate } from '../../src/publish/incremental/upToDate.ts';
import { publish } from '../../src/publish/publish.ts';
import { readSettings } from '../../src/publish/readSettings.ts';
import { article } from '../support/articles.ts';
import { type Files, filesOf, folderWith, putFiles } from '../support/files.ts';
import { pngOf } from '../support/pictures.ts';
import { NOW, SETTINGS } from '../support/publication.ts';

const PROGRAM = 'a program';

function publishIn(root: string) {
  const disk = realDisk(root);
  const publication = readSettings(disk);
  if (publication.settings === undefined) throw new Error('no settings');
  const settings = { ...publication.settings, static: ['static'] };
  return publish({ disk, program: PROGRAM }, { ...publication, settings }, { now: NOW });
}

const isUpToDate = (root: string) =>
  findUpToDate({ disk: realDisk(root), program: PROGRAM }, { now: NOW }).previous !== undefined;

/** The first item of the feed, and the files that were copied. */
function published(root: string) {
  const files = filesOf(root);
  const [item] = JSON.parse(files['output/feed.json'] ?? '').items;
  return { item, copies: Object.keys(files).filter((path) => path.startsWith('output/media/')) };
}

function folder(body: string, more: string, files: Files): string {
  const text = article('A', '2015-02-03 10:00', body, more);
  return folderWith({ 'feed.yaml': SETTINGS, 'items/a.md': text, ...files });
}

describe('what an article refers to in a folder that is served at the root', () => {
  it('has its size in the feeds, and its own address', () => {
    const files = { 'static/img/a.png': pngOf(6, 4), 'static/a.mp3': 'sound', 'static/a.vtt': 'WEBVTT\n' };
    const root = folder(
      '![A boat](/img/a.png)\n\n<img src="/img/a.png" srcset="/img/a.png 2x" alt="A boat">\n\n<video src="/a.mp3" poster="/img/a.png"></video>\n\n[It](/a.vtt)\n',
      'image: { src: /img/a.png, alt: A boat }\nenclosures: /a.mp3\ntranscripts: /a.vtt\n',
      files,
    );
    expect(publishIn(root).problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const { item, copies } = published(root);
    expect(copies).toEqual([]);
    expect(item.attachments).toContainEqual({
      url: 'https://news.example.nz/a.mp3',
      size_in_bytes: 5,
      mime_type: 'audio/mpeg',
    });
    expect(item.image).toBe('https://news.example.nz/img/a.png');
    expect(item.content_html).toContain(
      'src="https://news.example.nz/img/a.png" alt="A boat" width="6" height="4"',
    );
    expect(item.content_html).toContain('href="https://news.example.nz/a.vtt"');
    expect(item.content_html).not.toContain('media/');
  });

  it('is looked at again when it changes, comes or goes', () => {
    const root = folder('![A boat](/img/a.png)\n', '', { 'static/img/a.png': pngOf(6, 4) });
    publishIn(root);
    expect(isUpToDate(root)).toBe(true);
    putFiles(root, { 'static/img/a.png': pngOf(60, 40) });
    expect(isUpToDate(root)).toBe(false);
    publishIn(root);
    expect(published(root).item.content_html).toContain('width="60"');
    expect(isUpToDate(root)).toBe(true);
    putFiles(root, { 'items/img/a.png': pngOf(5, 5) });
    expect(isUpToDate(root)).toBe(false);
    publishIn(root);
    expect(published(root).copies).toHaveLength(1);
  });

  it('is looked for again where it was not there', () => {
    const root = folder('![A boat](/img/a.png)\n', '', {});
    publishIn(root);
    expect(published(root).item.content_html).not.toContain('width=');
    putFiles(root, { 'static/img/a.png': pngOf(6, 4) });
    expect(isUpToDate(root)).toBe(false);
    publishIn(root);
    expect(published(root).item.content_html).toContain('width="6"');
  });
});

it('a picture that is nowhere in the folders of the articles is copied as others are, and noticed', () => {
  const root = folder('![A boat](../assets/a.png)\n', '', { 'assets/a.png': pngOf(6, 4) });
  publishIn(root);
  expect(published(root).copies).toHaveLength(1);
  expect(isUpToDate(root)).toBe(true);
  expect(publishIn(root).written).toEqual([]);
  putFiles(root, { 'assets/a.png': pngOf(7, 7) });
  expect(isUpToDate(root)).toBe(false);
  publishIn(root);
  expect(published(root).item.content_html).toContain('width="7"');
});
