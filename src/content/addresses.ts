/** Attributes that hold one address. */
const ADDRESSES = new Set(['href', 'src', 'poster', 'cite']);
const DATA_PICTURE = /^data:image\/(?:avif|gif|jpeg|png|webp)[;,]/i;

/**
 * An attribute's value as a reader far from the article's page can use it: every address absolute.
 *
 * @returns undefined when the value holds an address that readers must not open
 */
export function absoluteValue(
  tagName: string,
  name: string,
  value: string,
  base: string,
): string | undefined {
  if (name === 'srcset') return absoluteSourceSet(value, base);
  if (!ADDRESSES.has(name)) return value;
  if (tagName === 'img' && name === 'src' && DATA_PICTURE.test(value.trim())) return value.trim();
  return absoluteAddress(
    value,
    base,
    tagName === 'a' ? ['http:', 'https:', 'mailto:', 'tel:'] : ['http:', 'https:'],
  );
}

function absoluteAddress(value: string, base: string, schemes: readonly string[]): string | undefined {
  if (!URL.canParse(value, base)) return undefined;
  const url = new URL(value, base);
  return schemes.includes(url.protocol) ? url.href : undefined;
}

/** Every candidate of a `srcset` (HTML, 4.8.4.2.1), without those whose address cannot be used. */
function absoluteSourceSet(value: string, base: string): string | undefined {
  const candidates = value.matchAll(/[\s,]*(\S*[^\s,])(?:\s+([\d.]+[wxh]))?\s*(?:,|$)/g);
  const absolute = [...candidates].flatMap(([, address = '', size]) => {
    const href = absoluteAddress(address, base, ['http:', 'https:']);
    return href === undefined ? [] : [size === undefined ? href : `${href} ${size}`];
  });
  return absolute.length > 0 ? absolute.join(', ') : undefined;
}
