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
  let text = strings[0] as string;
  for (const [index, part] of parts.entries()) text += render(part) + (strings[index + 1] as string);
  return { html: text };
}

/** Marks a text as HTML that is already sanitised. */
export function raw(text: string): Html {
  return { html: text };
}

function render(part: Part): string {
  if (part === undefined) return '';
  if (isParts(part)) return part.reduce((text: string, one) => text + render(one), '');
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
  const valid = withoutInvalid(text);
  // Nearly all text has none of them.
  return /[&<>"]/.test(valid)
    ? valid.replace(/[&<>"]/g, (character) => REFERENCES[character] as string)
    : valid;
}
