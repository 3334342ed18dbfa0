import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLong } from '../../support/runs.ts';
import { builtGolden, type Kept, linesOf, runAll, sealed, seen, withOther } from './sealed.ts';

const FOLDERS = ['pictures', 'podcast', 'corrected-and-withdrawn', 'many-feeds', 'kept-back'];
const RUNS = { numRuns: isLong ? 60 : 12 };

/** A value of each kind that JSON has, and of each size. */
const OTHERS = [
  true,
  0,
  -1,
  1.5,
  1e300,
  '',
  'x',
  '../../../etc/passwd',
  '__proto__',
  [],
  ['x'],
  [[0]],
  {},
  { x: 0 },
];
type Other = (typeof OTHERS)[number];

const kindOf = (value: unknown) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);
/** For a value that has the kind already. */
const WRONG: Readonly<Record<string, Other>> = {
  boolean: 'x',
  number: {},
  string: -1,
  array: {},
  object: [],
};

/** The lines that are JSON: the report, articles, outputs. */
const isJson = (line: string) => line.startsWith('[') || line.startsWith('{');

describe.each(FOLDERS)('records of golden/%s with a right checksum', (name) => {
  it.each(['nothing has changed', 'an article has changed'])(
    'that have a value of another kind are thrown away, where %s',
    async (what) => {
      const { root, records } = await builtGolden(name);
      if (what !== 'nothing has changed') edit(root, records);
      const without = seen(await runAll(root, undefined));
      const lines = linesOf(records);
      const places = [...lines.keys()].filter((index) => isJson(lines[index] as string));
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...places),
          fc.nat(),
          fc.constantFrom<Other>(...OTHERS),
          async (index, at, other) => {
            const change = (value: unknown) =>
              kindOf(value) === kindOf(other) ? WRONG[kindOf(other)] : other;
            const changed = lines.with(index, withOther(lines[index] as string, at, change as never));
            const outcomes = await runAll(root, sealed(changed));
            expect(seen(outcomes)).toEqual(without);
          },
        ),
        RUNS,
      );
    },
  );

  it('that have another value of the same kind end no command', async () => {
    const { root, records } = await builtGolden(name);
    edit(root, records);
    const lines = linesOf(records);
    const places = [...lines.keys()].filter((index) => isJson(lines[index] as string));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...places),
        fc.nat(),
        fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('', '../x', '/etc/passwd', 'media/x.png')),
        fc.oneof(fc.maxSafeNat(), fc.nat(3)),
        async (index, at, text, number) => {
          const change = (value: unknown) =>
            typeof value === 'string' ? text : typeof value === 'number' ? number : value;
          const changed = lines.with(index, withOther(lines[index] as string, at, change as never));
          for (const { status, stderr, staged } of await runAll(root, sealed(changed))) {
            expect(stderr).toBe('');
            expect([0, 1, 3]).toContain(status);
            for (const path of Object.keys(staged)) expect(path).not.toMatch(/^\/|(?:^|\/)\.\.(?:\/|$)/);
          }
        },
      ),
      RUNS,
    );
  });
});

/** Changes the text of the first article that has a record. */
function edit(root: string, records: Kept): void {
  const line = linesOf(records).find((one) => one.startsWith('["items/')) as string;
  const path = join(root, JSON.parse(line)[0]);
  writeFileSync(path, `${readFileSync(path, 'utf8')}\n\nOne more.\n`);
}
