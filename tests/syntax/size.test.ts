import { describe, expect, it } from 'vitest';
import { formatSize, readSize } from '../../src/syntax/size.ts';
import { collectProblems } from '../../src/syntax/sourceText.ts';
import { wrongWith } from '../../src/syntax/value.ts';

function read(text: string) {
  const { problems, report } = collectProblems({ file: 'feed.yaml', text });
  const size = readSize({ kind: 'text', at: 0, text }, wrongWith('SETTING_WRONG', report), 2_000_000);
  return size ?? problems.map(({ message }) => message).join();
}

describe('a size', () => {
  it.each([
    ['2 MB', 2_000_000],
    ['1.5mb', 1_500_000],
    ['500 kB', 500_000],
    ['0.002 GB', 2_000_000],
  ])('%s has its bytes', (text, bytes) => {
    expect(read(text)).toBe(bytes);
  });

  it.each(['', '500', '2 MiB', '0 kB', '-1 MB', '3 MB', '1e3 kB', 'MB'])('is not: %j', (text) => {
    expect(read(text)).toContain('expected a size');
  });

  it.each([
    [0, '0 bytes'],
    [999, '999 bytes'],
    [20_000_000, '20 MB'],
    [20_449_000, '20.4 MB'],
    [1_073_741_824, '1.1 GB'],
    [2_519_150_400_000, '2.5 TB'],
  ])('of %d bytes is written %s', (bytes, text) => {
    expect(formatSize(bytes)).toBe(text);
  });
});
