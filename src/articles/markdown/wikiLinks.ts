import type { MarkdownIt, StateInline } from 'markdown-it';
import { isSourceText } from '../../model/articleFormat.ts';
import { encodePath } from '../../model/encodePath.ts';

/** `[[b]]`, `[[b|text]]`, `![[b]]`. What is longer, or has a bracket or a line break in it, is no link. */
const WIKI_LINK = /!?\[\[(?! )([^\]|[\n]{1,200})(?:\|([^\]\n]{1,400}))?\]\]/y;
const PICTURE = /\.(?:avif|bmp|gif|jpe?g|png|svg|webp)$/i;
/** The name of a file: `report.pdf`. */
const FILE = /\.[a-z][a-z\d]{1,4}$/i;

/** A list of the headings: see `contents.ts`. */
const CONTENTS = /^_?toc_?$/i;

/**
 * A plug-in for the links of Obsidian and other programs for notes: `[[b]]`, `[[folder/b#heading|text]]`, and `![[b]]`,
 * which shows a picture, and leads to anything else. What CommonMark takes for a link stays that link.
 */
export function wikiLinks(markdown: MarkdownIt): void {
  markdown.inline.ruler.before('link', 'wiki_link', (state, silent) => {
    const start = state.src.charAt(state.pos);
    // What is only looked at may be the text of a link, and there is no link in a link.
    if (silent || (start !== '[' && start !== '!')) return false;
    WIKI_LINK.lastIndex = state.pos;
    const [whole, target = '', label] = WIKI_LINK.exec(state.src) ?? [];
    if (whole === undefined || isOther(state, target, label, whole.length)) return false;
    push(state, target.trim(), label?.trim(), start === '!');
    state.pos += whole.length;
    return true;
  });
}

/** True where CommonMark has a meaning of its own: `[[a]](b)`, `[[a]][b]`, `[[a]]` beside `[a]: b`; and within a link. */
function isOther(
  { src, pos, env, linkLevel, md }: StateInline,
  target: string,
  label: string | undefined,
  length: number,
): boolean {
  const { references = {} } = env as { readonly references?: Readonly<Record<string, unknown>> };
  const name = md.utils.normalizeReference(label === undefined ? target : `${target}|${label}`);
  return (
    linkLevel > 0 ||
    /[([]/.test(src.charAt(pos + length)) ||
    name in references ||
    target.startsWith('^') ||
    CONTENTS.test(target)
  );
}

function push(state: StateInline, target: string, label: string | undefined, isEmbed: boolean): void {
  const [path = '', heading] = target.split('#', 2) as [string, string?];
  if (isEmbed && PICTURE.test(path)) {
    pushPicture(state, path, label);
    return;
  }
  const isOtherFile = FILE.test(path) && !isSourceText(path);
  const href = isOtherFile || path === '' ? encodePath(path) : `article:${encodePath(path)}`;
  // `#^a1b2` is a paragraph of a note, which has no name in HTML.
  const fragment = heading === undefined || heading.startsWith('^') ? '' : `#${fragmentOf(heading)}`;
  state.push('link_open', 'a', 1).attrs = [['href', href + fragment]];
  state.push('text', '', 0).content = label ?? textOf(path, heading);
  state.push('link_close', 'a', -1);
}

/** What stands behind the bar is a width, or says what the picture shows. */
function pushPicture(state: StateInline, path: string, label: string | undefined): void {
  const token = state.push('image', 'img', 0);
  token.attrs = [
    ['src', encodePath(path)],
    ['alt', ''],
  ];
  token.children = [];
  if (label === undefined || /^\d+(?:x\d+)?$/.test(label)) return;
  const text = new state.Token('text', '', 0);
  text.content = label;
  token.children.push(text);
}

/** The words that stand for a link without any: the name of the note, and of the part of it. */
function textOf(path: string, heading: string | undefined): string {
  const name = path.replace(/^.*\//, '').replace(/\.(?:md|markdown)$/i, '');
  return [name, heading?.replace(/^\^.*/, '')].filter((part) => part).join(' > ');
}

/** The name of a heading, as most programs make it. */
function fragmentOf(heading: string): string {
  const words = heading.trim().toLowerCase();
  return encodeURIComponent(words.replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, '').replace(/\s/g, '-'));
}
