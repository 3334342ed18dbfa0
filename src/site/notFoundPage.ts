import { html } from './htmlTemplate.ts';
import { footer, isEnglish, renderPage, type Site, siteHeader } from './layout.ts';

/** The file that hosts serve for any unknown address. */
export const NOT_FOUND_FILE = '404.html';

/** The page for links that lead nowhere. */
export function renderNotFoundPage(site: Site): string {
  const { url, language: spoken } = site.settings;
  const language = isEnglish(spoken) ? spoken : 'en';
  const top = new URL(url).pathname;
  return renderPage(site, {
    title: 'Not found',
    language,
    top,
    body: html`${siteHeader(site, top, language)}
<main>
<h1>Not found</h1>
<p>There is nothing at this address, or no longer. The newest articles are on <a href="${top}">the front page</a>.</p>
</main>${footer(site, language)}`,
  });
}
