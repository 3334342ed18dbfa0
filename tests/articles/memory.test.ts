import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { parseHead } from '../../src/articles/parseHead.ts';
import type { Head } from '../../src/model/article.ts';
import { parseSource } from '../../src/syntax/sourceText.ts';
import { auckland } from '../support/publication.ts';
import { headOf } from './material.ts';

const COUNT = 100;
const BODY = 200_000;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes that are kept for as long as what `make` returns is. */
function bytesKept(make: () => readonly unknown[]): number {
  collect();
  const before = getHeapStatistics().used_heap_size;
  const kept = make();
  collect();
  const after = getHeapStatistics().used_heap_size;
  return kept.length > 0 ? after - before : 0;
}

function headIn(file: string, head: string, number: number): Head {
  const body = `The road is open, ${number}.\n`.padEnd(BODY, 'Tāmaki Makaurau ');
  const { source } = parseSource(file, Buffer.from(`${head}\n${body}\n`));
  if (source === undefined) throw new Error('expected text');
  return headOf(parseHead(source, auckland));
}

const FIELDS = `title: The road to the harbour is open
date: 8:03 pm on 21 December 2014
author: Jane Alexandra Doe
tags: [transport and roads, the harbour bridge]
summary: The road to the harbour is open once more`;

describe('the heads of many long articles', () => {
  it.each([
    ['plain front matter', 'a.md', `---\n${FIELDS}\n---\n`],
    [
      'any YAML',
      'a.md',
      `---\n${FIELDS}\ncorrection: >\n  The bridge was\n  never closed\nupdated: 2014-12-22\n---\n`,
    ],
    ['TOML', 'a.md', '+++\ntitle = "The road to the harbour is open"\ndate = "2014-12-21 20:03"\n+++\n'],
    [
      'newsroom text',
      'a.txt',
      'The road to the harbour is open\n8:03 pm on 21 December 2014\nBy Jane Alexandra Doe\n',
    ],
  ])('keep nothing of their texts in memory: %s', (_, file, head) => {
    headIn(file, head, 0);
    const make = () => Array.from({ length: COUNT }, (_one, number) => headIn(file, head, number));
    expect(bytesKept(make)).toBeLessThan(COUNT * BODY * 0.2);
  });

  it('would be seen to keep them', () => {
    const views = () =>
      Array.from({ length: COUNT }, (_, number) => `${number} `.padEnd(BODY, 'ā').slice(3, 40));
    expect(bytesKept(views)).toBeGreaterThan(COUNT * BODY * 0.5);
  });
});
