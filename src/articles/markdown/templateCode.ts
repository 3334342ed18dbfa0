import { expected } from '../../model/problem.ts';
import type { ReportProblem } from '../../syntax/sourceText.ts';
import { type Environment, openEnvironment } from './environment.ts';
import { blank, withoutCodeElements, withoutCodeSpans } from './maskCode.ts';
import { markdown, parseMarkdown } from './parser.ts';
import { replacementsIn } from './replaceCodes.ts';
import type { SiteAddresses } from './siteAddresses.ts';
import { lineStarts } from './sourceBlocks.ts';

/** Hugo's shortcodes, the tags and variables of Liquid and Nunjucks, and kramdown's attributes. */
const TEMPLATE =
  /\{\{[<%]\s*([^\s{}][^{}]{0,400}?)\s*[>%]\}\}|\{\{\s*([^\s{}][^{}\n]{0,400}?)\s*\}\}|\{%-?\s*([a-z][^{}\n]{0,400}?)\s*-?%\}|\{:\s*([.#a-z][^{}\n]{0,400}?)\s*\}/gi;

interface TemplateContext {
  /** False for HTML, in which no template code is read. */
  readonly isMarkdown?: boolean;
  /** Where the article is published, as it is given to `parseMarkdown`. */
  readonly site?: SiteAddresses | undefined;
}

/**
 * Reports template code, which only a site generator would replace: readers see it as it is written. Code samples may
 * have it.
 *
 * @param start where the text begins in its file
 */
export function reportTemplates(
  text: string,
  start: number,
  report: ReportProblem,
  { isMarkdown = true, site }: TemplateContext = {},
): void {
  if (!/\{[{%:]/.test(text)) return;
  const reported = new Set<string | undefined>();
  const unknown = isMarkdown ? unknownCode(text, site) : withoutCodeElements(text);
  for (const { 0: found, index, ...groups } of unknown.matchAll(TEMPLATE)) {
    const inside = groups[1] ?? groups[2] ?? groups[3] ?? groups[4];
    const [name] = `${inside}`.replace(/^\/\s*/, '').split(/\s/);
    if (reported.has(name)) continue;
    reported.add(name);
    const mend = 'readers see it as it is written; write what it would show, or take it out';
    report(start + index, expected('TEMPLATE_CODE', 'text', found, mend));
  }
}

/** The text with code samples, and all that was read, blanked out: what stands elsewhere keeps its place. */
function unknownCode(text: string, site: SiteAddresses | undefined): string {
  const environment = openEnvironment(site);
  const masked = withoutLines(withoutCode(text, environment), environment);
  let unknown = '';
  let end = 0;
  for (const one of replacementsIn({ text, masked, isMarkdown: true, site }, markdown)) {
    unknown += masked.slice(end, one.start) + blank(masked.slice(one.start, one.end));
    end = one.end;
  }
  return unknown + masked.slice(end);
}

function withoutLines(text: string, { attributeLines, codeLines }: Environment): string {
  if (attributeLines.size + codeLines.size === 0) return text;
  const lines = text.split('\n').map((line, number) => {
    if (codeLines.has(number)) return blank(line);
    return attributeLines.has(number) ? line.replaceAll('{:', '  ') : line;
  });
  return lines.join('\n');
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
