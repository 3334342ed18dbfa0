import { directionOf } from '../model/direction.ts';
import { encodePath } from '../model/encodePath.ts';
import { type Html, html, raw } from './htmlTemplate.ts';

/** An article as feed readers will show it. */
export interface PreviewedArticle {
  /** Relative to feed.yaml, with `/`. */
  readonly file: string;
  readonly title: string;
  /** The time of publication, formatted. */
  readonly published: string;
  /** BCP 47; the publication's if it is absent. */
  readonly language?: string;
  /** The HTML that is in the feeds. */
  readonly html: string;
  /** The HTML that every feed reader keeps. */
  readonly kept: string;
  /** What the strictest feed readers remove, one kind a line. */
  readonly lost: readonly string[];
  /** The article as plain text. */
  readonly plain: string;
  /** The text of the author's file. */
  readonly written?: string;
}

/** The data that all pages of a preview share. */
export interface PreviewedPublication {
  readonly title: string;
  /** BCP 47 */
  readonly language: string;
  /** The address of the script that reloads a page when its article changes. */
  readonly script?: string;
}

/** The addresses of the preview's files, relative to the server's. */
export const PREVIEW = { list: 'preview/', style: '_dateline/preview.css' } as const;

/**
 * The address of an article's preview: the path of its file, percent-encoded.
 *
 * @example previewPathOf('items/road.md') // 'preview/items/road.md/'
 */
export function previewPathOf(file: string): string {
  return `${PREVIEW.list}${encodePath(file)}/`;
}

/** The list of all previews. One page with hundreds of frames would be slow. */
export function renderPreviewList(
  articles: readonly Pick<PreviewedArticle, 'file' | 'title' | 'published' | 'language'>[],
  settings: PreviewedPublication,
): string {
  const entries = articles.map(
    ({ file, title, published, language = settings.language }) =>
      html`<li><a href="/${previewPathOf(file)}" ${speaking(language)}>${title}</a>
<p class="about">${published} · <code>${file}</code></p></li>\n`,
  );
  const list = html`<p>Each article as its readers will see it:</p>
<ul class="articles">
${entries}</ul>`;
  const body = html`<main>
<h1>Preview of <span${speaking(settings.language)}>${settings.title}</span></h1>
${entries.length === 0 ? html`<p>No article is in the feeds.</p>` : list}
</main>`;
  return page(`Preview of ${settings.title}`, body, settings);
}

/** An article in three columns: as in the feeds, as every feed reader keeps it, and as plain text. */
export function renderPreview(article: PreviewedArticle, settings: PreviewedPublication): string {
  const { file, title, published, language = settings.language, written } = article;
  const body = html`<nav><a href="/${PREVIEW.list}">All articles</a></nav>
<main>
<h1${speaking(language)}>${title}</h1>
<p class="about">${published} · <code>${file}</code></p>
${losses(article.lost)}
${written === undefined ? undefined : source(written)}<div class="columns">
${column('written', 'The HTML that is in the feeds.', frame('written', article.html, language))}
${column('kept', 'What the strictest web readers leave of it.', frame('kept', article.kept, language))}
${column('plain', 'In a reader for the terminal, or in an e-mail.', plainText(article.plain, language))}
</div>
</main>`;
  return page(`Preview: ${title}`, body, settings);
}

const NAMES = { written: 'As written', kept: 'As readers keep it', plain: 'As plain text' } as const;

function losses(lost: readonly string[]): Html {
  if (lost.length === 0) return html`<p class="lost">Every widely used web reader keeps all of it.</p>`;
  return html`<p class="lost">Not every reader keeps:</p>
<ul class="lost">
${lost.map((what) => html`<li>${what}</li>\n`)}</ul>`;
}

function source(written: string): Html {
  return html`<details>
<summary>The file, as it is written</summary>
${literal(written)}
</details>
`;
}

function column(id: keyof typeof NAMES, what: string, shown: Html): Html {
  return html`<section aria-labelledby="${id}">
<h2 id="${id}">${NAMES[id]}</h2>
<p>${what}</p>
${shown}
</section>`;
}

/** Article HTML in a document of its own, in which no script runs and no link leads away. */
function frame(id: keyof typeof NAMES, article: string, language: string): Html {
  const name = NAMES[id];
  const inside = html`<!doctype html>
<html${speaking(language)}>
<head>
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${name}</title>
<base target="_blank">
<link rel="stylesheet" href="/${PREVIEW.style}">
</head>
<body class="article">
${raw(article)}
</body>
</html>`;
  // Scripts stay forbidden. A frame of another origin would be refused our style and pictures (Fetch standard, 3.7).
  return html`<div class="box"><iframe title="${name}" sandbox="allow-same-origin" srcdoc="${inside.html}"></iframe></div>`;
}

/** A box of plain text. `tabindex` makes it scrollable with keys. */
function plainText(text: string, language: string): Html {
  return html`<div class="box" tabindex="0" role="group" aria-labelledby="plain"${speaking(language)}>${literal(text)}</div>`;
}

/** Says which language words are in, and where they run the other way than those around them, which are English. */
function speaking(language: string): Html {
  return html` lang="${language}"${directionOf(language) === 'rtl' ? html` dir="rtl"` : undefined}`;
}

/** Text as it is. The parser drops a line break at the start of pre (HTML, 13.1.2.5). */
function literal(text: string): Html {
  return html`<pre>\n${text}</pre>`;
}

function page(title: string, body: Html, { script }: PreviewedPublication): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyOf(script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="stylesheet" href="/${PREVIEW.style}">
${script === undefined ? undefined : html`<script src="${script}" defer></script>\n`}</head>
<body>
${body}
</body>
</html>
`.html;
}

/** The Content Security Policy of the page, which its frames inherit (Level 3, 7.8). */
function policyOf(script: string | undefined): string {
  const own = script === undefined ? [] : ["script-src 'self'", "connect-src 'self'"];
  return [
    "default-src 'none'",
    "style-src 'self'",
    ...own,
    'img-src * data:',
    'media-src *',
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** The style sheet of previews and of the articles in their frames: plain, light and dark. */
export const PREVIEW_STYLE = `:root {
  color-scheme: light dark;
  --paper: #fff;
  --ink: #1c1c1a;
  --quiet: #5b584f;
  --line: #dcd9cf;
  --link: #0b57a4;
}
@media (prefers-color-scheme: dark) {
  :root { --paper: #17171a; --ink: #ecebe6; --quiet: #b4b2a8; --line: #3c3c40; --link: #8cc4ff; }
}
* { box-sizing: border-box; }
html { font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
body { max-width: 44rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
body:has(.columns) { max-width: 100rem; }
a { color: var(--link); }
:focus-visible { outline: .1875rem solid var(--link); outline-offset: .125rem; }
h1, h2 { line-height: 1.2; }
.about, section > p { margin: .25rem 0 .5rem; color: var(--quiet); font-size: .9375rem; }
.articles { padding: 0; list-style: none; }
.articles li { padding: .75rem 0; border-bottom: 1px solid var(--line); }
.articles a { font-weight: 600; }
p.lost { margin-bottom: 0; }
ul.lost { margin-top: 0; }
.columns { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 1rem; margin-top: 1rem; }
section h2 { margin: 0; font-size: 1.125rem; }
/* Room at the end for the corner that changes the height. */
.box { height: 70vh; min-height: 8rem; padding-bottom: 1rem; border: 1px solid var(--line); overflow: auto; resize: vertical; }
iframe { display: block; width: 100%; height: 100%; border: 0; background: var(--paper); }
pre { margin: 0; white-space: pre-wrap; font: .875rem/1.5 ui-monospace, monospace; }
.box > pre, details > pre { padding: .75rem; }
details > pre { border: 1px solid var(--line); }
@media (max-width: 60rem) { .columns { grid-template-columns: minmax(0, 1fr); } }

body.article { font: 1.0625rem/1.6 Georgia, serif; }
.article img, .article video { max-width: 100%; height: auto; }
.article audio { width: 100%; }
.article figure { margin: 1rem 0; }
.article figcaption { color: var(--quiet); font-size: .9375rem; }
.article blockquote { margin: 1rem 0; padding-inline-start: 1rem; border-inline-start: .1875rem solid var(--line); }
.article table { display: block; overflow-x: auto; border-collapse: collapse; }
.article th, .article td { padding: .25rem .5rem; border: 1px solid var(--line); text-align: start; vertical-align: top; }
.article pre { overflow-x: auto; white-space: pre; }
`;
