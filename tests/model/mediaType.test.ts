import { describe, expect, it } from 'vitest';
import { isScriptable, mediaTypeOf } from '../../src/model/mediaType.ts';

describe('the type of a file', () => {
  it.each([
    ['aac', 'audio/aac'],
    ['avif', 'image/avif'],
    ['csv', 'text/csv'],
    ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['epub', 'application/epub+zip'],
    ['flac', 'audio/flac'],
    ['gif', 'image/gif'],
    ['jpeg', 'image/jpeg'],
    ['jpg', 'image/jpeg'],
    ['json', 'application/json'],
    ['m4a', 'audio/x-m4a'],
    ['m4b', 'audio/mp4'],
    ['m4v', 'video/x-m4v'],
    ['mkv', 'video/matroska'],
    ['mov', 'video/quicktime'],
    ['mp3', 'audio/mpeg'],
    ['mp4', 'video/mp4'],
    ['odp', 'application/vnd.oasis.opendocument.presentation'],
    ['ods', 'application/vnd.oasis.opendocument.spreadsheet'],
    ['odt', 'application/vnd.oasis.opendocument.text'],
    ['oga', 'audio/ogg'],
    ['ogg', 'audio/ogg'],
    ['opus', 'audio/ogg'],
    ['pdf', 'application/pdf'],
    ['png', 'image/png'],
    ['pptx', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
    ['srt', 'application/x-subrip'],
    ['svg', 'image/svg+xml'],
    ['vtt', 'text/vtt'],
    ['wav', 'audio/wav'],
    ['webm', 'video/webm'],
    ['webp', 'image/webp'],
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['zip', 'application/zip'],
  ])('.%s is %s', (extension, type) => {
    expect(mediaTypeOf(`road.${extension}`)).toBe(type);
  });

  it('is told by the last part of its name, in any capitals', () => {
    expect(mediaTypeOf('https://news.example.nz/v1.2/The.Road.MP3')).toBe('audio/mpeg');
  });

  it.each(['road', 'pdf', 'road.', 'v1.pdf/road', 'road.xyz', 'road.constructor', 'road.__proto__', ''])(
    'of %j is unknown',
    (name) => {
      expect(mediaTypeOf(name)).toBe('application/octet-stream');
      expect(mediaTypeOf(name, 'audio/mpeg')).toBe('audio/mpeg');
    },
  );
});

describe('a file that a browser may run scripts of', () => {
  it.each([
    'text/html',
    'text/html; charset=utf-8',
    'image/svg+xml',
    'application/xhtml+xml',
    'text/xml',
    'application/xml; charset=utf-8',
    'text/xsl',
  ])('may be %s', (type) => {
    expect(isScriptable(type)).toBe(true);
  });

  it.each([
    'text/plain',
    'image/png',
    'application/pdf',
    'application/xml-dtd',
    'model/step-xml+zip',
    'text/htmlx',
  ])('is not %s', (type) => {
    expect(isScriptable(type)).toBe(false);
  });
});
