import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readRecording } from '../../../src/articles/media/recording.ts';
import type { RecordingBytes } from '../../../src/model/media.ts';

const bytesOf = (bytes: Uint8Array): RecordingBytes => ({
  size: bytes.length,
  read: (start, end) => Uint8Array.from(bytes.subarray(start, end)),
});

/** A recording of silence: 8,000 samples of one byte a second. */
function wave(seconds: number, claimed = seconds): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + claimed * 8000, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(8000, 24);
  header.writeUInt32LE(8000, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write('data', 36);
  header.writeUInt32LE(claimed * 8000, 40);
  return Buffer.concat([header, Buffer.alloc(seconds * 8000, 128)]);
}

/** Frames of MPEG 1, layer III, 64 kbit/s, 44.1 kHz, mono: each of 208 or 209 bytes, and 1,152 samples. */
function mp3(frames: number): Buffer {
  const frame = Buffer.alloc(208);
  frame.writeUInt32BE(0xfffb50c0, 0);
  return Buffer.concat(Array.from({ length: frames }, () => frame));
}

function id3(...frames: Buffer[]): Buffer {
  const body = Buffer.concat(frames);
  const size = body.length;
  const header = Buffer.from([
    0x49,
    0x44,
    0x33,
    3,
    0,
    0,
    0,
    (size >> 14) & 127,
    (size >> 7) & 127,
    size & 127,
  ]);
  return Buffer.concat([header, body]);
}

function id3Frame(name: string, content: Buffer): Buffer {
  const header = Buffer.alloc(10);
  header.write(name, 0);
  header.writeUInt32BE(content.length, 4);
  return Buffer.concat([header, content]);
}

function chap(id: string, start: number, end: number, ...frames: Buffer[]): Buffer {
  const times = Buffer.alloc(16, 255);
  times.writeUInt32BE(start, 0);
  times.writeUInt32BE(end, 4);
  return id3Frame('CHAP', Buffer.concat([Buffer.from(`${id}\0`), times, ...frames]));
}

const title = (text: string) => id3Frame('TIT2', Buffer.from(`\0${text}`, 'latin1'));

/** A block of FLAC. */
function block(type: number, content: Buffer): Buffer {
  const header = Buffer.alloc(4);
  header.writeUInt32BE(content.length, 0);
  header.writeUInt8(type, 0);
  return Buffer.concat([header, content]);
}

/** FLAC of one second, with these comments. */
function flac(...comments: string[]): Buffer {
  const about = Buffer.alloc(34);
  // 8,000 samples a second, one channel of 16 bits, 8,000 samples.
  about.writeBigUInt64BE((8000n << 44n) | (15n << 36n) | 8000n, 10);
  const sized = (text: string) => {
    const length = Buffer.alloc(4);
    length.writeUInt32LE(Buffer.byteLength(text));
    return Buffer.concat([length, Buffer.from(text)]);
  };
  const count = Buffer.alloc(4);
  count.writeUInt32LE(comments.length);
  const list = Buffer.concat([sized('ours'), count, ...comments.map(sized)]);
  return Buffer.concat([Buffer.from('fLaC'), block(0, about), block(0x84, list)]);
}

const fileOf = (name: string) => readFileSync(new URL(name, import.meta.url));

describe('a recording', () => {
  it('says how long it is', async () => {
    expect(await readRecording(bytesOf(wave(3)))).toEqual({
      container: 'WAVE',
      durationInSeconds: 3,
      chapters: [],
    });
  });

  it('is as long as there is of it', async () => {
    expect(await readRecording(bytesOf(wave(2, 60)))).toMatchObject({ durationInSeconds: 2 });
  });

  it('has the chapters of its ID3 frames, in the order of time', async () => {
    const link = id3Frame('WXXX', Buffer.from('\0chapter url\0https://pier.example/', 'latin1'));
    const other = id3Frame('WXXX', Buffer.from('\0chapter url\0pier', 'latin1'));
    const tag = id3(chap('b', 1500, 2000, title('The pier'), link), chap('a', 0, 1500, title('A'), other));
    const { container, chapters } = await readRecording(bytesOf(Buffer.concat([tag, mp3(80)])));
    expect(container).toBe('MPEG');
    expect(chapters).toEqual([
      { startInSeconds: 0, title: 'A' },
      { startInSeconds: 1.5, title: 'The pier', url: 'https://pier.example/' },
    ]);
  });

  it('has the chapters of its comments', async () => {
    const comments = [
      'CHAPTER002=00:00:00.500',
      'chapter002name=The pier',
      'CHAPTER002URL=https://pier.example/',
      'CHAPTER001=00:00:00.000',
      'CHAPTER001URL=pier',
      'CHAPTER003=soon',
      'TITLE=Talk',
    ];
    expect(await readRecording(bytesOf(flac(...comments)))).toEqual({
      container: 'FLAC',
      durationInSeconds: 1,
      chapters: [
        { startInSeconds: 0 },
        { startInSeconds: 0.5, title: 'The pier', url: 'https://pier.example/' },
      ],
    });
  });

  it.each(['first.m4a', 'last.m4a'])('has the chapters of MP4, wherever they stand: %s', async (name) => {
    const { container, durationInSeconds, chapters } = await readRecording(bytesOf(fileOf(name)));
    expect(container).toMatch(/^M4A/);
    expect(durationInSeconds).toBeCloseTo(4, 0);
    expect(chapters).toEqual([
      { startInSeconds: 0, title: 'Start' },
      { startInSeconds: 1.5, title: 'The pier' },
    ]);
  });

  it('is cut where it has fewer bytes than its length needs', async () => {
    const whole = mp3(400);
    whole.write('Info', 21, 'latin1');
    // It says how many frames there are, and how many bytes.
    whole.writeUInt32BE(3, 25);
    whole.writeUInt32BE(400, 29);
    whole.writeUInt32BE(whole.length, 33);
    expect(await readRecording(bytesOf(whole))).not.toHaveProperty('isCut');
    expect(await readRecording(bytesOf(whole.subarray(0, 20_000)))).toMatchObject({ isCut: true });
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a page', Buffer.from('<!doctype html><title>Not found</title>')],
    ['a picture', Buffer.from('GIF89a\u0001\u0000\u0001\u0000\u0000\u0000\u0000;')],
    ['a box of MP4 without a film', Buffer.from('\0\0\0\u0010ftypM4A \0\0\0\0')],
  ])('is not %s', async (_, bytes) => {
    expect(await readRecording(bytesOf(bytes))).toEqual({ chapters: [] });
  });
});
