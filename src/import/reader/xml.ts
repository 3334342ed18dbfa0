import { SaxesParser } from 'saxes';
import type { Fault } from '../../model/problem.ts';
import type { PlacedFault } from './feedDocument.ts';
import { resolveAddress } from './fieldValues.ts';
import { findDoctype, findHalfCharacter, findingOfXml, tooLarge } from './xmlProblems.ts';

/** An element of a document. */
export interface XmlElement {
  /** With our own prefix for its namespace: `media:content`. */
  readonly name: string;
  /** By their names, which have our own prefixes too: `xml:lang`. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Elements and text, in their order. */
  readonly children: readonly XmlNode[];
  /** Undefined for the root. */
  readonly parent: XmlElement | undefined;
  /** The address that relative addresses are resolved against, from `xml:base` here or further out. */
  readonly base: string | undefined;
  /** The index into the text at which the start tag begins. */
  readonly index: number;
}

export type XmlNode = XmlElement | string;

/** The root of a document, or the first fault. */
export type XmlResult = { readonly root: XmlElement } | { readonly finding: PlacedFault };

type GrowingElement = XmlElement & { readonly children: XmlNode[] };

/** Limits on untrusted documents. No browser reads HTML that nests deeper; every element takes memory. */
const MAX_DEPTH = 256;
const MAX_ELEMENTS = 2_000_000;
/** In characters. The name of every attribute is looked up with the address of its namespace. */
const MAX_NAMESPACE_LENGTH = 1000;

const NO_ATTRIBUTES: XmlElement['attributes'] = new Map();

const LATE_DECLARATION = /^\s+<\?xml\s[^?<>]*\?>/;

/** Ends the parsing with a fault. */
type Stop = (index: number, fault: Fault) => never;

/**
 * Parses an XML document as strictly as any feed reader, in linear time and memory. A document that is not well-formed is
 * refused, and so are a prefix without a namespace and a DOCTYPE that defines anything. Blanks before the declaration are not:
 * a blank line at the top of a program's template makes them.
 *
 * @param address where the document was fetched: a relative `xml:base` is resolved against it
 * @param refuse returns the fault of a root, of which only the tag is parsed yet
 */
export function parseXml(
  written: string,
  address: string | undefined,
  refuse: (root: XmlElement) => Fault | undefined,
): XmlResult {
  const text = written.replace(LATE_DECLARATION, (all) => ' '.repeat(all.length));
  const unread = findDoctype(text) ?? findHalfCharacter(text);
  if (unread) return { finding: unread };
  const parser = makeParser();
  let finding: PlacedFault | undefined;
  const stop: Stop = (index, fault) => {
    finding = { index, fault };
    throw new Error(fault.message);
  };
  const tree = growTree(parser, text, address, stop, refuse);
  try {
    parser.write(text).close();
  } catch (error) {
    return { finding: finding ?? findingOfXml(text, parser.position, error) };
  }
  return tree;
}

/** XML 1.1 allows characters that no feed can hold: a document of XML 1.1 is parsed as 1.0. */
function makeParser() {
  return new SaxesParser({ xmlns: true, position: false, forceXMLVersion: true, defaultXMLVersion: '1.0' });
}

export function isXmlElement(node: XmlNode): node is XmlElement {
  return typeof node !== 'string';
}

/** The part of a document that is parsed. */
interface Tree {
  root: XmlElement;
  readonly open: GrowingElement[];
  elements: number;
}

const EMPTY: XmlElement = {
  name: '',
  attributes: NO_ATTRIBUTES,
  children: [],
  base: undefined,
  parent: undefined,
  index: 0,
};

/**
 * Builds elements from the parser's events. The root is complete when the parser is at the end. More than five handlers would make
 * the parser an object that V8 looks up by name, which takes five times as long; without one for errors it throws them.
 */
function growTree(
  parser: ReturnType<typeof makeParser>,
  text: string,
  address: string | undefined,
  stop: Stop,
  refuse: (root: XmlElement) => Fault | undefined,
): Tree {
  const tree: Tree = { root: EMPTY, open: [], elements: 0 };
  const { open } = tree;
  const addText = (text: string) => open.at(-1)?.children.push(text);
  // No attribute has a `<` in it.
  const startOfTag = () => text.lastIndexOf('<', parser.position - 1);
  parser.on('attribute', ({ name, value }) => {
    const isTooLong = name.startsWith('xmlns') && value.length > MAX_NAMESPACE_LENGTH;
    if (isTooLong) stop(startOfTag(), tooLarge(`a namespace of at most ${MAX_NAMESPACE_LENGTH} characters`));
  });
  parser.on('opentag', (tag) => {
    const parent = open.at(-1);
    const element = elementOf(tag, parent, startOfTag(), address);
    tree.elements += 1;
    const fault = faultOfSize(tree) ?? (parent ? undefined : refuse(element));
    if (fault) stop(element.index, fault);
    if (parent) parent.children.push(element);
    else tree.root = element;
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', addText);
  parser.on('cdata', addText);
  return tree;
}

function faultOfSize({ open, elements }: Tree): Fault | undefined {
  if (elements > MAX_ELEMENTS) return tooLarge(`at most ${MAX_ELEMENTS} elements`);
  return open.length === MAX_DEPTH ? tooLarge(`at most ${MAX_DEPTH} elements inside one another`) : undefined;
}

interface Named {
  readonly uri: string;
  readonly local: string;
}

function elementOf(
  tag: Named & { readonly attributes: Readonly<Record<string, Named & { readonly value: string }>> },
  parent: GrowingElement | undefined,
  index: number,
  address: string | undefined,
): GrowingElement {
  const written = Object.values(tag.attributes).map(
    ({ uri, local, value }) => [nameIn(uri, local), value] as const,
  );
  const attributes = written.length > 0 ? new Map(written) : NO_ATTRIBUTES;
  const around = parent?.base;
  const ownBase = attributes.get('xml:base');
  const base = ownBase === undefined ? undefined : resolveAddress(ownBase, around ?? address);
  return {
    name: nameIn(tag.uri, tag.local),
    attributes,
    children: [],
    base: base ?? around,
    parent,
    index,
  };
}

/**
 * Our own prefixes for the namespaces that are read, or whose elements are told. A document may use other prefixes, and
 * some URIs have several spellings; `DTDs/PodCast-1.0.dtd` and the like differ in capitals only.
 */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['', ''],
  ['http://backend.userland.com/rss2', ''],
  ['http://blogs.law.harvard.edu/tech/rss', ''],
  ['http://my.netscape.com/rdf/simple/0.9/', ''],
  ['http://channel.netscape.com/rdf/simple/0.9/', ''],
  ['http://purl.org/rss/1.0/', ''],
  ['http://www.w3.org/2007/app', 'app'],
  ['http://purl.org/atom/app#', 'app'],
  ['http://purl.org/atompub/tombstones/1.0', 'at'],
  ['http://www.w3.org/2005/Atom', 'atom'],
  ['http://schemas.google.com/blogger/2018', 'blogger'],
  ['http://purl.org/rss/1.0/modules/content/', 'content'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://purl.org/dc/terms/', 'dcterms'],
  ['http://purl.org/syndication/history/1.0', 'fh'],
  ['http://www.w3.org/1999/xhtml', 'html'],
  ['http://www.itunes.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['https://www.itunes.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['http://www.w3.org/1998/Math/MathML', 'math'],
  ['http://search.yahoo.com/mrss/', 'media'],
  ['http://search.yahoo.com/mrss', 'media'],
  ['http://www.google.com/schemas/play-podcasts/1.0', 'googleplay'],
  ['http://a9.com/-/spec/opensearch/1.1/', 'openSearch'],
  ['http://a9.com/-/spec/opensearchrss/1.0/', 'openSearch'],
  ['https://podcastindex.org/namespace/1.0', 'podcast'],
  ['https://podcastindex.org/namespace/1.0/', 'podcast'],
  ['http://podcastindex.org/namespace/1.0', 'podcast'],
  ['https://github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md', 'podcast'],
  ['http://podlove.org/simple-chapters', 'psc'],
  ['http://podlove.org/simple-chapters/', 'psc'],
  ['http://www.w3.org/1999/02/22-rdf-syntax-ns#', 'rdf'],
  ['http://www.spotify.com/ns/rss', 'spotify'],
  ['http://www.w3.org/2000/svg', 'svg'],
  ['http://www.w3.org/1999/xlink', 'xlink'],
  ['http://www.w3.org/XML/1998/namespace', 'xml'],
]);

/** Exports of WordPress, of any version: what they keep back must not be missed. */
const WXR = /^https?:\/\/wordpress\.org\/export\/[^/]*\/?$/i;
const WXR_EXCERPT = /^https?:\/\/wordpress\.org\/export\/[^/]*\/excerpt\/?$/i;

/** Atom 0.3, whose elements are those of Atom 1.0 but for some names. */
const ATOM_03 = 'http://purl.org/atom/ns#';
const RENAMED: ReadonlyMap<string, string> = new Map([
  ['issued', 'published'],
  ['modified', 'updated'],
  ['tagline', 'subtitle'],
  ['copyright', 'rights'],
  ['url', 'uri'],
]);

/**
 * The name of an element or attribute, by its namespace and never by the document's prefix. Names of RSS have no prefix.
 *
 * @example nameIn('http://www.w3.org/2005/Atom', 'link') // 'atom:link'
 * nameIn('urn:x', 'link') // '{urn:x}link', which no reader asks for
 */
function nameIn(uri: string, local: string): string {
  if (uri === ATOM_03) return `atom:${RENAMED.get(local) ?? local}`;
  const prefix = PREFIXES.get(uri) ?? PREFIXES.get(uri.toLowerCase()) ?? prefixOfExport(uri);
  if (prefix === undefined) return `{${uri}}${local}`;
  return prefix === '' ? local : `${prefix}:${local}`;
}

function prefixOfExport(uri: string): string | undefined {
  if (WXR_EXCERPT.test(uri)) return 'excerpt';
  return WXR.test(uri) ? 'wp' : undefined;
}
