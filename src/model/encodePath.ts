/**
 * A path of a file as it stands in an address (RFC 3986, 2.1): a name may have what would end a path, like `#`. The slashes stay.
 *
 * @example encodePath('tags/C#/rss.xml') // 'tags/C%23/rss.xml'
 */
export function encodePath(path: string): string {
  return path.toWellFormed().split('/').map(encodeURIComponent).join('/');
}
