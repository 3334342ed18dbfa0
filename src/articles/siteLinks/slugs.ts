import { slug } from 'github-slugger';

/** Latin letters that no normalisation takes apart, and signs that are words: what they are in ASCII. */
const ASCII: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', Æ: 'AE', œ: 'oe', Œ: 'OE', ø: 'o', Ø: 'O', đ: 'd', Đ: 'D', ð: 'd', Ð: 'D' },
  ...{ ł: 'l', Ł: 'L', þ: 'th', Þ: 'Th', ı: 'i', ħ: 'h', Ħ: 'H', ŋ: 'ng', Ŋ: 'NG', ĸ: 'k', ŧ: 't', Ŧ: 'T' },
  ...{ '€': 'EUR', '£': 'PS', '¥': 'Y=', '©': '(c)', '®': '(r)' },
};

/**
 * A text in ASCII letters, as Unidecode and its like write it. Undefined for a text in another script: its words depend on tables
 * that each program has of its own.
 */
function asciiOf(text: string): string | undefined {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\0-\x7f]/gu, (sign) => ASCII[sign] ?? (/[\p{L}\p{N}]/u.test(sign) ? sign : ''));
  return /[^\0-\x7f]/.test(plain) ? undefined : plain;
}

/** Pelican's and Nikola's: what is neither a letter, a digit nor one of `kept` goes, white space becomes a hyphen. */
function slugOfWords(text: string, dropped: RegExp): string | undefined {
  const plain = asciiOf(text.replace(/[\u2010-\u2015]/g, '-'));
  return plain
    ?.replace(dropped, '')
    .trim()
    .replace(/[-\s]+/g, '-')
    .toLowerCase();
}

export const pelicanSlug = (text: string) => slugOfWords(text.replace(/<[^<>]*>/g, ''), /[^\w\s-]/g);
export const nikolaSlug = (text: string) => slugOfWords(text, /[^+\w\s-]/g);

/** Zola's: letters and digits in lower case, one hyphen for all between them. */
export function zolaSlug(text: string): string | undefined {
  return asciiOf(text)
    ?.toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** The `slugify` of Eleventy: as Zola's, but for contractions and the word for `&`. */
export function eleventySlug(text: string): string | undefined {
  return zolaSlug(text.replaceAll('&', ' and ').replace(/([a-z\d])['’]([ts])(?=\s|$)/gi, '$1$2'));
}

/** Hugo's for a path: letters, digits, marks, some signs and escapes stay, white space is a hyphen. */
export function hugoPath(text: string): string {
  let path = '';
  let isSpaced = false;
  for (const [sign] of text.matchAll(/%[\da-f]{2}|./gisu)) {
    if (/[\p{L}\p{Nd}\p{M}./\\_#+~@-]/u.test(sign)) {
      path += isSpaced && sign !== '-' ? `-${sign}` : sign;
      isSpaced = false;
    } else if (/\s/.test(sign) && path !== '' && !path.endsWith('-')) isSpaced = true;
  }
  return path;
}

export const hugoSlug = (text: string) => hugoPath(text).toLowerCase().replace(/#$/, '');

/** Jekyll's of titles and file names: case stays, and so do the signs that an address may have. */
export function jekyllTitle(text: string): string {
  return text.replace(/[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+/gu, '-').replace(/^-|-$/g, '');
}

export function jekyllSlug(text: string): string {
  return text
    .replace(/[^\p{M}\p{L}\p{Nd}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase();
}

/** Hexo's `slugize`: marks of Latin letters go, signs of ASCII and white space become a hyphen, other scripts stay. */
export function hexoSlug(text: string): string {
  return text
    .normalize('NFD')
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
    .normalize()
    .replaceAll('ß', 's')
    .replace(/[æœøđłıħŧ]/gi, (letter) => ASCII[letter] as string)
    .replace(/[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'<>,.?/]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** Astro's of each part of the path of an entry. */
export const astroSlug = (path: string) =>
  path
    .split('/')
    .map((part) => slug(part))
    .join('/');
