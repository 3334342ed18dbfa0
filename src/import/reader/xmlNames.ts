/**
 * Our own prefixes for the namespaces that are read. A document may use other prefixes, and some URIs have several
 * spellings.
 */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['', ''],
  ['http://backend.userland.com/rss2', ''],
  ['http://blogs.law.harvard.edu/tech/rss', ''],
  ['http://my.netscape.com/rdf/simple/0.9/', ''],
  ['http://channel.netscape.com/rdf/simple/0.9/', ''],
  ['http://purl.org/rss/1.0/', ''],
  ['http://purl.org/atompub/tombstones/1.0', 'at'],
  ['http://www.w3.org/2005/Atom', 'atom'],
  ['http://purl.org/rss/1.0/modules/content/', 'content'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://purl.org/dc/terms/', 'dcterms'],
  ['http://www.w3.org/1999/xhtml', 'html'],
  ['http://www.itunes.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['http://www.itunes.com/DTDs/Podcast-1.0.dtd', 'itunes'],
  ['http://www.w3.org/1998/Math/MathML', 'math'],
  ['http://search.yahoo.com/mrss/', 'media'],
  ['http://search.yahoo.com/mrss', 'media'],
  ['https://podcastindex.org/namespace/1.0', 'podcast'],
  ['https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md', 'podcast'],
  ['http://www.w3.org/1999/02/22-rdf-syntax-ns#', 'rdf'],
  ['http://www.w3.org/2000/svg', 'svg'],
  ['http://www.w3.org/1999/xlink', 'xlink'],
  ['http://www.w3.org/XML/1998/namespace', 'xml'],
]);

/**
 * The name of an element or attribute, by its namespace and never by the document's prefix. Names of RSS have no prefix.
 *
 * @example nameIn('http://www.w3.org/2005/Atom', 'link') // 'atom:link'
 * nameIn('urn:x', 'link') // '{urn:x}link', which no reader asks for
 */
export function nameIn(uri: string, local: string): string {
  const prefix = PREFIXES.get(uri);
  if (prefix === undefined) return `{${uri}}${local}`;
  return prefix === '' ? local : `${prefix}:${local}`;
}
