import type { Node } from './tree.ts';

/** A line break, unless a line begins here anyway: in a code sample each would show. */
export const NEW_LINE = '\0';

/** Pictures that become figures, with what people read below them; undefined below one that is not shown. */
export type Figures = ReadonlyMap<Node, string | undefined>;

/** Nodes side by side that are being written. */
interface OpenNodes {
  readonly nodes: readonly Node[];
  next: number;
  /** The element that they will stand in. */
  readonly container: string;
  readonly figures: Figures | undefined;
  /** What is written behind them. */
  readonly end: string;
}

/** A tree as it is being written. A pass over it calls no function within itself, since trees may be deep. */
export interface Output {
  written: string;
  /** What was written last. */
  last: string;
  /** The innermost last. */
  readonly open: OpenNodes[];
}

/** Has nodes written next. */
export function enter(into: Output, nodes: readonly Node[], within: string, end: string, figures?: Figures) {
  into.open.push({ nodes, next: 0, container: within, figures, end });
}

/** Writes finished HTML. */
export function write(output: Omit<Output, 'open'>, text: string): void {
  if (text === '') return;
  const { last } = output;
  if (text === NEW_LINE && (last.endsWith('\n') || isPre(last))) return;
  // The parser drops a line break at the start of pre (HTML, 13.1.2.5); one more keeps it.
  if (text.startsWith('\n') && isPre(last)) output.written += '\n';
  output.last = text === NEW_LINE ? '\n' : text;
  output.written += output.last;
}

const isPre = (tag: string) => tag.startsWith('<pre') && /^<pre[ >]/.test(tag);
