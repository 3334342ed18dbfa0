import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { readXml, type XmlElement } from '../feeds/xmlReader.ts';

/** An entry of a feed in RSS or Atom, as a subscriber has it. */
export interface Entry {
  readonly id: string;
  readonly link: string;
  readonly title: string;
  /** In ISO 8601, in UTC. */
  readonly published: string;
  readonly updated: string;
  /** Its letters, digits and signs, without spaces: programs break lines where they like. */
  readonly text: string;
}

/** The entries of a feed in RSS or Atom, those of one moment by their links: programs put these in any order. */
export function entriesOf(feed: string): readonly Entry[] {
  const root = readXml(feed);
  const isAtom = root.name === 'feed';
  const parent = isAtom ? root : root.children.find(({ name }) => name === 'channel');
  const elements = (parent?.children ?? []).filter(({ name }) => name === (isAtom ? 'entry' : 'item'));
  const entries = elements.map(isAtom ? readEntry : readItem);
  return entries.sort((a, b) => compare(b.published, a.published) || compare(a.link, b.link));
}

function readEntry(entry: XmlElement): Entry {
  const updated = instantOf(textOf(entry, 'updated'));
  const links = entry.children.filter(
    ({ name, attributes: { rel } }) => name === 'link' && rel !== 'enclosure',
  );
  const link = links.find(({ attributes: { rel = 'alternate' } }) => rel === 'alternate');
  const title = entry.children.find(({ name }) => name === 'title');
  const isHtml = title?.attributes['type'] === 'html';
  return {
    id: textOf(entry, 'id'),
    link: link?.attributes['href'] ?? '',
    title: asTyped(isHtml ? textOfHtml(title.text).trim() : textOf(entry, 'title')),
    published: instantOf(textOf(entry, 'published')) || updated,
    updated,
    text: wordsOf(textOf(entry, 'content')),
  };
}

function readItem(item: XmlElement): Entry {
  const published = instantOf(textOf(item, 'pubDate'));
  return {
    id: textOf(item, 'guid'),
    link: textOf(item, 'link'),
    title: asTyped(textOf(item, 'title')),
    published,
    updated: instantOf(textOf(item, 'atom:updated')) || published,
    text: wordsOf(textOf(item, 'content:encoded')),
  };
}

function textOf({ children }: XmlElement, name: string): string {
  return children.find((child) => child.name === name)?.text.trim() ?? '';
}

function instantOf(text: string): string {
  return text === '' ? '' : new Date(text).toISOString();
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Quotation marks, dashes and dots as the author typed them: which programs set them better is theirs. */
const TYPED: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '–': '--',
  '…': '...',
};

function wordsOf(html: string): string {
  return asTyped(textOfHtml(html)).replace(/[\s\u200b]+/g, '');
}

function asTyped(text: string): string {
  return text.replace(/[‘’“”–…]/g, (sign) => TYPED[sign] ?? sign);
}

function textOfHtml(html: string): string {
  const read = (node: DefaultTreeAdapterTypes.Node): string => {
    if ('value' in node) return node.value;
    return 'childNodes' in node ? node.childNodes.map(read).join('') : '';
  };
  return read(parseFragment(html));
}
