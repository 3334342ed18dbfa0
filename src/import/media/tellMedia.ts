import { type Problem, problemAt } from '../../model/problem.ts';
import { onOneLine } from '../../model/text.ts';
import type { RemoteMedia } from './articleMedia.ts';

const MAX_HOSTS = 5;

/**
 * Tells on which hosts the pictures and files of imported articles stay.
 *
 * @param media of all articles
 * @param file the name of the feed's document
 */
export function tellMedia(media: readonly RemoteMedia[], file: string): Problem[] {
  const hosts = hostsOf(media);
  if (hosts.length === 0) return [];
  const named = hosts
    .slice(0, MAX_HOSTS)
    .map(([host, counts]) => `${countsOf(counts)} at ${onOneLine(host)}`);
  const left = hosts.length - MAX_HOSTS;
  const others = left > 0 ? [`and others at ${left} more ${left === 1 ? 'host' : 'hosts'}`] : [];
  const message = `expected pictures and recordings beside the articles, found ${[...named, ...others].join(', ')}`;
  const mend = 'they stay there; --media brings them here';
  return [problemAt({ file, line: 1, column: 1 }, { code: 'FEED_MEDIA', message, mend })];
}

interface Counts {
  readonly picture: number;
  readonly file: number;
}

/** How many different files are on each host, the host with the most first. */
function hostsOf(media: readonly RemoteMedia[]): [host: string, Counts][] {
  const kinds = new Map(media.map(({ url, kind }) => [url, kind]));
  const hosts = new Map<string, Counts>();
  for (const [url, kind] of kinds) {
    const { host, protocol } = new URL(url);
    // A picture in its own address is here.
    if (!/^https?:$/.test(protocol)) continue;
    const counts = hosts.get(host) ?? { picture: 0, file: 0 };
    hosts.set(host, { ...counts, [kind]: counts[kind] + 1 });
  }
  const sum = ({ picture, file }: Counts) => picture + file;
  return [...hosts].sort(([, a], [, b]) => sum(b) - sum(a));
}

/** @example countsOf({ picture: 214, file: 1 }) // '214 pictures and 1 recording or file' */
function countsOf({ picture, file }: Counts): string {
  const words = [
    picture > 0 ? `${picture} ${picture === 1 ? 'picture' : 'pictures'}` : '',
    file > 0 ? `${file} ${file === 1 ? 'recording or file' : 'recordings or files'}` : '',
  ];
  return words.filter(Boolean).join(' and ');
}
