import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type JsonValue, parseJson } from '../../../src/import/reader/jsonTree.ts';

/** A value as JSON.parse would give it. */
function plain(value: JsonValue): unknown {
  if (value.kind === 'text') return value.text;
  if (value.kind === 'list') return value.values.map(plain);
  if (value.kind === 'object')
    return Object.fromEntries([...value.members].map(([key, one]) => [key, plain(one)]));
  return JSON.parse(value.text);
}

function parsed(text: string): unknown {
  const read = parseJson(text);
  return 'value' in read ? plain(read.value) : undefined;
}

function parsedByPlatform(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

test('reads every object as the platform does', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()),
      fc.nat({ max: 3 }),
      (object, space) => {
        const text = JSON.stringify(object, null, space);
        expect(parsed(text)).toEqual(JSON.parse(text));
      },
    ),
  );
});

const piece = fc.constantFrom(
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"',
  'a',
  '"a"',
  '\\',
  '\\u00',
  '\n',
  ' ',
  '0',
  '-',
  '1',
  '.',
  'e',
  '+',
  'true',
  'null',
);

test('refuses what the platform refuses', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = `{"a":${pieces.join('')}}`;
      expect(parsed(text)).toEqual(parsedByPlatform(text));
    }),
    { numRuns: 2000 },
  );
});

test('refuses and reads what the platform does after any change to a document', () => {
  const document = '{"a": [1, -2.5e+3, true, false, null, "b\\u0041\\n\\""], "c": {"d": {}, "e": []}}';
  fc.assert(
    fc.property(fc.nat({ max: document.length }), fc.nat({ max: 3 }), piece, (start, length, put) => {
      const text = document.slice(0, start) + put + document.slice(start + length);
      const isObject = /^\s*\{/.test(text);
      expect(parsed(text)).toEqual(isObject ? parsedByPlatform(text) : undefined);
    }),
    { numRuns: 2000 },
  );
});

test('says where each value begins', () => {
  const read = parseJson('\ufeff{"a": [1,\n "b"]}');
  if (!('value' in read)) throw new Error(read.finding.fault.message);
  const list = read.value.members.get('a');
  expect(list?.index).toBe(7);
  expect(list?.kind === 'list' && list.values.map(({ index }) => index)).toEqual([8, 12]);
});

test.each([
  ['[]', 0, 'expected a brace, found "[]"'],
  ['{', 1, 'expected a name in quotation marks, found nothing'],
  ['{"a" 1}', 5, 'expected a colon, found "1}"'],
  ['{"a": }', 6, 'expected a JSON value, found "}"'],
  ['{"a": 01}', 7, 'expected a comma or }, found "1}"'],
  ['{"a": [1 2]}', 9, 'expected a comma or ], found "2]}"'],
  ['{"a": 1,}', 8, 'expected a name in quotation marks, found "}"'],
  ['{"a": "b\nc"}', 6, 'expected a text without line breaks, in quotation marks, found ""b c"}"'],
  ['{"a": "\\x"}', 6, 'expected a text without line breaks, in quotation marks, found ""\\x"}"'],
  ['{"a": "b', 6, 'expected a text without line breaks, in quotation marks, found ""b"'],
  ['{"a": NaN}', 6, 'expected a JSON value, found "NaN}"'],
  ['{"a": 1} 2', 9, 'expected the end of the document, found "2"'],
])('says what is wrong with %j', (text, index, message) => {
  const mend = 'mend the document where it is made; if it was cut off, fetch it again';
  expect(parseJson(text)).toEqual({ finding: { index, fault: { code: 'FEED_BROKEN', message, mend } } });
});

test('refuses lists that are deeper than any feed needs', () => {
  const nested = (depth: number) => `{"a": ${'['.repeat(depth)}${']'.repeat(depth)}}`;
  expect(parseJson(nested(255))).toHaveProperty('value');
  expect(parseJson(nested(256))).toHaveProperty(
    'finding.fault.message',
    'expected at most 256 lists and objects inside one another, found "[]]]]]]]]]]]]]]]]]]]"',
  );
  expect(parseJson(nested(100_000))).toHaveProperty('finding');
  expect(parseJson('{"a":'.repeat(100_000))).toHaveProperty('finding');
});

test('refuses more values than any feed has', () => {
  expect(parseJson(`{"a": [${'1,'.repeat(2_000_000)}1]}`)).toHaveProperty(
    'finding.fault.message',
    expect.stringContaining('at most 2000000 values'),
  );
});
