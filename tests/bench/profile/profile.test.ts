import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../../support/files.ts';
import { originsIn } from './origins.ts';
import { type CpuProfile, spentIn } from './spent.ts';
import { stageOf } from './stages.ts';

describe('the origin of a function', () => {
  const file = join('node_modules', '.cache', 'profiled', 'main.js');
  // Two lines: the first is of a package, the second of ours.
  const map = {
    version: 3,
    names: [],
    sources: ['../../parse5/dist/index.js', '../../../src/html/parse.ts'],
    mappings: 'AAAA;ACAA',
  };
  const setUp = () => {
    const root = folderWith({ [file]: 'a()\nb()', [`${file}.map`]: JSON.stringify(map) });
    return { originOf: originsIn(root), url: pathToFileURL(join(root, file)).href };
  };
  const frame = (url: string, lineNumber = 0) => ({ functionName: 'a', url, lineNumber, columnNumber: 0 });

  it('is a package or a file of the source', () => {
    const { originOf, url } = setUp();
    expect([0, 1].map((line) => originOf(frame(url, line)))).toEqual(['npm:parse5', 'src/html/parse.ts']);
  });

  it('is what is known where there is no source map', () => {
    const { originOf } = setUp();
    expect(originOf(frame(''))).toBe('');
    expect(originOf(frame('node:fs'))).toBe('node:fs');
    expect(originOf(frame('file:///elsewhere/main.js'))).toBe('bundle');
  });
});

describe('the stage of a function', () => {
  it.each([
    ['npm:markdown-it', 'render', 'bodies: Markdown'],
    ['npm:yaml', 'parse', 'heads and bodies: front matter'],
    ['src/html/sanitise.ts', 'sanitise', 'bodies: sanitise'],
    ['src/html/parse.ts', 'parseTree', 'bodies: parse HTML'],
    ['src/publish/incremental/records.ts', 'open', 'records'],
    ['node:internal/modules/esm/utils', 'compile', 'start-up, and Node itself'],
    ['', '(garbage collector)', 'garbage collection'],
    ['', 'fsync', 'flush'],
  ])('of %s, %s', (origin, name, stage) => {
    expect(stageOf(origin, name, 'plan')).toBe(stage);
  });

  it('is that of its caller where it has none of its own', () => {
    expect(stageOf('node:fs', 'openSync', 'write')).toBe('write');
    expect(stageOf('', '(program)')).toBe('start-up, and Node itself');
  });
});

describe('what was spent', () => {
  const node = (id: number, functionName: string, url: string, children: readonly number[] = []) => ({
    id,
    callFrame: { functionName, url, lineNumber: 0, columnNumber: 0 },
    children,
  });
  const profile: CpuProfile = {
    nodes: [
      node(1, '(root)', '', [2, 5, 7, 8]),
      node(2, 'publish', 'src/publish/publish.ts', [3]),
      node(3, 'stage', 'src/disk/transaction.ts', [4, 6]),
      node(4, 'openSync', 'node:fs'),
      node(5, '(idle)', ''),
      node(6, 'fsync', ''),
      node(7, '', 'src/publish/plan/pages.ts'),
      node(8, 'RegExp: a|b', ''),
    ],
    samples: [2, 4, 4, 5, 6, 7, 8],
    timeDeltas: [1, 10, 20, 1000, 300, 5, 7],
  };

  it('counts for the stage of the nearest caller, and waiting for none', () => {
    const { byStage, byFunction } = spentIn(profile, ({ url }) => url);
    expect(Object.fromEntries(byStage)).toEqual({
      other: 1,
      write: 30,
      flush: 300,
      plan: 5,
      'start-up, and Node itself': 7,
    });
    expect(Object.fromEntries(byFunction)).toEqual({
      'publish src/publish/publish.ts': 1,
      'openSync node:fs': 30,
      fsync: 300,
      '(anonymous) src/publish/plan/pages.ts': 5,
      'RegExp: a\\|b': 7,
    });
  });
});
