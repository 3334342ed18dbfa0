import type { MovedHere } from '../publish/movedHere.ts';
import { type Printable, printable } from './printable.ts';

const WHY = {
  'another host': 'it is on another host',
  'outside the publication': 'it is not below the address of this publication',
  'a query': 'no file has an address with a query',
  'no path of a feed': 'no feed can be a file there',
} as const;

/** The lines of a report that tell how subscribers of an old address come along, without line breaks. */
export function formatMoved(moved: MovedHere): Printable[] {
  const { address } = moved;
  const hosts = Object.entries(moved.redirects);
  const lines = hosts.flatMap(([host, text]) =>
    text.split('\n').map((line, index) => printable`  ${(index === 0 ? host : '').padEnd(17)}${line}`),
  );
  const better = lines.length > 0 ? [printable`where the host can redirect, that is better:`, ...lines] : [];
  if (moved.kind === 'redirect') return [printable`redirect ${address}: ${WHY[moved.why]}`, ...better];
  const { path, format } =
    typeof moved.alias === 'string' ? { path: moved.alias, format: undefined } : moved.alias;
  const entry = format === undefined ? path : `{ path: ${path}, format: ${format} }`;
  const isThere = moved.isInSettings ? 'is also written to' : 'can also be written to';
  const how = moved.isInSettings ? 'aliases: in feed.yaml' : `aliases: [${entry}] in feed.yaml`;
  return [printable`the feed ${isThere} ${path}, so that ${address} goes on (${how})`, ...better];
}
