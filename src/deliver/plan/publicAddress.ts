import { encodePath } from '../../model/encodePath.ts';

/**
 * The addresses at which a file of the output folder is served: a page at that of its folder, too.
 *
 * @param url where the output folder is served; ends in a slash
 * @example addressesOf('2014/harbour/index.html', 'https://news.example.nz/')[0] // 'https://news.example.nz/2014/harbour/'
 */
export function addressesOf(path: string, url: string): string[] {
  const own = new URL(encodePath(path), url).href;
  return own.endsWith('/index.html') ? [own.slice(0, -'index.html'.length), own] : [own];
}

/** The address of a file that people are given: of a page, that of its folder. */
export function publicAddressOf(path: string, url: string): string {
  return addressesOf(path, url)[0] as string;
}
