import { parseAddress } from '../../model/parseAddress.ts';
import { quoted } from '../../model/problem.ts';
import { fetchError } from './fetchError.ts';

/**
 * An address that may be asked, without its fragment.
 *
 * @throws Error that names where it stands, if it is none
 */
export function addressFrom(address: string, base: URL | undefined): URL {
  const from = base ? ` in the redirect from ${base.href}` : '';
  const mend = base
    ? 'ask for the address where the feed is now'
    : 'write it as https://news.example.nz/atom.xml';
  const url = address.trim() === '' ? undefined : parseAddress(address, base?.href);
  if (url === undefined) throw fetchError(`a web address${from}`, quoted(address), mend);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw fetchError(`an address that begins with https:// or http://${from}`, quoted(url.protocol), mend);
  }
  if (url.username !== '' || url.password !== '') {
    // The message leaves the address out, since it contains the password.
    throw fetchError(
      `an address without a user name or password${from}`,
      `one of ${url.host} with them`,
      mend,
    );
  }
  url.hash = '';
  return url;
}
