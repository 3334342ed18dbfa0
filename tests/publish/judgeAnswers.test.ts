import { describe, expect, it } from 'vitest';
import type { HostAnswer } from '../../src/http/client/askAddress.ts';
import { judgeAnswers } from '../../src/publish/judgeAnswers.ts';
import type { ServedRecording } from '../../src/publish/servedRecordings.ts';

const URL = 'https://cdn.example/tides.mp3';
const TOLD: ServedRecording = {
  url: URL,
  type: 'audio/mpeg',
  length: 1234,
  place: { file: 'items/tides.md', line: 4, column: 8 },
};
const HEAD: HostAnswer = {
  status: 200,
  addresses: [URL],
  contentType: 'audio/mpeg',
  contentLength: '1234',
};
const PART: HostAnswer = { status: 206, addresses: [URL], contentRange: 'bytes 0-1/1234' };

function judged(
  told: Partial<ServedRecording>,
  head: Partial<HostAnswer> | Error,
  part: Partial<HostAnswer> | Error = {},
) {
  const described = head instanceof Error ? head : { ...HEAD, ...head };
  const some = part instanceof Error ? part : { ...PART, ...part };
  return judgeAnswers({ ...TOLD, ...told }, described, some).map(({ code, message }) => `${code} ${message}`);
}

describe('a recording', () => {
  it('that is served as its feed tells it has no fault', () => {
    expect(judged({}, {})).toEqual([]);
    const { type: _, length: __, ...bare } = TOLD;
    expect(judgeAnswers(bare, { ...HEAD, contentType: 'text/plain' }, PART)).toEqual([]);
    expect(judgeAnswers(TOLD, HEAD, undefined)).toEqual([]);
  });

  it.each([
    ['audio/mpeg', 'audio/mpeg; charset=binary'],
    ['audio/mpeg', 'Audio/MP3'],
    ['audio/x-m4a', 'audio/mp4'],
    ['audio/opus', 'audio/ogg'],
    ['audio/flac', 'audio/x-flac'],
    ['audio/x-wav', 'audio/wav'],
  ])('of type %s may be served as %s', (type, contentType) => {
    expect(judged({ type }, { contentType })).toEqual([]);
  });

  it.each([
    ['text/html', '"text/html"'],
    ['application/octet-stream', '"application/octet-stream"'],
    [undefined, 'nothing'],
  ])('may not be served as %s', (contentType, found) => {
    expect(judged({}, { contentType })).toEqual([
      `SERVED_DIFFERS expected Content-Type audio/mpeg, as the feed tells it, from ${URL}, found ${found}`,
    ]);
  });

  it('has the length that its feed tells, with both numbers where it has not', () => {
    const what = `SERVED_DIFFERS expected Content-Length 1234, as the feed tells it, from ${URL}`;
    expect(judged({}, { contentLength: '1235' })).toEqual([`${what}, found "1235"`]);
    expect(judged({}, { contentLength: undefined })).toEqual([`${what}, found nothing`]);
  });

  it.each([404, 405, 500, 206])(
    'is not there with status %d for HEAD, and nothing else is told',
    (status) => {
      expect(judged({}, { status, contentType: 'text/html' })).toEqual([
        `SERVED_UNREACHABLE expected an answer from ${URL}, found status ${status} for HEAD`,
      ]);
    },
  );

  it('is not there where nobody answers', () => {
    expect(judged({}, new Error('no such host'))).toEqual([
      `SERVED_UNREACHABLE expected an answer from ${URL}, found no such host`,
    ]);
  });

  it.each([
    [{ status: 200, contentRange: undefined }, 'status 200, Content-Range nothing'],
    [{ contentRange: 'bytes 0-9/1234' }, 'status 206, Content-Range "bytes 0-9/1234"'],
    [{ contentRange: 'bytes 0-1/99' }, 'status 206, Content-Range "bytes 0-1/99"'],
    [new Error('it hung up'), 'it hung up'],
  ])('is served in ranges of bytes: %o', (part, found) => {
    expect(judged({}, {}, part)).toEqual([
      `SERVED_WITHOUT_RANGES expected status 206 for two bytes of ${URL}, found ${found}`,
    ]);
  });

  it('may be in ranges whose host does not know the length', () => {
    expect(judged({}, {}, { contentRange: 'bytes 0-1/*' })).toEqual([]);
    const { length: _, ...unmeasured } = TOLD;
    expect(judgeAnswers(unmeasured, HEAD, { ...PART, contentRange: 'bytes 0-1/99' })).toEqual([]);
  });

  it('has HTTPS, in its address and in all that it leads to', () => {
    const open = 'http://cdn.example/tides.mp3';
    const told = (address: string) => `SERVED_INSECURE expected an address with https://, found "${address}"`;
    expect(judged({ url: open }, { addresses: [open] })).toEqual([told(open)]);
    expect(judged({}, { addresses: [URL, open, URL] })).toEqual([told(open)]);
    expect(judged({ url: open }, new Error('none'))[0]).toBe(told(open));
  });

  it('may send people on five times, and not six times', () => {
    const addresses = (count: number) => Array.from({ length: count + 1 }, () => URL);
    expect(judged({}, { addresses: addresses(5) })).toEqual([]);
    expect(judged({}, { addresses: addresses(6) })).toEqual([
      `SERVED_REDIRECTS expected at most 5 redirects from ${URL}, found 6`,
    ]);
  });
});
