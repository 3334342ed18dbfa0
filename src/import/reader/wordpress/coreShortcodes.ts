import { escapeAttribute } from '../../../html/escape.ts';
import { escapeForHtml } from '../textToHtml.ts';
import { embedOf, recordingOf, typeOf } from './embeds.ts';
import type { PostContext } from './library.ts';

/** A shortcode with its attributes. */
export interface Shortcode {
  readonly name: string;
  /** By their names, in lower case. */
  readonly named: ReadonlyMap<string, string>;
  /** Those without a name. */
  readonly others: readonly string[];
}

type Render = (shortcode: Shortcode, inner: string, context: PostContext) => string;

/** The shortcodes of WordPress, and those of WordPress.com that only name what they show. */
const CORE: ReadonlyMap<string, Render> = new Map<string, Render>([
  ['audio', renderRecording],
  ['caption', renderCaption],
  ['code', renderCode],
  ['dailymotion', renderEmbed],
  ['embed', renderEmbed],
  ['gallery', renderGallery],
  ['playlist', renderPlaylist],
  ['soundcloud', renderEmbed],
  ['sourcecode', renderCode],
  ['spotify', renderEmbed],
  ['video', renderRecording],
  ['vimeo', renderEmbed],
  ['wp_caption', renderCaption],
  ['youtube', renderEmbed],
]);

export function isCore(name: string): boolean {
  return CORE.has(name);
}

/** What a shortcode shows; undefined for one of a plugin. */
export function renderCore(
  shortcode: Shortcode,
  inner: string | undefined,
  context: PostContext,
): string | undefined {
  return CORE.get(shortcode.name)?.(shortcode, inner ?? '', context);
}

const PICTURE = /^\s*((?:<a\s[^<>]*>\s*)?<img\s[^<>]*>(?:\s*<\/a>)?)/i;

/** A picture and the text below it, which older versions have in an attribute. */
function renderCaption({ named }: Shortcode, inner: string): string {
  const [all = inner, picture = inner] = (named.has('caption') ? null : PICTURE.exec(inner)) ?? [];
  const text = (named.get('caption') ?? inner.slice(all.length)).trim();
  const below = text === '' ? '' : `<figcaption>${text}</figcaption>`;
  return `\n<figure>${picture}${below}</figure>\n`;
}

const idsIn = (text: string | undefined) =>
  (text ?? '')
    .split(',')
    .map((id) => id.trim())
    .filter(Boolean);

/** The pictures that it names, or all that were uploaded to the post. */
function renderGallery({ named }: Shortcode, inner: string, context: PostContext): string {
  const ids = idsIn(named.get('ids') ?? named.get('include'));
  const excluded = new Set(idsIn(named.get('exclude')));
  const shown = ids.length > 0 ? ids : context.uploads.filter((id) => !excluded.has(id));
  return `\n${context.picturesOf(shown)}\n${inner}`;
}

function renderPlaylist({ named }: Shortcode, inner: string, context: PostContext): string {
  const recordings = idsIn(named.get('ids')).map((id) => {
    const file = context.find(id);
    if (file === undefined) return '';
    context.addRecording({ url: file.url, type: file.type });
    const title = escapeForHtml(file.title ?? file.url);
    return `<figure>${recordingOf(file.url) ?? ''}<figcaption>${title}</figcaption></figure>`;
  });
  return `\n${recordings.join('\n')}\n${inner}`;
}

/** A recording, whose address is in an attribute with the name of its format. */
function renderRecording(shortcode: Shortcode, inner: string, context: PostContext): string {
  const { name, named, others } = shortcode;
  const written = [named.get('src'), ...named.values(), ...others, ...addressesIn(inner)];
  const addresses = written.flatMap((value) => value?.split('|')[0]?.trim() ?? []);
  const address =
    addresses.find((value) => typeOf(value).startsWith(`${name}/`)) ?? addresses.find(isAddress);
  if (address === undefined) {
    context.count('shortcode', name);
    return inner;
  }
  const html = recordingOf(address, named.get('poster'));
  if (html === undefined) return `\n\n${embedOf(address)}\n\n`;
  context.addRecording({ url: address, type: typeOf(address) });
  return `\n\n${html}\n\n`;
}

function addressesIn(text: string): string[] {
  return [...text.matchAll(/https?:\/\/[^\s<>"'[\]]+/g)].map(([address]) => address);
}

const isAddress = (text: string) => /^https?:\/\//.test(text);

const NUMBERED: ReadonlyMap<string, string> = new Map([
  ['vimeo', 'https://vimeo.com/'],
  ['youtube', 'https://www.youtube.com/watch?v='],
  ['dailymotion', 'https://www.dailymotion.com/video/'],
]);

/** What is at an address, or on a site under a number. */
function renderEmbed({ name, named, others }: Shortcode, inner: string, context: PostContext): string {
  const address = [named.get('url'), named.get('src'), ...others, ...addressesIn(inner)].find(
    (value) => value !== undefined && isAddress(value),
  );
  if (address !== undefined) return `\n\n${embedOf(address)}\n\n`;
  const site = NUMBERED.get(name);
  const number = named.get('id') ?? others[0];
  if (site !== undefined && number !== undefined) return `\n\n${embedOf(`${site}${number}`)}\n\n`;
  context.count('shortcode', name);
  return inner;
}

/** Code, of which some plugins have kept the signs `<` and `>` as references, and others have not. */
function renderCode({ named, others }: Shortcode, inner: string): string {
  const language = named.get('language') ?? named.get('lang') ?? others[0];
  const type = language === undefined ? '' : ` class="language-${escapeAttribute(language)}"`;
  const code = inner.replaceAll('<', '&lt;').replaceAll('>', '&gt;').replace(/^\n/, '');
  return `\n<pre><code${type}>${code}</code></pre>\n`;
}
