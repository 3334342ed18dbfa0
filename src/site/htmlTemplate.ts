import { withoutForbidden } from '../model/text.ts';

/** HTML that is finished: a template takes it as it is. */
export interface Html {
  readonly html: string;
}

/** What a template takes; text is escaped, and what is absent is nothing. */
export type Part = string | number | Html | undefined | readonly Part[];

/**
 * A template for HTML: whatever is put into it is text, unless it is `Html`, so that no text can become markup.
 *
 * @example html`<p title="${'"'}">${'<b>'}</p>`.html // '<p title="&quot;">&lt;b&gt;</p>'
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { html: strings.map((text, index) => text + render(parts[index])).join('') };
}

/** HTML that was made fit elsewhere, as it is. */
export function raw(text: string): Html {
  return { html: text };
}

function render(part: Part): string {
  if (part === undefined) return '';
  if (isParts(part)) return part.map(render).join('');
  return typeof part === 'object' ? part.html : escapeHtml(String(part));
}

const isParts = (part: Part): part is readonly Part[] => Array.isArray(part);

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Text as it stands between tags, and in an attribute's quotation marks. */
function escapeHtml(text: string): string {
  return withoutForbidden(text).replace(/[&<>"]/g, (character) => REFERENCES[character] as string);
}
