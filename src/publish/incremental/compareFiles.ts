import type { SourceFile } from '../../disk/disk.ts';
import type { SourceIndex } from './articleRecord.ts';
import { countRows, lineIn, lineOf, nameIn, nameOf, namesOf, numberIn, rowAt } from './sourceIndex.ts';

/** What has become of the files since the rows were written. */
export interface ChangedFiles {
  /** Files that are new or in another state. */
  readonly found: readonly SourceFile[];
  /** The numbers of rows whose file is gone or in another state. */
  readonly left: readonly number[];
}

/** Compares files with rows. Both are in the order of their names; only what is between equal lines is looked at. */
export function compareFiles(
  index: Pick<SourceIndex, 'names' | 'table'>,
  files: readonly SourceFile[],
): ChangedFiles & Pick<SourceIndex, 'rowOf'> {
  const { names } = index;
  const [now, count] = [namesOf(files), countRows(index)];
  const same = lengthAlike(names, now, (bytes, length) => bytes.subarray(0, length));
  const first = same === names.length ? count : rowAt(index, 'name', same);
  const from = first === count ? same : numberIn(index, first, 'name');
  const tail = lengthAlike(names.subarray(from), now.subarray(from), (bytes, length) =>
    bytes.subarray(bytes.length - length),
  );
  const last = rowAt(index, 'name', names.length - tail) + 1;
  const more = files.length - count;
  const rowOf = new Int32Array(files.length).fill(-1);
  for (let row = 0; row < first; row += 1) rowOf[row] = row;
  for (let row = last; row < count; row += 1) rowOf[row + more] = row;
  const found: SourceFile[] = [];
  const left: number[] = [];
  let row = first;
  for (let place = first; place < last + more; place += 1) {
    const file = files[place] as SourceFile;
    const [line, name] = [lineOf(file), nameOf(file)];
    const isBefore = (old: string) => old !== line && nameIn(old) <= name;
    for (; row < last && isBefore(lineIn(names, numberIn(index, row, 'name'))); row += 1) left.push(row);
    if (row < last && lineIn(names, numberIn(index, row, 'name')) === line) {
      rowOf[place] = row;
      row += 1;
    } else found.push(file);
  }
  for (; row < last; row += 1) left.push(row);
  return { found, left, rowOf };
}

/** How many bytes two have in common, as far as they are taken from one end. */
function lengthAlike(a: Buffer, b: Buffer, take: (bytes: Buffer, length: number) => Buffer): number {
  let [low, high] = [0, Math.min(a.length, b.length)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (take(a, middle).equals(take(b, middle))) low = middle;
    else high = middle - 1;
  }
  return low;
}
