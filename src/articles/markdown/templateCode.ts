import { expected } from '../../model/problem.ts';
import type { ReportProblem } from '../../syntax/sourceText.ts';
import { type Environment, openEnvironment } from './environment.ts';
import { parseMarkdown } from './parser.ts';
import { lineStarts } from './sourceBlocks.ts';

/** Hugo's shortcodes, the tags and variables of Liquid and Nunjucks, and kramdown's attributes. */
const TEMPLATE =
  /\{\{[<%]?\s*([^\s{}][^{}\n]{0,400}?)\s*[>%]?\}\}|\{%-?\s*([a-z][^{}\n]{0,400}?)\s*-?%\}|\{:\s*([.#a-z][^{}\n]{0,400}?)\s*\}/gi;

/**
 * Reports template code, which only a site generator would replace: readers see it as it is written. Code samples may
 * have it.
 *
 * @param start where the text begins in its file
 * @param mask blanks out the code samples of its format
 */
export function reportTemplates(
  text: string,
  start: number,
  report: ReportProblem,
  mask: (text: string) => string = withoutMarkdownCode,
): void {
  if (!/\{[{%:]/.test(text)) return;
  const reported = new Set<string | undefined>();
  for (const { 0: found, 1: shortcode, 2: tag, 3: attribute, index } of mask(text).matchAll(TEMPLATE)) {
    const [name] = `${shortcode ?? tag ?? attribute}`.replace(/^\/\s*/, '').split(/\s/);
    if (reported.has(name)) continue;
    reported.add(name);
    const mend = 'readers see it as it is written; write what it would show, or take it out';
    report(start + index, expected('TEMPLATE_CODE', 'text', found, mend));
  }
}

/** The text with all blanked out that was read: what stands elsewhere keeps its place. */
function withoutRead(text: string, { attributeLines, codeLines }: Environment): string {
  if (attributeLines.size + codeLines.size === 0) return text;
  const lines = text.split('\n').map((line, number) => {
    if (codeLines.has(number)) return blank(line);
    return attributeLines.has(number) ? line.replaceAll('{:', '  ') : line;
  });
  return lines.join('\n');
}

/** The text without its code samples, and without the template code that is read here. */
function withoutMarkdownCode(text: string): string {
  const environment = openEnvironment();
  return withoutRead(withoutCode(text, environment), environment);
}

/** The text with every code sample blanked out: what stands elsewhere keeps its place. */
export function withoutCode(text: string, environment = openEnvironment()): string {
  const lines = lineStarts(text);
  let masked = '';
  let end = 0;
  let range = { start: 0, end: text.length };
  for (const { type, map } of parseMarkdown(text, environment)) {
    // The cells of a table have no place but that of their row.
    if (map) range = { start: lines[map[0]] as number, end: lines[map[1]] ?? text.length };
    const isCode = type === 'fence' || type === 'code_block';
    if (range.start < end || !(isCode || type === 'inline' || type === 'html_block')) continue;
    const part = text.slice(range.start, range.end);
    masked += text.slice(end, range.start) + (isCode ? blank(part) : withoutCodeSpans(part));
    end = range.end;
  }
  return masked + text.slice(end);
}

/** A code span ends at the next run of as many backticks (CommonMark 0.31, 6.1); `pre` and `code` are code too. */
function withoutCodeSpans(text: string): string {
  const plain = withoutCodeElements(text);
  const runs = [...plain.matchAll(/`+/g)];
  let masked = '';
  let end = 0;
  for (const [i, { 0: ticks, index }] of runs.entries()) {
    if (index < end) continue;
    const close = nextOfLength(ticks.length, runs, i + 1);
    if (close === undefined) continue;
    masked += plain.slice(end, index);
    end = close.index + ticks.length;
    masked += blank(plain.slice(index, end));
  }
  return masked + plain.slice(end);
}

function nextOfLength(length: number, runs: readonly RegExpExecArray[], from: number) {
  for (let i = from; i < runs.length; i += 1) if (runs[i]?.[0].length === length) return runs[i];
  return undefined;
}

/** HTML with what is in `pre` and `code` blanked out. */
export function withoutCodeElements(text: string): string {
  let masked = '';
  let end = 0;
  for (const { 1: name, index } of text.matchAll(/<(pre|code)\b/gi)) {
    if (index < end) continue;
    const close = text.indexOf(`</${name}`, index);
    // One that is never closed has nothing to tell it from prose.
    if (close === -1) break;
    masked += text.slice(end, index) + blank(text.slice(index, close));
    end = close;
  }
  return masked + text.slice(end);
}

/** As many spaces, and the same line breaks. */
export function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}
