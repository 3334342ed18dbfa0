import { type Fault, type Problem, problemAt } from '../../model/problem.ts';

/** A fault of a document, at an index into its text. */
export interface PlacedFault {
  readonly index: number;
  readonly fault: Fault;
}

/** Reports a fault at an index into the text. */
export type ReportAt = (index: number, fault: Fault) => void;

/** A line ends where XML ends one (XML 1.0, 2.11). */
const LINE_END = /\r\n?|\n/g;

/**
 * Turns the faults of a document into problems, in the order of their places. It takes time in proportion to the text,
 * however many faults there are and however long its lines.
 */
export function placeFindings(file: string, text: string, findings: readonly PlacedFault[]): Problem[] {
  const lineOf = countLines(text);
  let last = { index: 0, line: 1, column: 1 };
  return findings
    .toSorted((a, b) => a.index - b.index)
    .map(({ index, fault }) => {
      const { line, start } = lineOf(index);
      const from = line === last.line ? last : { index: start, column: 1 };
      const column = from.column + countCharacters(text.slice(from.index, index));
      last = { index, line, column };
      return problemAt({ file, line, column }, fault);
    });
}

/** A line from 1, and the index at which it begins. */
interface LineStart {
  readonly line: number;
  readonly start: number;
}

/** Returns a function that finds the line of an index into the text. It is fast if indices only grow. */
export function countLines(text: string): (index: number) => LineStart {
  const first = { line: 1, start: 0, next: nextLine(text, 0) };
  let current = first;
  return (index) => {
    if (index < current.start) current = first;
    while (index >= current.next) {
      const { line, next } = current;
      current = { line: line + 1, start: next, next: nextLine(text, next) };
    }
    return current;
  };
}

function nextLine(text: string, start: number): number {
  LINE_END.lastIndex = start;
  return LINE_END.exec(text) ? LINE_END.lastIndex : Number.POSITIVE_INFINITY;
}

/** A surrogate pair is one character. */
function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
