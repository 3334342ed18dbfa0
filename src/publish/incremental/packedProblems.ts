import { type Problem, type ProblemCode, SEVERITY, type Severity } from '../../model/problem.ts';
import { isCount, isListOf, isObject, isText } from './shape.ts';

/** Problems with each text once: of thousands, most are of a few kinds, and several of one file. */
export interface PackedProblems {
  readonly texts: readonly string[];
  /**
   * Seven for each problem: the numbers of its severity and its code, its line and column, and which texts are its file, its
   * message and what mends it.
   */
  readonly numbers: readonly number[];
}

const FIELDS = 7;
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'note'];
const CODES = Object.keys(SEVERITY) as readonly ProblemCode[];

/** Packs problems for a record. */
export function packProblems(problems: readonly Problem[]): PackedProblems {
  const texts = new Map<string, number>();
  const numberOf = (text: string): number => {
    const number = texts.get(text);
    if (number !== undefined) return number;
    texts.set(text, texts.size);
    return texts.size - 1;
  };
  const codes = new Map(CODES.map((code, number) => [code, number]));
  const numbers: number[] = [];
  for (const { severity, code, line, column, file, message, mend } of problems) {
    numbers.push(SEVERITIES.indexOf(severity), codes.get(code) as number, line, column);
    numbers.push(numberOf(file), numberOf(message), numberOf(mend));
  }
  return { texts: [...texts.keys()], numbers };
}

/** The problems that were packed. */
export function unpackProblems({ texts, numbers }: PackedProblems): Problem[] {
  return Array.from({ length: numbers.length / FIELDS }, (_, index) => {
    const numberAt = (field: number) => numbers[index * FIELDS + field] as number;
    return {
      severity: SEVERITIES[numberAt(0)] as Severity,
      code: CODES[numberAt(1)] as ProblemCode,
      file: texts[numberAt(4)] as string,
      line: numberAt(2),
      column: numberAt(3),
      message: texts[numberAt(5)] as string,
      mend: texts[numberAt(6)] as string,
    };
  });
}

const isOfLists = isObject<PackedProblems>({ texts: isListOf(isText), numbers: isListOf(isCount) });

/** True for what `packProblems` makes: every number is that of something. */
export function isPackedProblems(value: unknown): value is PackedProblems {
  if (!isOfLists(value)) return false;
  const { texts, numbers } = value as PackedProblems;
  const { length } = texts;
  const ends = [SEVERITIES.length, CODES.length, Infinity, Infinity, length, length, length];
  const isWhole = numbers.length % FIELDS === 0;
  return isWhole && numbers.every((number, at) => number < (ends[at % FIELDS] as number));
}
