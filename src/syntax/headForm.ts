import type { Fault } from '../model/problem.ts';
import type { ReportProblem, Source } from './sourceText.ts';
import type { Mapping } from './value.ts';

/** A name in front of a colon or an equals sign, as any of the forms has it. */
const FIELD =
  /(?:^|\{|,(?=\s*["']))[ \t]*(?:\.\. |(?:const|let|var)\s+)?["']?([A-Za-z_][\w-]*)["']?[ \t]*[:=](?=\s|["'[{]|$)/gm;

/** Reads a part of a file; undefined when it is broken, which has been reported. */
export type ParseHead = (
  source: Source,
  from: number,
  to: number,
  report: ReportProblem,
) => Mapping | undefined;

/** Where front matter is, and how it is read; or what keeps it from being read. */
export type Found =
  | { readonly from: number; readonly to: number; readonly end: number; readonly parse: ParseHead }
  | { readonly at: number; readonly fault: Fault };

/** True for the name of a field, in whatever case. */
export type IsField = (key: string) => boolean;

/**
 * Looks for front matter of one form at the first line of a file that is not empty.
 *
 * @param at the index of that line
 * @param isField undefined where only fences count
 */
export type Find = (text: string, at: number, isField: IsField | undefined) => Found | undefined;

export function isFault(found: Found): found is Extract<Found, { fault: Fault }> {
  return 'fault' in found;
}

/** Front matter that cannot be read at all. */
export function unclosed(at: number, message: string, mend: string): Found {
  return { at, fault: { code: 'FRONT_MATTER_OPEN', message, mend } };
}

/** The number of fields that lines begin with. */
export function countFields(text: string, isField: IsField | undefined): number {
  return [...text.matchAll(FIELD)].filter(([, key]) => isField?.(`${key}`)).length;
}

/** Where the first empty line is, or the end of the text. */
export function endOfParagraph(text: string, from: number): number {
  const end = matchAt(/\n[ \t]*(?=\n|$)/g, text, from);
  return end ? end.index + 1 : text.length;
}

/** What a sticky pattern finds at an index. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
