import type { MarkdownIt, StateBlock, StateCore } from 'markdown-it';
import { lineText, startsWith } from './blockLines.ts';
import { codeBlock } from './codeBlocks.ts';
import { environmentOf } from './environment.ts';
import { withoutCodeElements, withoutCodeSpans } from './maskCode.ts';
import { replaceCodes } from './replaceCodes.ts';

const MAY_BE_CODE = /\{[{%]/;
/** `[label]: address "title"`, as far as the address may be code. */
const DEFINITION = /^\[((?:[^[\]\\]|\\.){1,999})\]:[ \t]*(.+)$/;
const DESTINATION = /^<?([^\s<>]+)>?(?:[ \t]+(?:"([^"]*)"|'([^']*)'))?[ \t]*$/;

/**
 * A plug-in that replaces the common short codes of Hugo, Jekyll and Zola with what they show: blocks where they have lines
 * of their own, else parts of a line. The source stays as it is, so that all that is found in it keeps its place.
 */
export function shortCodes(markdown: MarkdownIt): void {
  const alt = ['paragraph', 'reference', 'blockquote', 'list'];
  markdown.block.ruler.before('fence', 'short_code', codeBlock, { alt });
  markdown.block.ruler.before('reference', 'short_code_reference', defineReference);
  markdown.core.ruler.before('inline', 'short_codes', replaceInLines);
}

function replaceInLines({ src, tokens, env, md }: StateCore): void {
  if (!src.includes('{{') && !src.includes('{%')) return;
  const { site } = environmentOf({ env });
  for (const token of tokens) {
    const { type, content: text } = token;
    const isMarkdown = type === 'inline';
    if (!(isMarkdown || type === 'html_block') || !MAY_BE_CODE.test(text)) continue;
    const masked = isMarkdown ? withoutCodeSpans(text) : withoutCodeElements(text);
    token.content = replaceCodes({ text, masked, isMarkdown, site }, md);
  }
}

/** A definition whose address is code, in which there are spaces: markdown-it would take it for text. */
function defineReference(state: StateBlock, line: number): boolean {
  if (!startsWith(state, line, '[')) return false;
  const text = lineText(state, line);
  const [, label = '', code] = (MAY_BE_CODE.test(text) && DEFINITION.exec(text)) || [];
  if (code === undefined) return false;
  const { site, references } = environmentOf(state);
  // As in a link, so that it is known for an address.
  const coded = `](${code}`;
  const shown = replaceCodes({ text: coded, masked: coded, isMarkdown: true, site }, state.md).slice(2);
  const [, address, double, single] = DESTINATION.exec(shown) ?? [];
  if (address === undefined || MAY_BE_CODE.test(address)) return false;
  const definition = { href: state.md.normalizeLink(address), title: double ?? single ?? '' };
  references[state.md.utils.normalizeReference(label)] ??= definition;
  state.line = line + 1;
  return true;
}
