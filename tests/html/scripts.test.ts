import { type DefaultTreeAdapterTypes, html as names, parseFragment } from 'parse5';
import { expect, it } from 'vitest';
import { MATHML, MATHML_ATTRIBUTES } from '../support/html.ts';
import { vectors } from './attackVectors.ts';

// Written down here once more, and not taken from the source: what readers keep, and what can do no harm.
const ELEMENTS = new Set(
  'a abbr audio b bdi bdo blockquote br caption cite code dd del details dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p picture pre q rb rp rt rtc ruby s samp small source strong sub summary sup table tbody td tfoot th thead time tr u ul var video wbr'.split(
    ' ',
  ),
);
const ATTRIBUTES = new Set(
  'href src srcset alt width height title lang dir cite datetime align colspan rowspan headers scope abbr start reversed type value open controls preload poster sizes media id'.split(
    ' ',
  ),
);
const ADDRESSES = new Set(['href', 'src', 'poster', 'cite']);

it.each([...new Set(vectors.map(({ name }) => name))])(
  'leaves nothing of the class "%s" but elements, attributes and addresses that do no harm',
  (name) => {
    const found = vectors.flatMap((vector) => {
      const faults = vector.name === name ? faultsOf(parseFragment(vector.fit).childNodes) : [];
      return faults.length > 0 ? [{ ...vector, faults }] : [];
    });
    expect(found).toEqual([]);
  },
);

it('knows harm when it sees it', () => {
  const harmful = vectors.filter(({ raw }) => faultsOf(parseFragment(raw).childNodes).length > 0);
  expect(harmful.length).toBeGreaterThan(1000);
});

function faultsOf(nodes: readonly DefaultTreeAdapterTypes.ChildNode[]): string[] {
  return nodes.flatMap((node) => {
    if (node.nodeName === '#text') return [];
    if ('tagName' in node && node.namespaceURI === names.NS.MATHML && MATHML.has(node.tagName)) {
      const unknown = node.attrs.filter(({ name, prefix }) => prefix || !MATHML_ATTRIBUTES.has(name));
      return [...unknown.map(({ name }) => name), ...faultsOf(node.childNodes)];
    }
    if (!('tagName' in node) || node.namespaceURI !== names.NS.HTML || !ELEMENTS.has(node.tagName)) {
      return [node.nodeName];
    }
    const faults = node.attrs.filter(({ name, value }) => !isHarmless(node.tagName, name, value));
    return [...faults.map(({ name, value }) => `${name}="${value}"`), ...faultsOf(node.childNodes)];
  });
}

function isHarmless(tagName: string, name: string, value: string): boolean {
  if (name === 'srcset') return value.split(', ').every((one) => /^https?:\/\/\S+( \S+)?$/.test(one));
  if (!ADDRESSES.has(name)) return ATTRIBUTES.has(name);
  if (tagName === 'a') return /^(?:https?:\/\/|mailto:|tel:)/.test(value);
  return (
    /^https?:\/\//.test(value) ||
    (name === 'src' && /^data:image\/(?:avif|gif|jpeg|png|webp)[;,]/.test(value))
  );
}
