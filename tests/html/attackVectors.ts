import { renderMarkdown } from '../../src/articles/markdown/parser.ts';
import { sanitise } from '../../src/html/sanitise.ts';
import { type Attacks, htmlAttacks, markdownAttacks, NUMBER } from './attacks.ts';

const BASE = 'https://news.example.nz/2014/12/21/road/';

/** An attack as its author wrote it, as HTML, and as readers get it. It tells its own number where it runs. */
export interface Vector {
  readonly name: string;
  readonly source: string;
  readonly raw: string;
  readonly fit: string;
}

/** Every attack of the tests, numbered. */
export const vectors: readonly Vector[] = [
  ...listed(htmlAttacks).map((attack) => ({ ...attack, toHtml: (source: string) => source })),
  ...listed(markdownAttacks).map((attack) => ({ ...attack, toHtml: renderMarkdown })),
].map(({ name, text, toHtml }, index) => {
  const source = text.replaceAll(NUMBER, String(index));
  return { name, source, raw: toHtml(source), fit: sanitise(toHtml(source), BASE).html };
});

function listed(attacks: Attacks): { readonly name: string; readonly text: string }[] {
  return Object.entries(attacks).flatMap(([name, texts]) => texts.map((text) => ({ name, text })));
}
