import { withoutCode } from './codeSamples.ts';
import { blank } from './maskCode.ts';
import { parseMarkdown } from './parser.ts';

/** What only a program that runs MDX can show. */
export interface MdxCode {
  readonly at: number;
  /** As it stands in the file: `<Tabs>`, `{price}`, `export const a = 1`. */
  readonly found: string;
}

/** A comment on lines of its own, which nobody sees. Beside words, spaces in its place would indent or break their line. */
const COMMENT = /(?<=^|\n)[ \t]*\{[ \t]*\/\*[\s\S]{0,9999}?\*\/[ \t]*\}[ \t]*(?![^\n])/g;
/** A block of lines that begins like a statement of ESM; only an empty line ends it. */
const STATEMENT = /(?<=^|\n[ \t]*\n)(?:import|export)(?=[\s{*'"])(?:(?!\n[ \t]*\n)[\s\S])*/g;
const IMPORTS = /^(?:import\s+(?:[\w*$,{}\s]{1,2000}?\sfrom\s*)?(?:'[^'\n]+'|"[^"\n]+")[ \t]*;?\s*)+$/;
/** A component, a fragment, or an expression. `{#name}` after a heading is its id. */
const CODE = /<(?:[A-Z][\w.]*|[a-z]\w*\.[\w.]+)|<>|(?<!\\)\{(?!#[^\s{}]+\})[^{}\n]{0,400}\}?/g;

/**
 * MDX as the Markdown that it is without its comments and imports, which show nothing. Spaces stand in their place, so that
 * all else keeps its own.
 */
export function withoutMdxExtras(text: string): string {
  const { shown } = splitMdx(text);
  return shown;
}

/** Finds what is left of MDX in such a Markdown, each kind once. Code samples may have it. */
export function findMdxCode(text: string): MdxCode[] {
  const { shown, masked } = splitMdx(text);
  const found = [...masked.matchAll(STATEMENT), ...masked.matchAll(CODE)];
  const kinds = new Map(
    found.toReversed().map(({ 0: part, index }) => {
      const line = shown.slice(index, index + part.length).split('\n', 1)[0] as string;
      return [line, { at: index, found: line }];
    }),
  );
  return [...kinds.values()].toSorted((a, b) => a.at - b.at);
}

/** The text without comments and imports, and the same without code samples too. */
function splitMdx(text: string): { readonly shown: string; readonly masked: string } {
  const code = withoutCode(text, parseMarkdown(text));
  const imports = [...code.matchAll(STATEMENT)].filter(([block]) => IMPORTS.test(block));
  const extras = [...code.matchAll(COMMENT), ...imports].toSorted((a, b) => a.index - b.index);
  return { shown: withoutParts(text, extras), masked: withoutParts(code, extras) };
}

function withoutParts(text: string, parts: readonly RegExpExecArray[]): string {
  let kept = '';
  let end = 0;
  for (const { 0: part, index } of parts) {
    // A comment may hold an import.
    if (index < end) continue;
    kept += text.slice(end, index) + blank(part);
    end = index + part.length;
  }
  return kept + text.slice(end);
}
