import { stripVTControlCharacters } from 'node:util';

/** Narrower than this no line is broken: it would be a column of single words. */
const MIN_WIDTH = 40;

/** Characters that take two columns of a terminal (Unicode's East Asian Width, and emoji). */
const WIDE =
  /[\p{Emoji_Presentation}\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/gu;
/** Characters that take none: marks, and what joins its neighbours. */
const NARROW = /[\p{M}\u00ad\u200b-\u200d\u2060]/gu;

/**
 * Breaks each line of a text at its spaces, so that none is wider than a terminal. A word that is wider than a line, like
 * an address, stays whole.
 *
 * @param indent spaces before every line that is made by a break
 */
export function wrapText(text: string, width: number, indent: number): string {
  if (width < MIN_WIDTH) return text;
  const lines = text.split('\n');
  return lines.map((line) => (columnsIn(line) < width ? line : wrapLine(line, width, indent))).join('\n');
}

/** The number of columns that a text takes on a terminal. */
export function columnsIn(text: string): number {
  const shown = stripVTControlCharacters(text).replaceAll(NARROW, '');
  return [...shown].length + (shown.match(WIDE)?.length ?? 0);
}

function wrapLine(line: string, width: number, indent: number): string {
  const [first = '', ...words] = line.split(/(?<=\S)(?= )/);
  const broken = [first];
  let columns = columnsIn(first);
  for (const word of words) {
    const added = columnsIn(word);
    // A terminal breaks a line that fills it to the last column.
    if (columns + added < width) {
      broken.push(word);
      columns += added;
    } else {
      broken.push(`\n${' '.repeat(indent)}`, word.trimStart());
      columns = indent + columnsIn(word.trimStart());
    }
  }
  return broken.join('');
}
