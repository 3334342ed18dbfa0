import { expected } from '../../model/problem.ts';
import type { ReportProblem } from '../../syntax/sourceText.ts';
import { withoutCode } from './sourcePositions.ts';

/** Hugo's shortcodes, the tags and variables of Liquid and Nunjucks, and kramdown's attributes. */
const TEMPLATE =
  /\{\{[<%]?\s*([^\s{}][^{}\n]{0,400}?)\s*[>%]?\}\}|\{%-?\s*([a-z][^{}\n]{0,400}?)\s*-?%\}|\{:\s*([.#a-z][^{}\n]{0,400}?)\s*\}/gi;

/**
 * Tells of template code that a site generator would have replaced: here nobody does, and readers see it as it is
 * written. In a code sample it stands for itself.
 *
 * @param start where the text begins in its file
 */
export function reportTemplates(text: string, start: number, report: ReportProblem): void {
  if (!/\{[{%:]/.test(text)) return;
  const told = new Set<string | undefined>();
  for (const { 0: found, 1: shortcode, 2: tag, 3: attribute, index } of withoutCode(text).matchAll(
    TEMPLATE,
  )) {
    const [name] = `${shortcode ?? tag ?? attribute}`.replace(/^\/\s*/, '').split(/\s/);
    if (told.has(name)) continue;
    told.add(name);
    const mend = 'readers see it as it is written; write what it would show, or take it out';
    report(start + index, expected('TEMPLATE_CODE', 'text', found, mend));
  }
}
