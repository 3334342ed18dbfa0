/** Content codings of which a file of the output folder can have a copy beside it, by their registered names (RFC 9110, 8.4.1). */
export const CODINGS = ['gzip', 'br'] as const;

export type Coding = (typeof CODINGS)[number];

/** What web servers look for beside a file. */
const ENDINGS: Readonly<Record<Coding, string>> = { gzip: '.gz', br: '.br' };

/** A shorter file fits into one packet or two as it is. */
export const MIN_CODED_IN_BYTES = 1024;

/**
 * The path of a file's twin: the same bytes, compressed.
 *
 * @example twinPath('rss.xml', 'gzip') // 'rss.xml.gz'
 */
export function twinPath(path: string, coding: Coding): string {
  return path + ENDINGS[coding];
}

/**
 * The coding that the name of a twin says, and the path of the file that it is a twin of. Undefined for any other name.
 *
 * @example twinNamed('rss.xml.br') // { path: 'rss.xml', coding: 'br' }
 */
export function twinNamed(path: string): { readonly path: string; readonly coding: Coding } | undefined {
  const coding = CODINGS.find((one) => path.endsWith(ENDINGS[one]));
  return coding && { path: path.slice(0, -ENDINGS[coding].length), coding };
}
