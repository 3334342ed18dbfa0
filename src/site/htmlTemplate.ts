import { withoutInvalid } from '../model/text.ts';

/** Finished HTML, which a template does not escape. */
export interface Html {
  readonly html: string;
}

/** A value in a template. Text is escaped; undefined is left out. */
export type Part = string | number | Html | undefined | readonly Part[];

/**
 * A template for HTML. It escapes every value that is not `Html`, so text cannot become markup.
 *
 * @example html`<p title="${'"'}">${'<b>'}</p>`.html // '<p title="&quot;">&lt;b&gt;</p>'
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { html: strings.map((text, index) => text + render(parts[index])).join('') };
}

/** Marks a text as HTML that is already sanitised. */
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

/** Escapes text for element content and for quoted attributes. */
function escapeHtml(text: string): string {
  return withoutInvalid(text).replace(/[&<>"]/g, (character) => REFERENCES[character] as string);
}
