/**
 * What is used of turndown. The declarations of `@types/turndown` name types of a browser's DOM, which a compiler for
 * Node does not have.
 */
declare module 'turndown' {
  export interface TurndownNode {
    /** In capitals: `IMG`. */
    readonly nodeName: string;
    readonly textContent: string;
    readonly attributes: ArrayLike<{ readonly name: string; readonly value: string }>;
    readonly childNodes: ArrayLike<TurndownNode>;
    readonly parentNode: TurndownNode;
    readonly nextSibling: TurndownNode | null;
    getAttribute(name: string): string | null;
  }

  export interface Rule {
    readonly filter: (node: TurndownNode) => boolean;
    readonly replacement: (content: string, node: TurndownNode) => string;
  }

  // biome-ignore lint/style/noDefaultExport: it is the package's, not ours
  export default class TurndownService {
    constructor(options: Readonly<Record<string, string>>);
    addRule(name: string, rule: Rule): this;
    /** Called for each text; it may be set. */
    escape: (text: string) => string;
    turndown(html: string): string;
  }
}
