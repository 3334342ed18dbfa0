import type { ShownTranscript, SpokenParagraph } from '../model/transcript.ts';
import { type Html, html, raw } from './htmlTemplate.ts';
import { lang } from './layout.ts';
import { clock, momentLink } from './recording.ts';

/**
 * A transcript as text, in which browsers find words. It is open: who wants to be past it can close it.
 *
 * @param recording the address of what is transcribed, if a player is there
 * @param around the language of the page
 */
export function transcriptText(
  { content, language, url }: ShownTranscript,
  recording: string | undefined,
  around: string,
  own: Html | undefined,
): Html {
  const text =
    typeof content === 'string'
      ? raw(belowHeading(content))
      : content.map((paragraph) => spoken(paragraph, recording));
  return html`<details class="transcript" open>
<summary${own}><h2>Transcript</h2></summary>
<div${language === undefined ? undefined : lang(language, around)}>
${text}
</div>
<p${own}><a href="${url}">The transcript as a file</a></p>
</details>
`;
}

function spoken({ text, speaker, startInSeconds: at }: SpokenParagraph, recording: string | undefined): Html {
  const moment =
    at === undefined
      ? undefined
      : html`${recording === undefined ? html`<span class="at">${clock(at)}</span>` : momentLink(recording, at)} `;
  return html`<p>${moment}${speaker === undefined ? undefined : html`<cite>${speaker}</cite>: `}${text}</p>\n`;
}

/** Headings of an author's HTML, all below that of the transcript. A `<` is only ever that of a tag. */
function belowHeading(content: string): string {
  return content.replace(
    /<(\/?)h([1-4])(?=[ >])/g,
    (_tag, slash: string, level: string) => `<${slash}h${Number(level) + 2}`,
  );
}
