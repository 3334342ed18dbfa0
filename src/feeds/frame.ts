/** A document without its items. */
export interface Frame {
  readonly before: string;
  /** What stands between two items. */
  readonly between: string;
  readonly after: string;
}

/** A document without items, cut where they would stand. */
export function frameAround(document: string, after: string): Frame {
  return { before: document.slice(0, -after.length), between: '', after };
}

/** The document of a frame and the texts of its items. It is concatenated, since `join` would copy all texts once more. */
export function joinFrame({ before, between, after }: Frame, texts: readonly string[]): string {
  return texts.reduce((all, text, index) => all + (index === 0 ? '' : between) + text, before) + after;
}
