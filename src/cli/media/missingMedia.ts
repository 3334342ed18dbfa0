import type { RemoteMedia } from '../../import/media/articleMedia.ts';
import { type Problem, problemAt } from '../../model/problem.ts';
import { onOneLine } from '../../model/text.ts';
import { withoutPassword } from '../../model/withoutPassword.ts';

/** A file that could not be had, or whose address could not be written over. */
export interface MissingMedia extends RemoteMedia {
  /** What was found, in the words of a message. */
  readonly found: string;
  /** The article in which its address stays. */
  readonly file: string;
}

/** Tells of each host how many of its files are not here, and why the first of them is not. */
export function tellMissing(missing: readonly MissingMedia[], all: number): Problem[] {
  const hosts = new Map<string, MissingMedia[]>();
  for (const one of missing) {
    const { host } = new URL(one.url);
    const same = hosts.get(host);
    if (same) same.push(one);
    else hosts.set(host, [one]);
  }
  return [...hosts].map(([host, [first, ...others]]) => {
    const { url, found, file } = first as MissingMedia;
    const number = others.length === 0 ? 'one' : `${others.length + 1}`;
    const whole = all === 1 ? 'one picture or file' : `${all} pictures and files`;
    const message = `expected ${whole} here, found ${number} of ${onOneLine(host)} missing: ${onOneLine(withoutPassword(url))} is ${found}`;
    const mend = 'its address stays as it is; import with --media again to try once more';
    const place = { file, line: 1, column: 1 };
    return problemAt(place, { code: 'FEED_MEDIA_MISSING', message, mend });
  });
}
