import { describe, expect, it } from 'vitest';
import { evaluatePreconditions } from '../../../src/http/server/preconditions.ts';
import { MODIFIED, MODIFIED_HTTP, NOW } from './material.ts';

const validators = { etag: '"a1b2c3"', modified: MODIFIED };
const EARLIER = 'Wed, 31 Dec 2025 22:59:59 GMT';
const LATER = 'Thu, 01 Jan 2026 00:00:00 GMT';
const FUTURE = 'Thu, 01 Jan 2026 12:00:01 GMT';

const outcomeOf = (fields: Readonly<Record<string, string>>) =>
  evaluatePreconditions(fields, validators, NOW);

it('sends the whole to who says no condition', () => {
  expect(outcomeOf({})).toBe(200);
});

describe('If-None-Match', () => {
  it.each([
    ['"a1b2c3"', 304],
    ['W/"a1b2c3"', 304],
    ['"x", "a1b2c3"', 304],
    ['"x",W/"y" ,\t"a1b2c3"', 304],
    [', ,"a1b2c3",,', 304],
    ['"with,a-comma", "a1b2c3"', 304],
    ['*', 304],
    ['"A1B2C3"', 200],
    ['"a1b2c3-gzip"', 200],
    ['""', 200],
    ['"x"', 200],
  ])('%s is answered with %i', (ifNoneMatch, status) => {
    expect(outcomeOf({ 'if-none-match': ifNoneMatch })).toBe(status);
  });

  it.each([
    '',
    'a1b2c3',
    '"a1b2c3',
    'a1b2c3"',
    '"a1b2c3" "x"',
    '"a1b2c3"; "x"',
    '"x" "a1b2c3"',
    'w/"a1b2c3"',
    'W/ "a1b2c3"',
    'x"a1b2c3"',
    '"a1b2c3"x',
    '"a1b2c3", W/',
    '"a1b2c3", *',
    '"a b", "a1b2c3"',
    '"a\tb", "a1b2c3"',
    "'a1b2c3'",
  ])('that is malformed is passed over: %s', (ifNoneMatch) => {
    expect(outcomeOf({ 'if-none-match': ifNoneMatch })).toBe(200);
  });

  it('counts alone where there is a date too', () => {
    expect(outcomeOf({ 'if-none-match': '"x"', 'if-modified-since': LATER })).toBe(200);
    expect(outcomeOf({ 'if-none-match': '"a1b2c3"', 'if-modified-since': EARLIER })).toBe(304);
    expect(outcomeOf({ 'if-none-match': 'malformed', 'if-modified-since': LATER })).toBe(200);
  });
});

describe('If-Modified-Since', () => {
  it.each([
    [MODIFIED_HTTP, 304],
    ['Wednesday, 31-Dec-25 23:00:00 GMT', 304],
    ['Wed Dec 31 23:00:00 2025', 304],
    [LATER, 304],
    ['Thu, 01 Jan 2026 12:00:00 GMT', 304],
    [EARLIER, 200],
    [FUTURE, 200],
    ['yesterday', 200],
    [`${MODIFIED_HTTP}, ${MODIFIED_HTTP}`, 200],
  ])('%s is answered with %i', (ifModifiedSince, status) => {
    expect(outcomeOf({ 'if-modified-since': ifModifiedSince })).toBe(status);
  });

  it('of the second in which something changed twice is answered with the second version', () => {
    const second = Date.UTC(2026, 0, 1, 12, 0, 0);
    const changedAgain = { etag: '"b"', modified: second + 1000 };
    const fields = { 'if-modified-since': 'Thu, 01 Jan 2026 12:00:00 GMT' };
    expect(evaluatePreconditions(fields, changedAgain, NOW)).toBe(200);
  });
});

describe('If-Match', () => {
  it.each([
    ['"a1b2c3"', 200],
    ['"x", "a1b2c3"', 200],
    ['*', 200],
    ['"x"', 412],
    ['W/"a1b2c3"', 412],
    ['W/"a1b2c3", "a1b2c3"', 200],
    ['malformed', 200],
  ])('%s is answered with %i', (ifMatch, status) => {
    expect(outcomeOf({ 'if-match': ifMatch })).toBe(status);
  });

  it('counts before all others', () => {
    expect(outcomeOf({ 'if-match': '"x"', 'if-none-match': '"a1b2c3"' })).toBe(412);
    expect(outcomeOf({ 'if-match': '"a1b2c3"', 'if-none-match': '"a1b2c3"' })).toBe(304);
    expect(outcomeOf({ 'if-match': '"a1b2c3"', 'if-unmodified-since': EARLIER })).toBe(200);
    expect(outcomeOf({ 'if-match': 'malformed', 'if-unmodified-since': EARLIER })).toBe(200);
  });
});

describe('If-Unmodified-Since', () => {
  it.each([
    [MODIFIED_HTTP, 200],
    [LATER, 200],
    [FUTURE, 200],
    [EARLIER, 412],
    ['yesterday', 200],
  ])('%s is answered with %i', (ifUnmodifiedSince, status) => {
    expect(outcomeOf({ 'if-unmodified-since': ifUnmodifiedSince })).toBe(status);
  });

  it('counts before those for what is known already', () => {
    expect(outcomeOf({ 'if-unmodified-since': EARLIER, 'if-none-match': '"a1b2c3"' })).toBe(412);
    expect(outcomeOf({ 'if-unmodified-since': LATER, 'if-modified-since': LATER })).toBe(304);
  });
});

it('reads sixteen kilobytes of anything at once', () => {
  const long = [' ', ',', '"', '"",', 'W/', '"a" ', ', ', '\t,', '"a", W/'].flatMap((piece) => {
    const text = piece.repeat(16_384 / piece.length);
    return [text, `"a"${text}`, `"a"${text}x`, `"a"${text}"b"`];
  });
  for (const text of long)
    expect([200, 412]).toContain(outcomeOf({ 'if-match': text, 'if-none-match': text }));
});
