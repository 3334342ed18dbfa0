import { embedOf } from './embeds.ts';
import type { PostContext } from './library.ts';

/**
 * The comment that begins or ends a block. Attributes are JSON, in which WordPress writes `<`, `>` and `--` as escapes.
 */
const DELIMITER = /<!--\s+(\/?)wp:([a-z][a-z\d_-]*(?:\/[a-z][a-z\d_-]*)?)\s([^<>]*?)(\/?)-->/g;
/** Blocks that share text may do so in one another. */
const MAX_DEPTH = 5;

export function hasBlocks(content: string): boolean {
  return content.includes('<!-- wp:');
}

interface OpenEmbed {
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly start: number;
}

/**
 * The HTML of a text that consists of blocks: without the comments around them, and with what WordPress shows for some that
 * have no HTML. Others of these are counted.
 */
export function htmlOfBlocks(content: string, context: PostContext, depth = 0): string {
  const parts: string[] = [];
  let at = 0;
  let embed: OpenEmbed | undefined;
  for (const { 0: comment, 1: slash, 2: name = '', 3: json = '', 4: isEmpty, index } of content.matchAll(
    DELIMITER,
  )) {
    const between = content.slice(at, index);
    at = index + comment.length;
    const isEmbed = /^(?:core\/)?embed$|^core-embed\//.test(name);
    if (embed !== undefined && isEmbed && slash) {
      parts.push(renderEmbed(embed.attributes, content.slice(embed.start, index)));
      embed = undefined;
      continue;
    }
    if (embed === undefined) parts.push(between);
    if (isEmbed && !slash && !isEmpty) embed = { attributes: attributesOf(json), start: at };
    else if (isEmpty) parts.push(filledIn(name, attributesOf(json), context, depth));
  }
  parts.push(content.slice(embed?.start ?? at));
  return parts.join('');
}

function attributesOf(json: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(json));
  } catch {
    return {};
  }
}

const ADDRESS = /https?:\/\/[^\s<>"']+/;

/** What is embedded, with the text below it. */
function renderEmbed({ url }: Readonly<Record<string, unknown>>, html: string): string {
  const address = typeof url === 'string' ? url : ADDRESS.exec(html)?.[0];
  const start = html.indexOf('<figcaption');
  const end = html.lastIndexOf('</figure>');
  const caption = start === -1 ? '' : html.slice(start, end === -1 ? html.length : end);
  if (address === undefined) return html;
  return `\n<figure>${embedOf(address)}${caption}</figure>\n`;
}

/** What is shown for a block without HTML. */
function filledIn(
  written: string,
  attributes: Readonly<Record<string, unknown>>,
  context: PostContext,
  depth: number,
): string {
  const name = written.replace(/^core\//, '');
  const { ref, url, ids } = attributes;
  if (name === 'block' && depth < MAX_DEPTH) {
    const shared = context.library.shared.get(String(ref));
    if (shared !== undefined && context.fits(shared.length)) return htmlOfBlocks(shared, context, depth + 1);
  }
  if (typeof url === 'string' && /^(?:embed$|core-embed\/)/.test(name)) return `\n<p>${embedOf(url)}</p>\n`;
  if (name === 'social-link' && typeof url === 'string') return `<li>${embedOf(url)}</li>`;
  if (name === 'gallery' && Array.isArray(ids)) return context.picturesOf(ids.map(String));
  if (name === 'footnotes') return context.footnotes();
  if (!/^(?:more|nextpage|spacer|separator)$/.test(name)) context.count('block', name);
  return '';
}
