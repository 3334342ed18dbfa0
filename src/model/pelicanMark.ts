/** What an address of Pelican's begins with: behind it is the path of a file, from the folder of contents on or from the article. */
const MARK = /^\s*\{(?:filename|static|attach)\}/;

/** @example withoutPelicanMark('{static}/img/ferry.png') // '/img/ferry.png' */
export function withoutPelicanMark(address: string): string {
  return address.replace(MARK, '');
}
