import { describe, expect, it } from 'vitest';
import { isPassingRefusal, refusalError, refusalIn } from '../../../src/deliver/s3/answers.ts';
import { placeOf } from '../../../src/deliver/s3/place.ts';
import { CREDENTIALS } from './fakeStorage.ts';

const PLACE = placeOf({ bucket: 'news', region: 'us-east-1' });
const NOW = new Date('2026-11-30T12:00:00Z');

/** What a storage answered. */
function answer(status: number, elements: string, headers: Readonly<Record<string, string>> = {}) {
  const text = `<?xml version="1.0"?>\n<Error>${elements}</Error>`;
  return refusalIn({ status, headers: new Map(Object.entries(headers)), bytes: Buffer.from(text) });
}

const told = (...values: Parameters<typeof answer>) =>
  refusalError('PUT rss.xml', answer(...values), PLACE, CREDENTIALS, NOW).message;

describe('what a storage refused', () => {
  it('is told in its words, and with how to mend it', () => {
    expect(told(404, '<Code>NoSuchBucket</Code><Message>No &amp;lt; &quot;news&quot;\nhere</Message>')).toBe(
      String.raw`expected s3://news/ to take PUT rss.xml, found 404 NoSuchBucket, "No &lt; \"news\"\nhere"; check bucket: and endpoint:, or make the bucket`,
    );
  });

  it.each([
    [
      301,
      '<Code>PermanentRedirect</Code>',
      { 'x-amz-bucket-region': 'eu-west-1' },
      'write region: eu-west-1 in feed.yaml',
    ],
    [
      307,
      '<Code>TemporaryRedirect</Code>',
      { 'x-amz-bucket-region': 'ap-southeast-2' },
      'write region: ap-southeast-2 in feed.yaml',
    ],
    [
      400,
      '<Code>AuthorizationHeaderMalformed</Code><Region>eu-central-1</Region>',
      {},
      'write region: eu-central-1 in feed.yaml',
    ],
    [302, '', {}, 'write the region of the bucket, and its endpoint, in feed.yaml'],
    [
      307,
      '<Code>TemporaryRedirect</Code>',
      { 'x-amz-bucket-region': 'us-east-1' },
      'write the region of the bucket, and its endpoint, in feed.yaml',
    ],
    [
      403,
      '<Code>RequestTimeTooSkewed</Code>',
      { date: 'Mon, 30 Nov 2026 11:30:00 GMT' },
      "set the clock of this machine, which is 30 minutes ahead of the storage's",
    ],
    [
      403,
      '<Code>RequestTimeTooSkewed</Code>',
      { date: 'Mon, 30 Nov 2026 12:20:00 GMT' },
      "set the clock of this machine, which is 20 minutes behind the storage's",
    ],
    [403, '<Code>RequestTimeTooSkewed</Code>', {}, 'RequestTimeTooSkewed; set the clock of this machine'],
    [
      403,
      '<Code>RequestTimeTooSkewed</Code>',
      { date: 'today' },
      'RequestTimeTooSkewed; set the clock of this machine',
    ],
    [400, '<Code>ExpiredToken</Code>', {}, 'get new credentials: those of a session end'],
    [500, '', {}, 'found 500; try again later'],
    [404, '', {}, 'found 404; check endpoint: what answers there is no storage that speaks as S3 does'],
    [400, '<Code>SomethingNew</Code>', {}, 'ask those who run the storage what it means'],
  ] as const)('says what to do: %i %s %j', (status, elements, headers, mend) => {
    expect(told(status, elements, headers)).toContain(mend);
  });

  it.each([
    [500, '', true],
    [503, '<Code>SlowDown</Code>', true],
    [429, '', true],
    [408, '', true],
    [400, '<Code>RequestTimeout</Code>', true],
    [409, '<Code>OperationAborted</Code>', true],
    [501, '<Code>NotImplemented</Code>', false],
    [505, '', false],
    [403, '<Code>AccessDenied</Code>', false],
    [412, '<Code>PreconditionFailed</Code>', false],
  ])('may be done another time or not: %i %s', (status, elements, passes) => {
    expect(isPassingRefusal(answer(status, elements))).toBe(passes);
  });

  it('is read to a bound, whatever comes', () => {
    const { code, message } = answer(500, `${'<Code>'.repeat(100_000)}<Code>X</Code>`);
    expect([code, message]).toEqual(['', '']);
  });
});
