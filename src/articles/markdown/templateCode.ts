import { DEFAULT_DIALECT, type Dialect } from '../../model/markdown.ts';
import { expected } from '../../model/problem.ts';
import type { ReportProblem } from '../../syntax/sourceText.ts';
import { type Environment, openEnvironment } from './environment.ts';
import { blank, withoutCodeElements } from './maskCode.ts';
import { markdown } from './parser.ts';
import { replacementsIn } from './replaceCodes.ts';
import type { SiteAddresses } from './siteAddresses.ts';
import { type WrittenText, writtenText } from './writtenText.ts';

/** Hugo's shortcodes, the tags and variables of Liquid and Nunjucks, and kramdown's attributes. */
const TEMPLATE =
  /\{\{[<%]\s*([^\s{}][^{}]{0,400}?)\s*[>%]\}\}|\{\{\s*([^\s{}][^{}\n]{0,400}?)\s*\}\}|\{%-?\s*([a-z][^{}\n]{0,400}?)\s*-?%\}|\{:\s*([.#a-z][^{}\n]{0,400}?)\s*\}/gi;

interface TemplateContext {
  /** False for HTML, in which no template code is read. */
  readonly isMarkdown?: boolean;
  /** Where the article is published, as it is given to `parseMarkdown`. */
  readonly site?: SiteAddresses | undefined;
  readonly dialect?: Dialect;
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
  { isMarkdown = true, site, dialect = DEFAULT_DIALECT }: TemplateContext = {},
): void {
  if (!/\{[{%:]/.test(text)) return;
  const { source, isShown } = isMarkdown ? unknownCode(text, site, dialect) : htmlText(text);
  const reported = new Set<string | undefined>();
  for (const { 0: found, index, ...groups } of source.matchAll(TEMPLATE)) {
    const attribute = groups[4];
    const [name] = `${groups[1] ?? groups[2] ?? groups[3] ?? attribute}`.replace(/^\/\s*/, '').split(/\s/);
    // `style={{ … }}` of a component is in a tag, and readers keep no styles.
    const isStyle = groups[2] !== undefined && /\sstyle=$/.test(source.slice(0, index).slice(-7));
    const isRead = (attribute !== undefined || isStyle) && !isShown(found);
    if (reported.has(name) || isRead) continue;
    reported.add(name);
    const mend = 'readers see it as it is written; write what it would show, or take it out';
    report(start + index, expected('TEMPLATE_CODE', 'text', found, mend));
  }
}

type Searched = Pick<WrittenText, 'source' | 'isShown'>;

/** All that stands in HTML and is no code sample is shown. */
function htmlText(text: string): Searched {
  return { source: withoutCodeElements(text), isShown: () => true };
}

/** The text with code samples, and all that was read, blanked out: what stands elsewhere keeps its place. */
function unknownCode(text: string, site: SiteAddresses | undefined, dialect: Dialect): Searched {
  const environment = openEnvironment(site);
  const written = writtenText(text, dialect, environment);
  const masked = withoutLines(written.source, environment);
  let unknown = '';
  let end = 0;
  for (const one of replacementsIn({ text, masked, isMarkdown: true, site }, markdown)) {
    unknown += masked.slice(end, one.start) + blank(masked.slice(one.start, one.end));
    end = one.end;
  }
  return { source: unknown + masked.slice(end), isShown: written.isShown };
}

function withoutLines(text: string, { attributeLines, codeLines }: Environment): string {
  if (attributeLines.size + codeLines.size === 0) return text;
  const lines = text.split('\n').map((line, number) => {
    if (codeLines.has(number)) return blank(line);
    return attributeLines.has(number) ? line.replaceAll('{:', '  ') : line;
  });
  return lines.join('\n');
}
