import { all, readXml, texts, type XmlElement } from '../feeds/xmlReader.ts';

/**
 * What the W3C validator warns of in a feed that is well-formed, as far as articles have brought it there: of each entry
 * what is wrong with it, with its title.
 *
 * @param document RSS or Atom
 */
export function warningsOf(document: string): string[] {
  const root = readXml(document);
  const entries =
    root.name === 'rss' ? all(root, 'channel').flatMap((one) => all(one, 'item')) : all(root, 'entry');
  const warnings = entries.flatMap((entry) =>
    warningsOfEntry(entry).map((what) => `${texts(entry, 'title')}: ${what}`),
  );
  return [...warnings, ...warningsOfPeople(root)];
}

const RFC_822 =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d (?:GMT|[+-]\d{4})$/;
const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)$/;
const IRI = /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i;

/**
 * What the W3C validator refuses, of what programs with a feed of their own bring: addresses and ids that are not whole,
 * dates, what is missing, what is there twice, and elements of podcasts.
 *
 * @param document RSS or Atom
 */
export function errorsOf(document: string): string[] {
  const root = readXml(document);
  return root.name === 'rss' ? all(root, 'channel').flatMap(errorsOfChannel) : errorsOfAtom(root);
}

function errorsOfChannel(channel: XmlElement): string[] {
  const items = all(channel, 'item');
  const ids = items.flatMap((item) => texts(item, 'guid'));
  const links = [channel, ...items].flatMap((one) => texts(one, 'link'));
  const permaLinks = items.flatMap((item) => all(item, 'guid').filter(isPermaLink));
  const files = items.flatMap((item) => [...all(item, 'enclosure'), ...all(item, 'media:content')]);
  return [
    ...['title', 'link', 'description'].flatMap((name) =>
      texts(channel, name).filter(Boolean).length === 1 ? [] : [`expected one ${name}`],
    ),
    ...notMatching(IRI, [...links, ...permaLinks.map(({ text }) => text)]),
    ...notMatching(IRI, [...files.map(({ attributes }) => attributes['url'] ?? ''), ...addressesIn(channel)]),
    ...notMatching(RFC_822, [
      ...texts(channel, 'lastBuildDate'),
      ...items.flatMap((item) => texts(item, 'pubDate')),
    ]),
    ...items.flatMap((item) =>
      item.children.some(isTitleOrText) ? [] : ['expected a title or a description'],
    ),
    ...twice(ids),
    ...all(channel, 'itunes:category').flatMap(({ attributes }) =>
      attributes['text'] ? [] : ['expected a text of itunes:category'],
    ),
  ];
}

function errorsOfAtom(feed: XmlElement): string[] {
  const entries = all(feed, 'entry');
  const hasAuthor = (element: XmlElement) => all(element, 'author').length > 0;
  return [
    ...[feed, ...entries].flatMap((element) =>
      ['id', 'title', 'updated'].flatMap((name) =>
        texts(element, name).length === 1 ? [] : [`expected one ${name} in ${element.name}`],
      ),
    ),
    ...notMatching(
      IRI,
      [feed, ...entries].flatMap((element) => [...texts(element, 'id'), ...addressesIn(element)]),
    ),
    ...notMatching(
      RFC_3339,
      [feed, ...entries].flatMap((element) => [...texts(element, 'updated'), ...texts(element, 'published')]),
    ),
    ...(hasAuthor(feed) || entries.every(hasAuthor) ? [] : ['expected an author']),
    ...twice(entries.flatMap((entry) => texts(entry, 'id'))),
  ];
}

function addressesIn(element: XmlElement): string[] {
  const links = [...all(element, 'link'), ...all(element, 'atom:link')];
  return links.flatMap(({ attributes }) => attributes['href'] ?? []);
}

function isPermaLink({ attributes }: XmlElement): boolean {
  return attributes['isPermaLink'] !== 'false';
}

function isTitleOrText({ name }: XmlElement): boolean {
  return name === 'title' || name === 'description';
}

function notMatching(pattern: RegExp, values: readonly string[]): string[] {
  return values.filter((value) => !pattern.test(value)).map((value) => `not valid: ${value}`);
}

function twice(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index).map((value) => `twice: ${value}`);
}

function warningsOfEntry(entry: XmlElement): string[] {
  const [title = ''] = texts(entry, 'title');
  const names = entry.children.map(({ name }) => name);
  const warnings: [boolean, string][] = [
    // NeedDescriptionBeforeContent
    [
      names.includes('content:encoded') && names.indexOf('description') === -1,
      'content without a description',
    ],
    [
      names.indexOf('content:encoded') < names.lastIndexOf('description') &&
        names.includes('content:encoded'),
      'a description after the content',
    ],
    // ContainsHTML: a reference that was read once too seldom
    [/&(?:#\d+|#x[\da-f]+|[a-z]{2,8});/i.test(title), 'a reference in the title'],
    [entry.children.some(({ text }) => text.includes('\ufffd')), 'a character that was lost'],
  ];
  return warnings.filter(([isWrong]) => isWrong).map(([, what]) => what);
}

/** ContainsEmail: an address stands in `email`, or nowhere. */
function warningsOfPeople(element: XmlElement): string[] {
  const isName = /^(?:dc:creator|name|itunes:author|itunes:name)$/.test(element.name);
  const own =
    isName && /\S@\S+\.\S/.test(element.text)
      ? [`an e-mail address in ${element.name}: ${element.text}`]
      : [];
  return [...own, ...element.children.flatMap(warningsOfPeople)];
}
