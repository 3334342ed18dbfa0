import type { Enclosure, Item } from '../model/item.ts';
import { isRecordingType } from '../model/mediaType.ts';
import type { AlternateEnclosure, Chapter } from '../model/podcast.ts';
import { type Html, html, type Part } from './htmlTemplate.ts';
import { lang } from './layout.ts';

/** The recording that an article's page plays, at the top: its first audio or video. */
export function recordingOf({ enclosures = [] }: Pick<Item, 'enclosures'>): Enclosure | undefined {
  return enclosures.find(({ type = '' }) => isRecordingType(type));
}

/** The recording with its controls, its other forms, and its chapters. */
export function player(recording: Enclosure, item: Item, own: Html | undefined, spoken: string): Html {
  const { url, type = '', title } = recording;
  const isAudio = type.startsWith('audio/');
  const tag = isAudio
    ? html`<audio controls preload="none" src="${url}"></audio>`
    : html`<video controls preload="none" src="${url}"></video>`;
  const { alternates = [] } = item.episode ?? {};
  return html`<section class="player" aria-label="${isAudio ? 'Listen' : 'Watch'}">
${tag}
<p>${own ? html`<span${own}>Download</span>` : 'Download'} <a class="u-enclosure" href="${url}" download>${title ?? nameIn(url)}</a>${facts([sizeOf(recording.length), recording.duration !== undefined && clock(recording.duration)])}</p>
${alternates.length === 0 ? undefined : html`<ul class="alternates" aria-label="Other formats">\n${alternates.map((one) => alternate(one, spoken))}</ul>\n`}${chapters(item.chapterList ?? [], url, own)}</section>
`;
}

function alternate(one: AlternateEnclosure, spoken: string): Part {
  const { type, title, language, height, bitrate, length, sources } = one;
  // Sources are the same bytes; a browser follows those on the web only.
  const source = sources.find(({ uri }) => /^https?:/.test(uri));
  if (source === undefined) return undefined;
  const rate = bitrate !== undefined && `${Math.round(bitrate / 1000)} kbit/s`;
  const own = language === undefined ? undefined : lang(language, spoken);
  return html`<li><a href="${source.uri}"${own}>${title ?? nameIn(source.uri)}</a>${facts([type, height !== undefined && `${height}p`, rate, sizeOf(length)])}</li>\n`;
}

function facts(all: readonly (string | false | undefined)[]): string {
  const known = all.filter(Boolean);
  return known.length === 0 ? '' : ` (${known.join(', ')})`;
}

function chapters(all: readonly Chapter[], url: string, own: Html | undefined): Part {
  const shown = all.filter(({ isHidden }) => !isHidden);
  if (shown.length === 0) return undefined;
  return html`<h2${own}>Chapters</h2>
<ol class="chapters">
${shown.map(
  ({ startInSeconds, title, url: page }) =>
    html`<li>${momentLink(url, startInSeconds, title)}${page === undefined ? undefined : html` (<a href="${page}">${hostIn(page)}</a>)`}</li>\n`,
)}</ol>
`;
}

/**
 * A link to a moment of a recording (Media Fragments URI 1.0, 4.2.1). Where no script makes the player jump, a browser opens
 * the recording there.
 */
export function momentLink(url: string, seconds: number, words?: string): Html {
  const said = words === undefined ? undefined : html` ${words}`;
  return html`<a href="${url.replace(/#.*$/s, '')}#t=${String(seconds)}"><span class="at">${clock(seconds)}</span>${said}</a>`;
}

/**
 * A time of a recording as people read it.
 *
 * @example clock(3723.6) // '1:02:03'
 */
export function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const two = (number: number) => String(number).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** Bytes as people read them; nothing of a length that nobody knows. */
function sizeOf(length: number | undefined): string | undefined {
  if (length === undefined || length === 0) return undefined;
  return length < 1e6
    ? `${Math.ceil(length / 1000)} kB`
    : `${(length / 1e6).toFixed(length < 1e7 ? 1 : 0)} MB`;
}

/** The file name in an address, or its host if it has none. */
export function nameIn(url: string): string {
  return url.replace(/[?#].*$/s, '').replace(/^.*\//s, '') || hostIn(url);
}

/** The host of an address on the web. */
export function hostIn(url: string): string {
  return new URL(url).host;
}
