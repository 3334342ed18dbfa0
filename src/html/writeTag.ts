import { expected } from '../model/problem.ts';
import { isAllowedAttribute } from './allowList.ts';
import { escapeAttribute, invalidCharactersOf, readableLine } from './escape.ts';
import { captionAround, isTrackingPixel, isWithin, sourceOf, sourceSetOf } from './figures.ts';
import { type Located, type Pass, reportOnce, reportRemoved } from './findings.ts';
import { ID_MARK, idOf, noteLink } from './fragments.ts';
import { isMathAttribute } from './mathml.ts';
import { NO_CHARACTER } from './references.ts';
import {
  parseSrcset,
  type Resolved,
  resolveCitation,
  resolveLink,
  resolveMedia,
  type Surroundings,
} from './resolveUrl.ts';
import { attributeOf, type Element } from './tree.ts';

/** The start tag of an element that readers keep, with the attributes that they keep. */
export function openTag(element: Element, pass: Pass): string {
  const { tagName } = element;
  let tag = `<${tagName}`;
  for (const { name, value } of withLateSource(element)) tag += attribute(element, name, value, pass);
  tag += '>';
  // A source without an address is none.
  return tagName === 'source' && !/ src(?:set)?=/.test(tag) ? '' : tag;
}

/** The start tag of an element of MathML, with the attributes that are kept. */
export function mathTag(element: Element, pass: Pass): string {
  const attributes = element.attrs.map(({ name, value, prefix }) => {
    if (!prefix && isMathAttribute(element.tagName, name)) return textAttribute(element, name, value, pass);
    if (name.startsWith('on')) reportRemoved(pass, element, `${name}=`);
    return '';
  });
  return `<${element.tagName}${attributes.join('')}>`;
}

/** The tag of a picture: its true size, and text for those who do not see it. Empty where there is nothing to show. */
export function pictureTag(element: Element, pass: Pass): string {
  const source = sourceOf(element);
  if (isTrackingPixel(element)) {
    reportRemoved(pass, element, 'a picture of one point that counts readers', '<img');
    return '';
  }
  if (source === undefined) {
    reportRemoved(pass, element, 'an <img> without an address', '<img');
    return '';
  }
  const resolved = resolveMedia(source, 'picture', pass);
  const url = urlOf(resolved, 'src', source, element, pass);
  if (url === undefined) return '';
  const { file } = resolved;
  const caption = pass.captions.get(element);
  const alt = attributeOf(element, 'alt');
  if (alt === undefined) reportOnce(pass, element, nearOf(source), withoutAlt(source));
  const { width, height } = file ?? { width: pixels(element, 'width'), height: pixels(element, 'height') };
  pass.shown.add(url);
  pass.pictures.push({
    url,
    alt: readableLine(alt ?? ''),
    file,
    width,
    height,
    isFigure: caption !== undefined || isWithin('figure', element),
    caption: () => caption ?? captionAround(element),
  });
  let tag = `<img${written('src', url)}`;
  tag += written('srcset', resolveSet(sourceSetOf(element), element, pass));
  if (attributeOf(element, 'srcset') !== undefined) tag += written('sizes', attributeOf(element, 'sizes'));
  tag += textAttribute(element, 'alt', alt ?? '', pass);
  tag += written('width', width?.toString());
  tag += written('height', height?.toString());
  for (const name of ['title', 'lang', 'dir']) tag += kept(element, name, pass);
  return `${tag}${idAttribute(element, pass)}>`;
}

/** A picture that says nothing to those who do not see it. */
export function withoutAlt(source: string) {
  const mend = 'say what it shows: ![a ferry at the wharf](ferry.jpg), or alt: in the front matter';
  return expected('PICTURE_WITHOUT_ALT', 'a picture with alt text', source, mend);
}

function attribute(element: Element, name: string, value: string, pass: Pass): string {
  const { tagName } = element;
  if (name === 'id') return idAttribute(element, pass);
  if (name === 'name' && tagName === 'a' && !attributeOf(element, 'id')) return idAttribute(element, pass);
  if (name === 'href' && value.startsWith('#') && !pass.innerLinks.has(value))
    pass.innerLinks.set(value, element);
  if (!isAllowedAttribute(tagName, name)) {
    if (name.startsWith('on')) reportRemoved(pass, element, `${name}=`);
    return '';
  }
  if (name === 'srcset') return written(name, resolveSet(value, element, pass));
  const resolve = RESOLVERS[name];
  if (resolve === undefined) return textAttribute(element, name, value, pass);
  const url = urlOf(resolve(value, pass), name, value, element, pass);
  if (name === 'href' && url) noteLink(url, pass);
  return written(name, url);
}

const RESOLVERS: Readonly<Record<string, (value: string, surroundings: Surroundings) => Resolved>> = {
  href: resolveLink,
  cite: resolveCitation,
  src: (value, surroundings) => resolveMedia(value, 'file', surroundings),
  poster: (value, surroundings) => resolveMedia(value, 'picture', surroundings),
};

/** The address, or undefined if there is none, which is reported. */
function urlOf(
  { url, fault, near }: Resolved,
  name: string,
  value: string,
  element: Element,
  pass: Pass,
): string | undefined {
  if (fault) reportOnce(pass, element, near ?? nearOf(value), fault);
  else if (url === undefined)
    reportRemoved(pass, element, `${name}="${value.trim().slice(0, 40)}"`, near ?? nearOf(value));
  return url;
}

/** A picture in an address may be of millions of characters; its beginning is enough to find it. */
function nearOf(address: string): string {
  return /^\s*data:/i.test(address) ? address.trim().slice(0, 60) : address;
}

/** Every candidate of a set, without those whose address cannot be used. */
function resolveSet(srcset: string | undefined, element: Element, pass: Pass): string | undefined {
  if (srcset === undefined) return undefined;
  const candidates = parseSrcset(srcset).flatMap(({ address, descriptor }) => {
    // A picture within the address is a stand-in for one that a script would load.
    if (address.startsWith('data:')) return [];
    const resolved = resolveMedia(address, 'picture', pass);
    const url = urlOf(resolved, 'srcset', address, element, pass);
    // A comma at the end of an address would end the candidate.
    const safe = url?.replace(/,+$/, (commas) => '%2C'.repeat(commas.length));
    return safe === undefined ? [] : [descriptor === '' ? safe : `${safe} ${descriptor}`];
  });
  return candidates.length > 0 ? candidates.join(', ') : undefined;
}

const PLAYED = new Set(['audio', 'source', 'video']);

/** Sounds and films that a script would load late keep their address in `data-src`. */
function withLateSource({ tagName, attrs }: Element): readonly { name: string; value: string }[] {
  if (!PLAYED.has(tagName)) return attrs;
  const names = new Set(attrs.map(({ name }) => name));
  const late = attrs.filter(
    ({ name }) => /^data-(?:src|srcset|poster)$/.test(name) && !names.has(name.slice(5)),
  );
  return [...attrs, ...late.map(({ name, value }) => ({ name: name.slice(5), value }))];
}

/** The id of an element, unless one before has it. */
export function idAttribute(element: Element, pass: Pass): string {
  const id = idOf(element);
  if (id === '' || pass.ids.has(id)) return '';
  pass.ids.add(id);
  return ID_MARK + written('id', id);
}

function kept(element: Element, name: string, pass: Pass): string {
  const value = attributeOf(element, name);
  return value === undefined ? '' : textAttribute(element, name, value, pass);
}

function textAttribute(element: Element, name: string, value: string, pass: Pass): string {
  reportInvalidCharacters(value, element, pass);
  return ` ${name}="${escapeAttribute(value)}"`;
}

/** Reports characters that only a reference can have brought: those of the source are reported when it is read. */
export function reportInvalidCharacters(text: string, node: Located, pass: Pass): void {
  for (const character of invalidCharactersOf(text)) {
    const { what, near } = describeInvalid(character);
    reportOnce(pass, node, near, {
      code: 'CHARACTER_FORBIDDEN',
      message: `expected text, found ${what}`,
      mend: 'it is left out, since no feed may hold it; delete it from the file',
    });
  }
}

function describeInvalid(character: string): { readonly what: string; readonly near: string } {
  if (character === NO_CHARACTER) return { what: 'a reference to no character, such as &#0;', near: '&#' };
  const code = (character.codePointAt(0) as number).toString(16);
  const name = `U+${code.toUpperCase().padStart(4, '0')}`;
  // XML allows this one, so that the source may hold it.
  if (character === '\u007f') return { what: `the control character ${name}`, near: character };
  return { what: `a reference to the character ${name}`, near: `&#x${code};` };
}

function written(name: string, value: string | undefined): string {
  return value === undefined ? '' : ` ${name}="${escapeAttribute(value)}"`;
}

function pixels(element: Element, name: 'width' | 'height'): number | undefined {
  const size = /^\s*(\d{1,5})(?:px)?\s*$/.exec(attributeOf(element, name) ?? '')?.[1];
  return size === undefined ? undefined : Number(size);
}
