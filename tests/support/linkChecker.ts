import { parse, parseFragment } from 'parse5';
import { SaxesParser } from 'saxes';
import { elementsOf } from './html.ts';

/** The files of a folder that is served, by path. */
type Served = Readonly<Record<string, string>>;

const ADDRESSES = ['href', 'src', 'poster', 'srcset', 'cite'];
const ELEMENTS = ['link', 'guid', 'url', 'icon', 'logo'];

/**
 * Finds the addresses under `url` to which no file of the folder answers, and fragments that no element has: in pages, in
 * feeds, and in the HTML within feeds. Each is told with the file that has it.
 *
 * @param known addresses that something else serves there
 */
export function deadLinksIn(files: Served, url: string, known: readonly string[] = []): string[] {
  const ids = new Map<string, ReadonlySet<string>>();
  const dead = Object.entries(files).flatMap(([path, text]) => {
    const addresses = addressesIn(path, text).map((address) => new URL(address, url + path).href);
    return [...new Set(addresses)]
      .filter((address) => address.startsWith(url) && !known.includes(address.replace(/[?#].*/, '')))
      .filter((address) => !isThere(address, url, files, ids))
      .map((address) => `${path}: ${address}`);
  });
  return dead.sort();
}

function isThere(
  address: string,
  url: string,
  files: Served,
  ids: Map<string, ReadonlySet<string>>,
): boolean {
  const { pathname, hash } = new URL(address);
  const path = decodeURIComponent(pathname.slice(new URL(url).pathname.length));
  const name = [path, `${path}index.html`.replace(/^\/+/, '')].find((one) => files[one] !== undefined);
  if (name === undefined) return false;
  if (hash === '' || hash === '#') return true;
  if (!ids.has(name)) ids.set(name, idsIn(files[name] as string));
  return ids.get(name)?.has(decodeURIComponent(hash.slice(1))) === true;
}

function idsIn(page: string): ReadonlySet<string> {
  const attributes = elementsOf(parse(page)).flatMap(({ attrs }) => attrs);
  return new Set(attributes.filter(({ name }) => name === 'id').map(({ value }) => value));
}

/** The addresses in a file, as they stand there. */
export function addressesIn(path: string, text: string): string[] {
  if (path.endsWith('.html')) return addressesOfHtml(elementsOf(parse(text)));
  if (path.endsWith('.json')) return addressesOfJson(JSON.parse(text));
  return path.endsWith('.xml') || path.endsWith('.opml') ? addressesOfXml(text) : [];
}

function addressesOfHtml(elements: ReturnType<typeof elementsOf>): string[] {
  const attributes = elements.flatMap(({ attrs }) => attrs).filter(({ name }) => ADDRESSES.includes(name));
  return attributes.flatMap(({ name, value }) =>
    name === 'srcset' ? value.split(',').map((one) => one.trim().split(' ')[0] as string) : [value],
  );
}

function addressesOfJson(value: unknown): string[] {
  if (typeof value === 'string') return /^https?:\/\/\S+$/.test(value) ? [value] : addressesOfFragment(value);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(addressesOfJson) : [];
}

function addressesOfFragment(html: string): string[] {
  return html.includes('<') ? addressesOfHtml(elementsOf(parseFragment(html))) : [];
}

function addressesOfXml(text: string): string[] {
  const found: string[] = [];
  const texts: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', ({ attributes, local }) => {
    texts.push('');
    const isPermanent = attributes['isPermaLink']?.value !== 'false';
    for (const { local: name, value } of Object.values(attributes))
      if (/^(?:href|url|xmlUrl|htmlUrl)$/.test(name)) found.push(value);
    if (local === 'guid' && !isPermanent) texts[texts.length - 1] = 'tag:';
  });
  parser.on('text', (part) => {
    if (texts.length > 0) texts[texts.length - 1] += part;
  });
  parser.on('cdata', (part) => {
    texts[texts.length - 1] += part;
  });
  parser.on('closetag', ({ local }) => {
    const content = texts.pop() as string;
    if (ELEMENTS.includes(local) && /^https?:/.test(content.trim())) found.push(content.trim());
    else found.push(...addressesOfFragment(content));
  });
  parser.write(text).close();
  return found;
}
