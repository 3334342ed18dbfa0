import { decodeReferences, escapeReferences } from '../html/references.ts';
import { onOneLine } from '../model/text.ts';
import { repairText } from '../syntax/sourceText.ts';
import { readProse, type Value } from '../syntax/value.ts';
import type { HeadContext } from './headField.ts';

type Reports = Pick<HeadContext, 'wrong' | 'report'>;

/**
 * Text of front matter that people read, on one line. Character references are read once, as in HTML: an author who wants
 * to show `&amp;` writes `&amp;amp;`.
 */
export function readFrontText(value: Value, { wrong, report }: Reports, what?: string): string | undefined {
  const text = readProse(value, wrong, what);
  if (text === undefined || !text.includes('&')) return text;
  const { at } = value;
  return readProse({ kind: 'text', at, text: decodeRepaired(text, at, report) }, wrong, what);
}

/** Text that `readFrontText` reads as it is. */
export function writeFrontText(text: string | undefined): string | undefined {
  return text === undefined ? undefined : escapeReferences(text);
}

/** A name in front matter, such as a tag: every white space in it is a space, so that names can be compared. */
export function decodeName(text: string, at: number, report: HeadContext['report']): string {
  return onOneLine(decodeRepaired(text, at, report));
}

/** Most text has no reference. */
function decodeRepaired(text: string, at: number, report: HeadContext['report']): string {
  return text.includes('&') ? repairText(decodeReferences(text), at, report) : text;
}
