import { gzipSync } from 'node:zlib';
import { describe, expect, it, test } from 'vitest';
import { isArchive, openArchive } from '../../../src/import/archive/openArchive.ts';
import { zipOf } from '../../support/zipFile.ts';

const FILES = { 'posts.csv': 'a,b\n1,2\n', 'posts/': '', 'posts/1.road.html': '<p>Tīpene.</p>' };

/** What is wrong with a zip, or with a member of it. */
function faultOf(bytes: Uint8Array, name?: string): string {
  const archive = openArchive(bytes);
  if ('fault' in archive) return archive.fault.message;
  const read = name === undefined ? undefined : archive.read(name);
  return read && 'fault' in read ? read.fault.message : 'no fault';
}

function textOf(bytes: Uint8Array, name: string): string {
  const archive = openArchive(bytes);
  const read = 'fault' in archive ? archive : archive.read(name);
  return 'text' in read ? read.text : read.fault.message;
}

describe('a zip', () => {
  it('has the names of its files, in their order, and no folders', () => {
    expect(openArchive(zipOf(FILES))).toMatchObject({ names: ['posts.csv', 'posts/1.road.html'] });
  });

  it('gives the text of a file, compressed or not', () => {
    expect(textOf(zipOf(FILES), 'posts/1.road.html')).toBe('<p>Tīpene.</p>');
    const stored = zipOf(FILES, { pack: (content) => content, members: () => ({ method: 0 }) });
    expect(textOf(stored, 'posts/1.road.html')).toBe('<p>Tīpene.</p>');
  });

  it('gives an empty file', () => {
    expect(textOf(zipOf({ 'a.txt': '' }), 'a.txt')).toBe('');
  });

  it('may end with a comment', () => {
    expect(textOf(zipOf(FILES, { comment: 'made on a Sunday PK\u0005\u0006 and so on' }), 'posts.csv')).toBe(
      'a,b\n1,2\n',
    );
  });

  it('is known by how it begins, and so are files of gzip', () => {
    expect([zipOf(FILES), zipOf({}), gzipSync('a')].map(isArchive)).toEqual([true, true, true]);
    expect(['<rss>', '{}', 'PKs are not', 'P', ''].map((text) => isArchive(Buffer.from(text)))).toEqual(
      Array(5).fill(false),
    );
  });

  it('may stand in a larger buffer', () => {
    const bytes = Buffer.concat([Buffer.from('before'), zipOf(FILES)]).subarray(6);
    expect(textOf(bytes, 'posts.csv')).toBe('a,b\n1,2\n');
  });
});

describe('a zip that cannot be read', () => {
  test.each([
    ['an absolute name', '/etc/passwd'],
    ['a name that leaves it', 'posts/../../a.html'],
    ['a name that is the folder above', '..'],
    ['a backslash', 'posts\\a.html'],
    ['a drive', 'C:a.html'],
    ['a NUL', 'a\0.html'],
    ['no name', ''],
  ])('is refused for %s', (_, name) => {
    expect(faultOf(zipOf({ 'a.txt': 'a' }, { members: () => ({ name }) }))).toContain(
      'a name that leads out of it',
    );
  });

  it('names dots that lead nowhere', () => {
    expect(faultOf(zipOf({ 'a..b/..c.txt': 'a' }))).toBe('no fault');
  });

  it('is refused for two files of one name', () => {
    expect(
      faultOf(
        zipOf([
          ['a.txt', 'one'],
          ['a.txt', 'two'],
        ]),
      ),
    ).toContain('two files "a.txt"');
  });

  it.each([0x0001, 0x0040, 0x2000])('is refused where it is encrypted (%i)', (flags) => {
    expect(faultOf(zipOf(FILES, { members: () => ({ flags }) }))).toContain('one with a password');
  });

  it('is refused for a compression that few programs know', () => {
    expect(faultOf(zipOf(FILES, { members: () => ({ method: 14 }) }))).toContain('compression (14)');
  });

  it('is refused where it has several parts', () => {
    for (const end of [{ disk: 1 }, { firstDisk: 1 }, { here: 0 }])
      expect(faultOf(zipOf(FILES, { end: () => end }))).toContain('one of several parts');
  });

  it('is refused where it is zip64', () => {
    for (const end of [{ count: 0xffff }, { length: 0xffffffff }, { start: 0xffffffff }])
      expect(faultOf(zipOf(FILES, { end: () => end }))).toContain('zip64');
    for (const field of ['size', 'compressedSize', 'offset'])
      expect(faultOf(zipOf(FILES, { members: () => ({ [field]: 0xffffffff }) }))).toContain('zip64');
  });

  it('is refused at whatever byte it is cut off', () => {
    const bytes = zipOf(FILES);
    for (let end = 0; end < bytes.length; end += 1)
      expect(faultOf(bytes.subarray(0, end)), `${end}`).toContain('cut off or damaged');
  });

  it.each([
    ['a directory that is longer', { end: ({ length }: { length: number }) => ({ length: length + 1 }) }],
    ['a directory that is shorter', { end: ({ length }: { length: number }) => ({ length: length - 1 }) }],
    ['more files than there are', { end: () => ({ count: 4, here: 4 }) }],
    ['fewer files than there are', { end: () => ({ count: 1, here: 1 }) }],
    ['a directory that begins elsewhere', { end: () => ({ start: 7 }) }],
    ['a file that is nowhere', { members: () => ({ offset: 3 }) }],
    ['a file behind the last', { members: () => ({ offset: 0x7fffffff }) }],
    ['a file that reaches into the directory', { members: () => ({ compressedSize: 100_000 }) }],
  ])('is refused for %s', (_, lies) => {
    expect(faultOf(zipOf({ 'a.txt': 'a', 'b.txt': 'b' }, lies))).toMatch(/cut off or damaged|overlap/);
  });

  it('is refused where files are the same bytes, as in a bomb', () => {
    expect(
      faultOf(zipOf({ 'a.txt': 'a'.repeat(1000), 'b.txt': 'b' }, { members: () => ({ offset: 0 }) })),
    ).toContain('members overlap');
  });

  it('is refused for more files than any publication has', () => {
    const many = Array.from({ length: 50_001 }, (_, index) => [`${index}`, ''] as const);
    expect(faultOf(zipOf(many, { pack: (content) => content, members: () => ({ method: 0 }) }))).toContain(
      'one of 50001 files',
    );
  });

  it('is refused where it is a file of gzip, with what to do', () => {
    expect(openArchive(gzipSync('a'))).toMatchObject({
      fault: { code: 'FEED_BROKEN', mend: expect.stringContaining('give outbox.json') },
    });
  });
});

describe('a file in a zip', () => {
  test.each([
    ['less than there is', { size: 2 }],
    ['more than there is', { size: 200 }],
    ['another checksum', { crc: 7 }],
    ['that it is not compressed', { method: 0 }],
  ])('is not given where it says %s', (_, lie) => {
    const bytes = zipOf({ 'a.txt': 'a'.repeat(99) }, { members: () => lie });
    expect(faultOf(bytes, 'a.txt')).toContain('is damaged, or not as large as it says');
  });

  it('is not given where it is no text', () => {
    expect(faultOf(zipOf({ 'a.txt': Uint8Array.of(0xff, 0x41, 0xff) }), 'a.txt')).toContain(
      '"a.txt" is no text',
    );
  });

  it('is not given where it is too large', () => {
    expect(faultOf(zipOf({ 'a.txt': 'a' }, { members: () => ({ size: 100_000_001 }) }), 'a.txt')).toContain(
      'at most 100000000 bytes',
    );
  });

  it('is not given where it shrinks as no article does, and takes no memory', () => {
    const bytes = zipOf({ 'a.txt': 'a'.repeat(2_000_000) });
    expect(faultOf(bytes, 'a.txt')).toContain('shrinks as articles do');
  });

  it('is not given after too many others', () => {
    const archive = openArchive(zipOf({ 'a.txt': 'a' }, { members: () => ({ size: 99_999_999 }) }));
    const faults = 'read' in archive ? Array.from({ length: 5 }, () => archive.read('a.txt')) : [];
    expect(JSON.stringify(faults[3])).toContain('shrinks');
    expect(JSON.stringify(faults[4])).toContain('400000000 bytes of text in all');
  });
});
