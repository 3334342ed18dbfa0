import type { Item } from '../model/item.ts';
import { type Html, html, type Part } from './htmlTemplate.ts';
import { lang } from './layout.ts';

type Translated = Pick<Item, 'link' | 'translations'>;

/** Tells programs where an article is in each language (WHATWG HTML, 4.6.7.1). */
export function languageLinks({ translations = [] }: Translated): Html[] {
  return translations.map(
    (one) => html`<link rel="alternate" hreflang="${one.language}" href="${one.link}">\n`,
  );
}

/**
 * The line that leads to an article in other languages, each by its own name.
 *
 * @param language that of the article
 * @param own says that our own words are English, where that has to be said
 */
export function translationLine(
  { link, translations = [] }: Translated,
  language: string,
  own: Html | undefined,
): Part {
  const others = translations.filter((one) => one.link !== link);
  if (others.length === 0) return undefined;
  const links = others.map((one, index) => [
    index === 0 ? '' : ', ',
    html`<a rel="alternate" hreflang="${one.language}" href="${one.link}"${lang(one.language, language)}>${nameOf(one.language)}</a>`,
  ]);
  return html`<p class="translations"><span${own}>Also in</span> ${links}</p>\n`;
}

/** What a language calls itself. One that this machine cannot name has the name that English has for it, or its tag. */
function nameOf(language: string): string {
  return new Intl.DisplayNames([language, 'en'], { type: 'language' }).of(language) as string;
}
