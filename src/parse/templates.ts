import { expected } from '../model/problem.ts';
import { proseOf } from './markdown.ts';
import type { Tell } from './source.ts';

/** Hugo's shortcodes, the tags and variables of Liquid and Nunjucks, and kramdown's attributes. */
const TEMPLATE =
  /\{\{[<%]?\s*([^\s{}][^{}\n]{0,80}?)\s*[>%]?\}\}|\{%-?\s*([a-z][^{}\n]{0,80}?)\s*-?%\}|\{:\s*([.#a-z][^{}\n]{0,80}?)\s*\}/gi;
const CODE = /(?<!`)(`+)(?!`)[^`]+\1/g;

/**
 * Tells of template code that a site generator would have replaced: here nobody does, and readers see it as it is
 * written. In a code sample it stands for itself.
 *
 * @param start where the text begins in its file
 */
export function tellTemplates(text: string, start: number, tell: Tell): void {
  if (!/\{[{%:]/.test(text)) return;
  const told = new Set<string | undefined>();
  for (const { content, at } of proseOf(text)) {
    const prose = content.replace(CODE, (code) => ' '.repeat(code.length));
    for (const { 0: found, 1: shortcode, 2: tag, 3: attribute } of prose.matchAll(TEMPLATE)) {
      const [name] = `${shortcode ?? tag ?? attribute}`.split(/\s/);
      if (told.has(name)) continue;
      told.add(name);
      const mend = 'readers see it as it is written; write what it would show, or take it out';
      const index = Math.max(text.indexOf(found, at), at);
      tell(start + index, expected('TEMPLATE_CODE', 'text', found, mend));
    }
  }
}
