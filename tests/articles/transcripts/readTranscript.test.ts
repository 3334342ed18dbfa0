import { describe, expect, it } from 'vitest';
import { parseItem } from '../../../src/articles/parseBody.ts';
import { readTranscript } from '../../../src/articles/transcripts/readTranscript.ts';
import type { FileReference } from '../../../src/model/article.ts';
import type { Locate } from '../../../src/model/media.ts';
import type { Fault } from '../../../src/model/problem.ts';
import { roadHead } from '../../support/articles.ts';
import { auckland } from '../../support/publication.ts';
import { served } from '../material.ts';

const VTT = 'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana>Kia ora.\n';
const SHOWN = [{ speaker: 'Ana', text: 'Kia ora.', startInSeconds: 1 }];

/** Reads the transcript of an article with these files beside it. */
function read(
  files: Readonly<Record<string, string | Uint8Array>>,
  more: readonly Partial<FileReference>[] = [],
  language?: string,
) {
  const names = Object.keys(files);
  const transcripts = names.map((src, index) => ({ src, at: index * 10, ...more[index] }));
  const told: string[] = [];
  const locate: Locate = (reference) =>
    /^https:/.test(reference)
      ? { kind: 'remote', url: reference }
      : { kind: 'local', file: { ...served(reference), length: String(files[reference]).length } };
  const facts = { bytesOf: (path: string) => Buffer.from(files[path.replace('items/', '')] ?? '') };
  const report = (at: number, { code, message }: Fault) => told.push(`${at} ${code} ${message}`);
  const head = { transcripts, ...(language !== undefined && { language }) };
  return { shown: readTranscript(head, 'en-NZ', { locate, facts, report }), told };
}

describe('the transcript on a page', () => {
  it.each([
    ['talk.vtt', VTT, SHOWN],
    ['talk.srt', '1\n00:00:01,000 --> 00:00:02,000\nAna: Kia ora.\n', SHOWN],
    ['talk.json', '{"segments": [{"speaker": "Ana", "startTime": 1, "body": "Kia ora."}]}', SHOWN],
    [
      'talk.html',
      '<p onclick="x()"><cite>Ana</cite>: Kia <b>ora</b>.</p>',
      '<p><cite>Ana</cite>: Kia <b>ora</b>.</p>',
    ],
    ['talk.text', 'Ana: Kia\nora.\n\n \nYes.\n\n', [{ speaker: 'Ana', text: 'Kia ora.' }, { text: 'Yes.' }]],
  ])('is read of %s', (name, text, content) => {
    const { shown, told } = read({ [name]: text });
    expect(told).toEqual([]);
    expect(shown).toEqual({ url: `${auckland.url}media/${name}`, content });
  });

  it('is the best to read of several, in the language of the article', () => {
    const html = '<p>Kia ora</p>';
    const urlOf = (...parts: Parameters<typeof read>) => read(...parts).shown?.url.replace(/^.*\//, '');
    expect(urlOf({ 'talk.html': html, 'talk.vtt': VTT })).toBe('talk.vtt');
    const mi = { language: 'mi' };
    expect(urlOf({ 'a.vtt': VTT, 'b.html': html }, [mi])).toBe('b.html');
    expect(urlOf({ 'a.vtt': VTT, 'b.html': html }, [mi], 'mi')).toBe('a.vtt');
    expect(urlOf({ 'b.html': html, 'a.vtt': VTT }, [{ language: 'en-NZ' }, mi])).toBe('b.html');
    expect(read({ 'a.vtt': VTT }, [mi]).shown?.language).toBe('mi');
  });

  it('is read as what its author says that it is', () => {
    expect(read({ 'a.bin': VTT }, [{ type: 'text/vtt; charset=utf-8' }]).shown?.content).toEqual(SHOWN);
    expect(read({ 'a.bin': VTT })).toEqual({ shown: undefined, told: [] });
  });

  it('is none of somebody else’s server, and none where there is none', () => {
    expect(read({ 'https://cdn.example/talk.vtt': VTT })).toEqual({ shown: undefined, told: [] });
    expect(read({})).toEqual({ shown: undefined, told: [] });
  });

  it.each([
    ['another format', 'talk.vtt', 'Kia ora.'],
    ['broken JSON', 'talk.json', '{"segments": ['],
    ['an empty file', 'talk.html', ''],
    ['bytes that are no UTF-8', 'talk.vtt', Buffer.from('WEBVTT\n\n00:01.000 --> 00:02.000\n\xff', 'latin1')],
  ])('is told where it cannot be read: %s', (_called, name, text) => {
    const { shown, told } = read({ [name]: text });
    expect(shown).toBeUndefined();
    expect(told).toEqual([
      `0 TRANSCRIPT_UNREAD expected a transcript in UTF-8 that is WebVTT, SubRip, JSON of Podcasting 2.0, HTML or plain text, found "${name}"`,
    ]);
  });

  it('is told, and not read, where it is a book', () => {
    const { shown, told } = read({ 'talk.text': 'x'.repeat(4_000_001) });
    expect(shown).toBeUndefined();
    expect(told).toEqual(['0 TRANSCRIPT_UNREAD expected a transcript of at most 4 MB, found "talk.text"']);
  });

  it('has no ids, which the article may have, and no scripts', () => {
    const { shown } = read({
      'a.html':
        '<script>x()</script><a href="#b">to b</a><p id="b">b id="x"> &gt;</p><img src=x onerror=x()>',
    });
    expect(shown?.content).not.toMatch(/<[^<>]* id=|<script|onerror/);
    expect(shown?.content).toContain('b id="x"');
  });

  it('is of pages alone: feeds are as they are without it', () => {
    const reference = { src: 'talk.vtt', at: 0 };
    const locate: Locate = () => ({ kind: 'local', file: served('talk.vtt') });
    const facts = { recordingOf: () => undefined, hashOf: () => undefined, bytesOf: () => Buffer.from(VTT) };
    const article = (text: string, settings = auckland) =>
      parseItem(
        { file: 'items/road.md', text },
        { ...roadHead, transcripts: [reference] },
        settings,
        locate,
        undefined,
        facts,
      );
    const paged = article('Open.');
    const unpaged = article('Open.', { ...auckland, pages: false });
    expect(paged.transcript?.content).toEqual(SHOWN);
    expect(unpaged.transcript).toBeUndefined();
    expect(paged.item).toEqual(unpaged.item);
    expect(paged.html).toBe('<p>Open.</p>');
  });
});
