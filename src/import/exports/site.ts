import { type FeedContext, resolveAddress } from '../reader/fieldValues.ts';

/**
 * The address of the site that an export is of, with a slash at its end.
 *
 * @returns an address that leads nowhere, after a report (`FEED_BROKEN`), if none was given
 */
export function siteOf({ site, report }: FeedContext, index: number, program: string): string {
  const address = site === undefined ? undefined : resolveAddress(site, undefined);
  if (address !== undefined) return address.endsWith('/') ? address : `${address}/`;
  const found = site === undefined ? 'none, since an export does not say it' : 'one that is none';
  report(index, {
    code: 'FEED_BROKEN',
    message: `expected the address of the site that this export of ${program} is of, found ${found}`,
    mend: 'add --url, like --url https://news.example.nz/',
  });
  return 'https://site.invalid/';
}
