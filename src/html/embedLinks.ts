import { parseAddress } from '../model/parseAddress.ts';
import { proseOnOneLine } from '../model/text.ts';
import { resolveLink, type Surroundings } from './resolveUrl.ts';
import { attributeOf, type Element, isElement } from './tree.ts';

/** The link that replaces an embedded player, and its text. */
export interface EmbedLink {
  readonly href: string;
  readonly text: string;
}

/** A site whose players are embedded: which addresses are its own, what it shows, and the page that shows the same. */
interface Service {
  readonly name: string;
  readonly shows: string;
  readonly hosts: RegExp;
  /** Where only a part of the site is meant. */
  readonly paths?: RegExp;
  /** The page that a person would open; undefined where the player itself is that page. */
  readonly page?: (url: URL) => string | undefined;
}

const SERVICES: readonly Service[] = [
  {
    name: 'YouTube',
    shows: 'Video',
    hosts: /(?:^|\.)(?:youtube(?:-nocookie)?\.com|youtu\.be)$/,
    page: youTubePage,
  },
  { name: 'Vimeo', shows: 'Video', hosts: /(?:^|\.)vimeo\.com$/, page: vimeoPage },
  {
    name: 'Dailymotion',
    shows: 'Video',
    hosts: /(?:^|\.)dailymotion\.com$/,
    page: (url) => rewritten(url, /^\/embed\/video\/(\w+)$/, 'https://www.dailymotion.com/video/$1'),
  },
  {
    name: 'TED',
    shows: 'Talk',
    hosts: /^embed\.ted\.com$/,
    page: (url) => `https://www.ted.com${url.pathname}`,
  },
  { name: 'Twitch', shows: 'Video', hosts: /(?:^|\.)twitch\.tv$/ },
  {
    name: 'TikTok',
    shows: 'Video',
    hosts: /(?:^|\.)tiktok\.com$/,
    page: (url) =>
      rewritten(url, /^\/(?:embed(?:\/v\d)?|player\/v1)\/(\d+)$/, 'https://www.tiktok.com/@/video/$1'),
  },
  {
    name: 'Spotify',
    shows: 'Audio',
    hosts: /^open\.spotify\.com$/,
    page: (url) => rewritten(url, /^\/embed(?:-podcast)?\/(\w+\/\w+)$/, 'https://open.spotify.com/$1'),
  },
  {
    name: 'SoundCloud',
    shows: 'Audio',
    hosts: /(?:^|\.)soundcloud\.com$/,
    page: (url) => webPage(url.searchParams.get('url'), /^(?:www\.|m\.)?soundcloud\.com$/),
  },
  {
    name: 'Apple Podcasts',
    shows: 'Audio',
    hosts: /^embed\.podcasts\.apple\.com$/,
    page: (url) => `https://podcasts.apple.com${url.pathname}${url.search}`,
  },
  {
    name: 'Apple Music',
    shows: 'Audio',
    hosts: /^embed\.music\.apple\.com$/,
    page: (url) => `https://music.apple.com${url.pathname}${url.search}`,
  },
  { name: 'Bandcamp', shows: 'Audio', hosts: /(?:^|\.)bandcamp\.com$/ },
  {
    name: 'Internet Archive',
    shows: 'Recording',
    hosts: /^archive\.org$/,
    page: (url) => rewritten(url, /^\/embed\/([^/]+).*/, 'https://archive.org/details/$1'),
  },
  {
    name: 'Instagram',
    shows: 'Post',
    hosts: /(?:^|\.)instagram\.com$/,
    page: (url) => rewritten(url, /^\/((?:p|reel|tv)\/[\w-]+)\/embed.*/, 'https://www.instagram.com/$1/'),
  },
  {
    name: 'Facebook',
    shows: 'Post',
    hosts: /(?:^|\.)facebook\.com$/,
    page: (url) => webPage(url.searchParams.get('href'), /(?:^|\.)facebook\.com$/),
  },
  {
    name: 'X',
    shows: 'Post',
    hosts: /^platform\.(?:twitter|x)\.com$/,
    page: (url) => numbered(url.searchParams.get('id'), (id) => `https://x.com/i/status/${id}`),
  },
  {
    name: 'Google Maps',
    shows: 'Map',
    hosts: /^(?:www|maps)\.google\.(?:[a-z]{2,3}|com?\.[a-z]{2})$/,
    paths: /^\/maps/,
    page: mapPage,
  },
  { name: 'OpenStreetMap', shows: 'Map', hosts: /^www\.openstreetmap\.org$/ },
  { name: 'Datawrapper', shows: 'Chart', hosts: /^datawrapper\.dwcdn\.net$/ },
  { name: 'Flourish', shows: 'Chart', hosts: /^(?:flo\.uri\.sh|public\.flourish\.studio)$/ },
  { name: 'CodePen', shows: 'Code', hosts: /^codepen\.io$/ },
  { name: 'GitHub Gist', shows: 'Code', hosts: /^gist\.github\.com$/ },
];

/** Default titles of players, which do not describe the content. */
const PLAYER_TITLE =
  /^(?:(?:youtube|vimeo|spotify|soundcloud|dailymotion)[\s-]+(?:video\s+|audio\s+)?(?:player|embed)(?:\s*[:-]\s*|$)|(?:video\s+|audio\s+)?(?:player|embed)$)/i;

/**
 * The link that stands for an `iframe`, `object` or `embed`: readers show none of these.
 *
 * @returns undefined when it shows nothing that has an address on http or https
 * @example linkOfEmbed(iframe, surroundings)
 * // { href: 'https://www.youtube.com/watch?v=a1', text: 'Video on YouTube: The tide at Aramoana' }
 */
export function linkOfEmbed(element: Element, surroundings: Surroundings): EmbedLink | undefined {
  const { base, locate } = surroundings;
  const address = addressesOf(element).find((value) => isOpen(value, base));
  if (address === undefined) return undefined;
  const url = new URL(resolveLink(address, { base, locate }).url as string);
  const service = SERVICES.find(
    ({ hosts, paths = /^/ }) => hosts.test(url.hostname) && paths.test(url.pathname),
  );
  const page = service?.page?.(url);
  const href = page !== undefined && isOpen(page, base) ? new URL(page, base).href : url.href;
  const title = proseOnOneLine(attributeOf(element, 'title') ?? '').replace(PLAYER_TITLE, '');
  return { href, text: textOf(service, url, title) };
}

function textOf(service: Service | undefined, url: URL, title: string): string {
  if (service === undefined) return title === '' ? `Page on ${url.hostname}` : `${title} (${url.hostname})`;
  return title === ''
    ? `${service.shows} on ${service.name}`
    : `${service.shows} on ${service.name}: ${title}`;
}

/** The addresses in an element, the likeliest first. */
function addressesOf(element: Element): string[] {
  const own = ['data-src', 'data-lazy-src', 'src', 'data'].map((name) => attributeOf(element, name));
  const inside = element.childNodes.filter(isElement).flatMap((child) => {
    if (child.tagName === 'embed') return attributeOf(child, 'src');
    const isAddress = child.tagName === 'param' && /^(?:movie|src)$/i.test(attributeOf(child, 'name') ?? '');
    return isAddress ? attributeOf(child, 'value') : undefined;
  });
  return [...own, ...inside].filter((value) => value !== undefined && value.trim() !== '') as string[];
}

function isOpen(address: string, base: string): boolean {
  return /^https?:$/.test(parseAddress(address, base)?.protocol ?? '');
}

/** The page of a player by its path. */
function rewritten({ pathname }: URL, path: RegExp, page: string): string | undefined {
  return path.test(pathname) ? pathname.replace(path, page) : undefined;
}

function numbered(id: string | null, page: (id: string) => string): string | undefined {
  return id !== null && /^\d+$/.test(id) ? page(id) : undefined;
}

/** A list of videos, or what a channel shows now, is embedded under a name that is no video's. */
function youTubePage({ pathname, searchParams }: URL): string | undefined {
  const id = /^\/(?:embed|v|shorts)\/([\w-]+)$/.exec(pathname)?.[1];
  if (id === undefined) return undefined;
  const named = (key: string, before: string, after = '') => {
    const value = searchParams.get(key);
    return value ? `https://www.youtube.com/${before}${encodeURIComponent(value)}${after}` : undefined;
  };
  if (id === 'videoseries') return named('list', 'playlist?list=');
  if (id === 'live_stream') return named('channel', 'channel/', '/live');
  return `https://www.youtube.com/watch?v=${id}`;
}

/** A video that is not listed has a key of its own. */
function vimeoPage(url: URL): string | undefined {
  const key = url.searchParams.get('h');
  return rewritten(
    url,
    /^\/video\/(\d+)$/,
    `https://vimeo.com/$1${key && /^\w+$/.test(key) ? `/${key}` : ''}`,
  );
}

/** A page that a player names, when it is on the site whose player it is. */
function webPage(address: string | null, hosts: RegExp): string | undefined {
  const url = address === null ? undefined : parseAddress(address);
  return url && hosts.test(url.hostname) ? url.href : undefined;
}

/** Google's own embedded page refuses to open by itself; the place in it can be searched for. */
function mapPage({ searchParams }: URL): string | undefined {
  const [, longitude, latitude] = /!2d(-?[\d.]+)!3d(-?[\d.]+)/.exec(searchParams.get('pb') ?? '') ?? [];
  if (longitude === undefined || latitude === undefined) return undefined;
  const query = encodeURIComponent(`${latitude},${longitude}`);
  return `https://www.google.com/maps/search/?api=1&query=${query}`;
}
