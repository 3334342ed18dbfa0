import type { MarkdownIt } from 'markdown-it';
import { escapeText } from '../../html/escape.ts';
import { codesIn, endFinder, literalOf, type Range, type TemplateCode } from './codeSyntax.ts';
import { openEnvironment } from './environment.ts';
import { htmlOfShortCode } from './shortCodes.ts';
import { addressOfCode, type SiteAddresses } from './siteAddresses.ts';

/** What stands before an address that is not read: `](`, `href="`. */
const BEFORE_DESTINATION = /(?:\]\(<?|=["']?)$/;
/** How Hugo and Zola write a code that is to be shown. */
const SHOWN = /^\/\*\s*(.*?)\s*\*\/$/s;

/** A text with codes, and what is known of it. */
export interface CodedText {
  readonly text: string;
  /** The same with code samples blanked out. */
  readonly masked: string;
  /** False for a block of HTML, where a code sample needs tags. */
  readonly isMarkdown: boolean;
  readonly site: SiteAddresses | undefined;
}

/** A code, with its inside and its end if it has them, and what stands in its place. */
interface Replacement extends Range {
  readonly text: string;
}

/** A text with what its codes show in their place. Those that nobody knows stay as they are. */
export function replaceCodes(coded: CodedText, markdown: MarkdownIt): string {
  let replaced = '';
  let end = 0;
  let addressStart = 0;
  for (const one of replacementsIn(coded, markdown)) {
    const isNext = one.start === end;
    replaced += coded.text.slice(end, one.start);
    // Jekyll's `{{ site.baseurl }}{% post_url 2015-02-02-b %}`: the name of an article is a whole address.
    if (isNext && one.text.startsWith('article:')) replaced = replaced.slice(0, addressStart);
    if (!isNext) addressStart = replaced.length;
    replaced += one.text;
    end = one.end;
  }
  return replaced + coded.text.slice(end);
}

/** The codes of a text that show something, in their order. */
export function* replacementsIn(coded: CodedText, markdown: MarkdownIt): Generator<Replacement> {
  const { text, masked, site } = coded;
  const findEnd = endFinder(masked);
  const findGap = gapFinder(masked);
  let end = 0;
  for (const { code, index, source } of codesIn(masked)) {
    if (index < end) continue;
    const start = index + source.length;
    const next = literalOf(code) ? findEnd(code, start) : undefined;
    // What spans paragraphs is for the rule of blocks.
    const close = next && next.start < findGap(start) ? next : undefined;
    const isDestination = BEFORE_DESTINATION.test(masked.slice(Math.max(0, index - 3), index));
    const shown = close
      ? textOfLiteral(code, text.slice(start, close.start), masked.slice(start, close.start), coded)
      : (writtenOut(code) ?? addressOfCode(code, site, isDestination) ?? htmlOfCode(code, markdown, site));
    end = close?.end ?? start;
    if (shown !== undefined) yield { start: index, end, text: shown };
  }
}

/** The HTML of a short code, with the Markdown in it. */
export function htmlOfCode(
  code: TemplateCode,
  markdown: MarkdownIt,
  site: SiteAddresses | undefined,
): string | undefined {
  return htmlOfShortCode(code, (text) => markdown.renderInline(text, openEnvironment()), site?.folder);
}

/** A text in which codes are shown as they are written. */
export function asWritten(text: string, masked: string): string {
  return text.replace(/\{(?=[{%:])/g, (brace, at: number) => (masked[at] === '{' ? '&#123;' : brace));
}

/** Finds the end of a paragraph. */
function gapFinder(text: string) {
  let gap = -1;
  return (from: number) => {
    if (gap < from) gap = text.indexOf('\n\n', from);
    if (gap === -1) gap = text.length;
    return gap;
  };
}

function textOfLiteral(
  code: TemplateCode,
  inside: string,
  masked: string,
  { isMarkdown }: CodedText,
): string {
  const literal = literalOf(code);
  if (literal === 'nothing') return '';
  if (literal === 'written') return asWritten(inside, masked);
  if (!isMarkdown && inside.includes('\n'))
    return `<pre><code>${escapeText(inside.replace(/^[ \t]*\n|\n[ \t]*$/g, ''))}\n</code></pre>`;
  if (!isMarkdown) return `<code>${escapeText(inside)}</code>`;
  const longest = Math.max(0, ...Array.from(inside.matchAll(/`+/g), ([ticks]) => ticks.length));
  const ticks = '`'.repeat(longest + 1);
  return `${ticks} ${inside.trim()} ${ticks}`;
}

/** `{{</* figure *\/>}}` is shown as `{{< figure >}}`. */
function writtenOut({ form, name, rest }: TemplateCode): string | undefined {
  const inside = name === '' ? SHOWN.exec(rest)?.[1] : undefined;
  if (inside === undefined || form === 'tag') return undefined;
  return form === 'hugo' ? `&#123;{&lt; ${escapeText(inside)} &gt;}}` : `&#123;{ ${escapeText(inside)} }}`;
}
