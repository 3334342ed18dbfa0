import type { StateBlock } from 'markdown-it';

/** The index at which the text of a line begins, behind its indentation and the marks of the blocks around it. */
export function startOfLine({ bMarks, tShift }: StateBlock, line: number): number {
  return (bMarks[line] as number) + (tShift[line] as number);
}

/** The text of a line, without its indentation. */
export function lineText(state: StateBlock, line: number): string {
  return state.src.slice(startOfLine(state, line), state.eMarks[line]);
}

/** True for a line whose text begins with a character. */
export function startsWith(state: StateBlock, line: number, character: string): boolean {
  return state.src.charAt(startOfLine(state, line)) === character;
}

/** True for a line that is indented as a code block is (CommonMark 0.31, 4.4). */
export function isIndentedCode(state: StateBlock, line: number): boolean {
  return (state.sCount[line] as number) - state.blkIndent >= 4;
}
