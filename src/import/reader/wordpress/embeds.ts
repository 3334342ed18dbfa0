import { escapeAttribute, escapeText } from '../../../html/escape.ts';
import { mediaTypeOf } from '../../../model/mediaType.ts';
import { parseAddress } from '../../../model/parseAddress.ts';

/** The sites whose pages have a player: what their addresses look like, and where the player is. */
const PLAYERS: readonly (readonly [page: RegExp, player: string])[] = [
  [/^(?:www\.|m\.)?youtube\.com\/watch\?(?:.*&)?v=([\w-]+)/, 'https://www.youtube.com/embed/$1'],
  [/^(?:www\.|m\.)?youtube\.com\/(?:embed|live|shorts|v)\/([\w-]+)/, 'https://www.youtube.com/embed/$1'],
  [/^(?:www\.)?youtube\.com\/playlist\?list=([\w-]+)/, 'https://www.youtube.com/embed/videoseries?list=$1'],
  [/^youtu\.be\/([\w-]+)/, 'https://www.youtube.com/embed/$1'],
  [/^(?:www\.|player\.)?vimeo\.com\/(?:video\/)?(\d+)\/(\w+)/, 'https://player.vimeo.com/video/$1?h=$2'],
  [/^(?:www\.|player\.)?vimeo\.com\/(?:video\/)?(\d+)/, 'https://player.vimeo.com/video/$1'],
  [/^(?:www\.)?dailymotion\.com\/video\/(\w+)/, 'https://www.dailymotion.com/embed/video/$1'],
  [/^dai\.ly\/(\w+)/, 'https://www.dailymotion.com/embed/video/$1'],
  [/^(?:www\.)?ted\.com\/talks\/([\w-]+)/, 'https://embed.ted.com/talks/$1'],
  [/^open\.spotify\.com\/(\w+\/\w+)/, 'https://open.spotify.com/embed/$1'],
];
const SOUNDCLOUD = /^(?:www\.|m\.)?soundcloud\.com$/;

/**
 * What an address that stands by itself shows: a player, a recording, or a link where nobody knows more.
 *
 * @example embedOf('https://youtu.be/x1') // '<iframe src="https://www.youtube.com/embed/x1"></iframe>'
 */
export function embedOf(address: string): string {
  const written = address.trim().replaceAll('&amp;', '&').replaceAll('&#038;', '&');
  const url = parseAddress(written);
  if (url === undefined || !/^https?:$/.test(url.protocol)) return escapeText(address);
  const player = playerOf(url);
  if (player !== undefined) return `<iframe src="${escapeAttribute(player)}"></iframe>`;
  return recordingOf(url.href) ?? linkTo(url.href, written);
}

function playerOf({ host, pathname, search, href }: URL): string | undefined {
  if (SOUNDCLOUD.test(host)) return `https://w.soundcloud.com/player/?url=${encodeURIComponent(href)}`;
  const place = `${host}${pathname}${search}`;
  const [page, player] = PLAYERS.find(([pattern]) => pattern.test(place)) ?? [];
  const [, id = '', key = ''] = page?.exec(place) ?? [];
  return player?.replace('$1', id).replace('$2', key);
}

/** A recording with what plays it; undefined for an address that names no audio or video. */
export function recordingOf(address: string, poster?: string): string | undefined {
  const [, kind] = /^(audio|video)\//.exec(typeOf(address)) ?? [];
  if (kind === undefined) return undefined;
  const picture = poster === undefined || kind === 'audio' ? '' : ` poster="${escapeAttribute(poster)}"`;
  return `<${kind} controls src="${escapeAttribute(address)}"${picture}></${kind}>`;
}

/** The type of the file at an address, as its name says. */
export function typeOf(address: string): string {
  return mediaTypeOf(address.replace(/[?#].*$/s, ''));
}

function linkTo(href: string, text: string): string {
  return `<a href="${escapeAttribute(href)}">${escapeText(text)}</a>`;
}
