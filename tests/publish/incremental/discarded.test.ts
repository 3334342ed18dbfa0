import { readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Disk } from '../../../src/disk/disk.ts';
import { realDisk } from '../../../src/disk/realDisk.ts';
import { orWithoutRecords } from '../../../src/publish/incremental/orWithoutRecords.ts';
import { tell } from '../../cli/commandLine.ts';
import { memoryDisk } from '../../support/memoryDisk.ts';
import { NOW } from '../../support/publication.ts';
import { PROGRAM, servedIn } from './history.ts';
import { builtGolden, linesOf, putRecords, runAll, sealed, seen, withOther } from './sealed.ts';

const NOTE =
  'note RECORDS_DISCARDED expected what earlier runs have recorded, found something else - nothing is to be done: it was thrown away, and all was read anew\n';
const world = { program: PROGRAM };

/** The lines of some kinds of records. */
const LINES = {
  'the report of the last run': 1,
  'an article': 3,
  'an output': (lines: readonly string[]) => lines.findLastIndex((line) => line.startsWith('["')),
} as const;

/** What is no record. */
const JUNK = ['not json', 'null', '{}', '[]', '7', '["items/a.md","x",0,{},{}]', '["__proto__","k"]'];

/** The name of an article's file. */
function firstOf(root: string): string {
  return readdirSync(join(root, 'items')).filter((name) => name.endsWith('.md'))[0] as string;
}

describe('records with a right checksum and junk in them', () => {
  it.each(Object.entries(LINES).flatMap(([what, line]) => JUNK.map((junk) => [what, junk, line] as const)))(
    '%s: %s is told in one line, and mended by the run',
    async (_, junk, line) => {
      const { root, records } = await builtGolden('links-and-sources');
      const before = servedIn(root);
      const lines = linesOf(records);
      putRecords(root, sealed(lines.with(typeof line === 'number' ? line : line(lines), junk)));
      // Of a report that is right no other record is looked at, until something has changed.
      utimesSync(join(root, 'items', firstOf(root)), 1, 1);
      const built = await tell(['build'], realDisk(root), world);
      expect(built.status).toBe(0);
      expect(built.stderr.match(/RECORDS_DISCARDED/g)).toHaveLength(1);
      expect(built.stderr).toContain(`.dateline:1:1 ${NOTE}`);
      expect(servedIn(root)).toEqual(before);
      expect((await tell(['build'], realDisk(root), world)).stderr).not.toContain('RECORDS_DISCARDED');
      expect((await tell(['build'], realDisk(root), world)).stderr).not.toContain('RECORDS_DISCARDED');
    },
  );

  it('are no news if another program has written them', async () => {
    const { root, records } = await builtGolden('links-and-sources');
    const lines = linesOf(records).with(1, '{"key":"another","form":2}');
    const [outcome] = await runAll(root, sealed(lines));
    expect(outcome).toMatchObject({ status: 0, stderr: '', isDiscarded: false });
  });

  it('look for articles in no other folder than that of feed.yaml', async () => {
    const { root, records } = await builtGolden('links-and-sources');
    const [version = '', report = '', ...rest] = linesOf(records);
    const moved = JSON.stringify({ ...JSON.parse(report), items: ['expected'] });
    expect(seen(await runAll(root, sealed([version, moved, ...rest])))).toEqual(
      seen(await runAll(root, undefined)),
    );
  });

  it.each(['/etc/passwd', '../../../etc/passwd', 'items/../feed.yaml', 'feed.yaml'])(
    'copy no file that no article may refer to: %s',
    async (source) => {
      const { root, records } = await builtGolden('pictures');
      const lines = linesOf(records).map((line) =>
        line.startsWith('["items/')
          ? line.replace(
              /"source":"[^"]+","path":"media\/[^"]+"/g,
              `"source":"${source}","path":"media/x.svg"`,
            )
          : line,
      );
      expect(lines).not.toEqual(linesOf(records));
      const without = seen(await runAll(root, undefined));
      // The report is that of other options, so that records are used.
      const changed = lines.with(1, '');
      expect(seen(await runAll(root, sealed(changed)))).toEqual(without);
    },
  );
});

const DONE = { problems: [] };
const FAILED = {
  problems: [
    {
      file: 'items/a.md',
      line: 1,
      column: 1,
      code: 'ARTICLE_FAILED',
      severity: 'error',
      message: '',
      mend: '',
    },
  ],
} as const;

describe('a run that throws', () => {
  const withRecords = { disk: memoryDisk({ '.dateline/records': 'some' }), program: PROGRAM };
  const attempt = (world: { disk: Disk; program?: string }, error: Error) => {
    const tried: boolean[] = [];
    const run = () =>
      orWithoutRecords(world, { now: NOW }, ({ ignoresRecords = false }) => {
        tried.push(ignoresRecords);
        if (!ignoresRecords) throw error;
        return DONE;
      });
    return { run, tried };
  };

  it.each<[what: string, error: Error]>([
    ['of a value that is none', new TypeError('undefined is not iterable')],
    ['of a file that is not there', Object.assign(new Error('no such file'), { code: 'ENOENT' })],
    ['of a path that is none', Object.assign(new Error('null bytes'), { code: 'ERR_INVALID_ARG_VALUE' })],
    ['of a file that is another', new Error('a.png changed during the run; run it again')],
  ])('because %s runs once more without records', (_, error) => {
    const { run, tried } = attempt(withRecords, error);
    expect(run()).toBe(DONE);
    expect(tried).toEqual([false, true]);
  });

  it.each<[what: string, world: { disk: Disk; program?: string }, error: Error]>([
    ['the disk is full', withRecords, Object.assign(new Error('no space'), { code: 'ENOSPC' })],
    ['another run writes', withRecords, Object.assign(new Error('waited'), { code: 'EBUSY' })],
    ['there are no records', { disk: memoryDisk({}), program: PROGRAM }, new TypeError('x')],
    ['nothing is recorded', { disk: withRecords.disk }, new TypeError('x')],
  ])('because %s does not', (_, world, error) => {
    const { run, tried } = attempt(world, error);
    expect(run).toThrow(error);
    expect(tried).toEqual([false]);
  });

  it.each([
    ['with records runs once more without them, and tells what that tells', withRecords, [false, true]],
    ['without records tells so', { disk: memoryDisk({}), program: PROGRAM }, [false]],
  ] as const)('at an article %s', (_, world, expected) => {
    const tried: boolean[] = [];
    const told = orWithoutRecords(world, { now: NOW }, ({ ignoresRecords = false }) => {
      tried.push(ignoresRecords);
      return ignoresRecords ? { report: DONE } : { report: FAILED };
    });
    expect(tried).toEqual(expected);
    expect(told).toEqual({ report: expected.length > 1 ? DONE : FAILED });
  });

  it('without records, too, throws', () => {
    const run = () =>
      orWithoutRecords(withRecords, { now: NOW, ignoresRecords: true }, () => JSON.parse('x'));
    expect(run).toThrow(SyntaxError);
  });
});

describe('a value of a record, made another', () => {
  it('is found by its number, from the outside in', () => {
    const line = '["a",{"b":[1]}]';
    expect([0, 1, 2, 3, 4, 5].map((at) => withOther(line, at, () => true))).toEqual([
      'true',
      '[true,{"b":[1]}]',
      '["a",true]',
      '["a",{"b":true}]',
      '["a",{"b":[true]}]',
      'true',
    ]);
  });
});
