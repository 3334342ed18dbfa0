/** A longer text is not tried out. */
const MAX_LENGTH = 10_000;
/** A longer line is not shown as it should be. */
const MAX_SHOWN = 120;
/** A value that nothing ends is noticed further down. */
const MAX_LINES_ABOVE = 10;

/** A key and the value beside it, or an item of a list. */
const LINE = /^(\s*(?:- +)?[A-Za-z_][\w-]*: +|\s*- +)(\S.*?)\s*$/;
/** Nothing, a list, a mapping or a text in lines, which quotation marks would make another value. */
const NO_TEXT = /^(?:["']?$|\[[^\]]*$|\{[^}]*$|[|>])/;

/** A line of YAML that is broken, and the same with its value in quotation marks. */
export interface MendedLine {
  /** The index of the line in the text. */
  readonly at: number;
  readonly line: string;
}

/**
 * Finds the line that keeps a text from being YAML, if quotation marks mend it.
 *
 * @param brokenAt the index at which the YAML is broken
 * @param findBroken gives that index for another text; undefined for a text that is not broken
 * @returns undefined if no line is mended by them
 * @example `title: Mayor: "no"` is mended as `title: 'Mayor: "no"'`
 */
export function mendYaml(
  text: string,
  brokenAt: number,
  findBroken: (text: string) => number | undefined,
): MendedLine | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const lines = text.split('\n');
  const broken = text.slice(0, brokenAt).split('\n').length - 1;
  for (let index = broken; index >= 0 && index >= broken - MAX_LINES_ABOVE; index -= 1) {
    const written = lines[index] as string;
    const [, before = '', value = ''] = LINE.exec(written) ?? [];
    // A line that is good by itself is broken by another one.
    if (NO_TEXT.test(value) || findBroken(written.trim()) === undefined) continue;
    const line = before + quoteYaml(value);
    if (line.length > MAX_SHOWN) continue;
    const stillBroken = findBroken(lines.with(index, line).join('\n')) ?? Number.POSITIVE_INFINITY;
    // What is broken further down is told when this line is mended.
    if (stillBroken - (line.length - written.length) > Math.max(brokenAt, endOf(lines, index)))
      return { at: endOf(lines, index) - written.length, line: line.trim() };
  }
  return undefined;
}

/** The index at which a line ends. */
function endOf(lines: readonly string[], index: number): number {
  return lines.slice(0, index + 1).join('\n').length;
}

/** A text between quotation marks (YAML 1.2.2, 7.3), in those that it has not, if it has only one kind of them. */
function quoteYaml(value: string): string {
  const text = unquoted(value);
  if (!text.includes("'")) return `'${text}'`;
  return /["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`;
}

/** `'it's over'` is meant to be in quotation marks; `"Yes" and "No"` only has some. */
function unquoted(value: string): string {
  const mark = value[0] as string;
  if (mark !== '"' && mark !== "'") return value;
  const isOdd = value.split(mark).length % 2 === 0;
  if (!isOdd) return value;
  return value.endsWith(mark) ? value.slice(1, -1) : value.slice(1);
}
