import type { Problem } from '../model/problem.ts';
import { type Html, html } from './htmlTemplate.ts';

/** What only pages have that are served to their own publisher, relative to the front page. */
export const LIVE = {
  script: '_dateline/reload.js',
  style: '_dateline/live.css',
} as const;

/** Reloads a page when what is served has changed, also where the server was started anew meanwhile. */
export const RELOAD_SCRIPT = `// Dateline: reloads this page when an article changes. It is not in what is published.
const events = new EventSource('/_dateline/events');
let isOpen = false;
events.addEventListener('message', () => location.reload());
events.addEventListener('open', () => {
  if (isOpen) location.reload();
  isOpen = true;
});
`;

export const LIVE_STYLE = `/* Dateline */
.dateline-problems { position: sticky; top: 0; z-index: 1; margin: 0 calc(50% - 50vw); padding: .75rem 1.125rem; max-height: 50vh; overflow: auto; color: #fff; background: #a3151c; font: .9375rem/1.5 system-ui, sans-serif; }
.dateline-problems p, .dateline-problems ul { max-width: 60rem; margin: 0 auto; }
.dateline-problems ul { padding-inline-start: 1.25rem; }
.dateline-problems code { font-size: .875rem; }
`;

/** Problems that a page names; the terminal has them all. */
const MAX_NAMED = 8;

/**
 * The bar that tells, on a page, what keeps it from being made anew. It stands first in the body.
 *
 * @param lead what is seen meanwhile
 */
export function renderBar(lead: string, problems: readonly Problem[]): Html {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const left = errors.length - MAX_NAMED;
  const lines = errors
    .slice(0, MAX_NAMED)
    .map(
      ({ file, line, column, message, mend }) =>
        html`<li><code>${file}:${line}:${column}</code> ${message} - ${mend}</li>\n`,
    );
  return html`<div class="dateline-problems" role="alert" lang="en" dir="ltr">
<link rel="stylesheet" href="/${LIVE.style}">
<p><strong>${lead}</strong></p>
<ul>
${lines}</ul>
${left > 0 ? html`<p>And ${left} more.</p>\n` : undefined}</div>`;
}

/** A page that stands for all others while there has never been a good state, or where nothing was found. */
export function renderBare(title: string, body: Html): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<script src="/${LIVE.script}" defer></script>
</head>
<body>
${body}
</body>
</html>
`.html;
}
