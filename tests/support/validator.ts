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
