import { DEFAULT_DIALECT } from '../../model/markdown.ts';
import { expected } from '../../model/problem.ts';
import type { ReportProblem } from '../../syntax/sourceText.ts';
import { writtenText } from './writtenText.ts';

/** Hugo's shortcodes, the tags and variables of Liquid and Nunjucks, and kramdown's attributes. */
const TEMPLATE =
  /\{\{[<%]?\s*([^\s{}][^{}\n]{0,400}?)\s*[>%]?\}\}|\{%-?\s*([a-z][^{}\n]{0,400}?)\s*-?%\}|\{:\s*([.#a-z][^{}\n]{0,400}?)\s*\}/gi;

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
  dialect = DEFAULT_DIALECT,
): void {
  if (!/\{[{%:]/.test(text)) return;
  const written = writtenText(text, dialect);
  const reported = new Set<string | undefined>();
  for (const { 0: found, 1: shortcode, 2: tag, 3: attribute, index } of written.source.matchAll(TEMPLATE)) {
    const [name] = `${shortcode ?? tag ?? attribute}`.replace(/^\/\s*/, '').split(/\s/);
    const isRead = attribute !== undefined && !written.isShown(found);
    if (reported.has(name) || isRead) continue;
    reported.add(name);
    const mend = 'readers see it as it is written; write what it would show, or take it out';
    report(start + index, expected('TEMPLATE_CODE', 'text', found, mend));
  }
}
