import { escapeAttribute, escapeText } from '../../html/escape.ts';
import { type Arguments, readArguments, type TemplateCode } from './codeSyntax.ts';

/** Markdown of one line as HTML. */
type ToHtml = (markdown: string) => string;

/** A short code: in which forms it is written, its names, and the HTML that it becomes; none where something is missing. */
interface ShortCode {
  readonly forms: readonly TemplateCode['form'][];
  readonly names: string;
  readonly html: (given: Arguments, toHtml: ToHtml, folder?: string) => string | undefined;
}

const ALL = ['hugo', 'tag', 'call'] as const;

/** The short codes that are common, or that a generator brings. What embeds becomes an `iframe`: `html/` makes a link of it. */
const SHORT_CODES: readonly ShortCode[] = [
  { forms: ['hugo'], names: 'figure', html: figure },
  { forms: ALL, names: 'youtube', html: youTube },
  { forms: ALL, names: 'vimeo', html: vimeo },
  { forms: ALL, names: 'gist', html: gist },
  { forms: ['hugo', 'tag'], names: 'tweet twitter x twitter_simple x_simple', html: post },
  { forms: ['hugo', 'tag'], names: 'instagram instagram_simple', html: instagram },
  { forms: ['tag'], names: 'include include_cached', html: included },
  { forms: ['tag'], names: 'post_link', html: postLink },
  { forms: ['tag'], names: 'asset_img', html: assetPicture },
  { forms: ['tag'], names: 'asset_link', html: assetLink },
];

/** The usual files of Jekyll's themes, by name. */
const INCLUDES: readonly Omit<ShortCode, 'forms'>[] = [
  { names: 'figure image img picture', html: figure },
  { names: 'youtube youtube-player youtubeplayer', html: youTube },
  { names: 'vimeo vimeo-player vimeoplayer', html: vimeo },
];

/**
 * The HTML that a short code becomes; undefined where it is not known, or not whole.
 *
 * @param folder the folder of the article's own files, relative to it
 */
export function htmlOfShortCode(code: TemplateCode, toHtml: ToHtml, folder?: string): string | undefined {
  const name = code.name.toLowerCase();
  const row = SHORT_CODES.find(({ forms, names }) => forms.includes(code.form) && isAmong(name, names));
  const given = row && readArguments(code);
  return given && row.html(given, toHtml, folder);
}

function isAmong(name: string, names: string): boolean {
  return names.split(' ').includes(name);
}

function included({ values: [file = ''], named }: Arguments, toHtml: ToHtml): string | undefined {
  const name = file
    .replace(/^.*\//, '')
    .replace(/\.\w+$/, '')
    .toLowerCase();
  return INCLUDES.find(({ names }) => isAmong(name, names))?.html({ values: [], named }, toHtml);
}

function figure({ named }: Arguments, toHtml: ToHtml): string | undefined {
  const first = (...names: string[]) => names.map((name) => named.get(name)).find((value) => value);
  const src = first('src', 'url', 'image_path', 'path', 'file', 'image');
  if (src === undefined) return undefined;
  const alt = first('alt');
  const picture = `<img src="${escapeAttribute(src)}"${alt === undefined ? '' : ` alt="${escapeAttribute(alt)}"`}>`;
  const [title, caption, credit] = [first('title'), first('caption', 'description'), first('attr')];
  const below = [
    title && `<strong>${toHtml(title)}</strong>`,
    caption && toHtml(caption),
    credit && linked(toHtml(credit), first('attrlink')),
  ].filter((part) => part !== undefined);
  const text = below.length > 0 ? `<figcaption>${below.join(' ')}</figcaption>` : '';
  return `<figure>${linked(picture, first('link', 'href'))}${text}</figure>`;
}

function linked(html: string, href: string | undefined): string {
  return href === undefined ? html : `<a href="${escapeAttribute(href)}">${html}</a>`;
}

function youTube(given: Arguments): string | undefined {
  const list = given.named.get('playlist');
  if (list !== undefined)
    return player(list, given, (id) => `https://www.youtube.com/embed/videoseries?list=${id}`);
  return player(idOf(given), given, (id) => `https://www.youtube.com/embed/${id}`);
}

function vimeo(given: Arguments): string | undefined {
  return player(idOf(given), given, (id) => `https://player.vimeo.com/video/${id}`);
}

function instagram(given: Arguments): string | undefined {
  return player(idOf(given), given, (id) => `https://www.instagram.com/p/${id}/embed`);
}

/** A post by its number, or by its address. */
function post(given: Arguments): string | undefined {
  const number = /^(?:https:\/\/(?:twitter|x)\.com\/\w+\/status\/)?(\d+)(?:\?.*)?$/.exec(
    idOf(given) ?? '',
  )?.[1];
  return player(number, given, (id) => `https://platform.twitter.com/embed/Tweet.html?id=${id}`);
}

/** `user id`, `user/id`, `id` or `url="https://gist.github.com/user/id"`. */
function gist({ values, named }: Arguments): string | undefined {
  const [first = named.get('url') ?? '', second] = values;
  const isUser = /^[\w-]+$/.test(first) && /^[\da-f]{5,}$/.test(second ?? '');
  const path = (isUser ? `${first}/${second}` : first)
    .replace(/^https:\/\/gist\.github\.com\//, '')
    .replace(/\.js$/, '');
  return /^(?:[\w-]+\/)?[\da-f]{5,}$/.test(path) ? iframe(`https://gist.github.com/${path}`) : undefined;
}

/** Hexo's link to an article by its name, with a text of its own. */
function postLink({ values: [name, ...words] }: Arguments): string | undefined {
  // Behind the words may stand whether they are escaped.
  const text = words
    .filter((word, index) => index < words.length - 1 || !/^(?:true|false)$/.test(word))
    .join(' ');
  return name && linked(escapeText(text || name), `article:${encodeURI(name)}`);
}

/** Hexo's picture of a post: classes, its file, its size, its title and its alternative text, which may stand in one. */
function assetPicture({ values }: Arguments, _toHtml: ToHtml, folder?: string): string | undefined {
  const at = values.findIndex((value) => /[^.]\.\w+$/.test(value));
  if (folder === undefined || at === -1) return undefined;
  const words = values.slice(at + 1).filter((word, index) => index > 1 || !/^\d+$/.test(word));
  const all = words.join(' ');
  const quoted = Array.from(all.matchAll(/"([^"]+)"/g), ([, text]) => text);
  // Words without quotation marks are one text.
  const [title, alt = title] = quoted.length > 0 ? quoted : words.some(hasSpace) ? words : [all];
  const said = [
    ['src', `${folder}/${values[at]}`],
    ['title', title === alt ? '' : title],
    ['alt', alt],
  ] as const;
  return `<img${said.map(([name, text]) => (text ? ` ${name}="${escapeAttribute(text)}"` : '')).join('')}>`;
}

function assetLink(given: Arguments, _toHtml: ToHtml, folder?: string): string | undefined {
  const [file, ...words] = given.values;
  if (folder === undefined || !file) return undefined;
  return linked(escapeText(words.join(' ') || file), `${folder}/${file}`);
}

function hasSpace(text: string): boolean {
  return text.includes(' ');
}

function idOf({ values: [first], named }: Arguments): string | undefined {
  return named.get('id') ?? first;
}

function player(
  id: string | undefined,
  { named }: Arguments,
  address: (id: string) => string,
): string | undefined {
  return id !== undefined && /^[\w-]+$/.test(id) ? iframe(address(id), named.get('title')) : undefined;
}

function iframe(src: string, title?: string): string {
  return `<iframe src="${src}"${title ? ` title="${escapeAttribute(title)}"` : ''}></iframe>`;
}
