import { feedparser } from './feedparser.ts';
import { newsboat } from './newsboat.ts';
import { feedsmith, rowanManning } from './npmParsers.ts';
import type { Format, Reader, SeenItem } from './reader.ts';
import { sfeed } from './sfeed.ts';

export { type Served, serve } from '../support/serve.ts';
export type { Format, Reader, SeenItem } from './reader.ts';

/** A reader that may be on this machine. */
type Installed = Pick<Reader, 'name' | 'packages' | 'isHere'>;

/** The readers a feed of ours is shown to, whether or not they are on this machine. */
const readers: readonly Reader[] = [newsboat, sfeed, feedparser, feedsmith, rowanManning];

/** Gives what a reader shows for items whose titles and instants are as their author meant them. */
export function shownBy(reader: Reader, format: Format, items: readonly SeenItem[]): SeenItem[] {
  return items.map(({ id, title, instant }) => ({
    id,
    title: reader.showsTitle(title, format),
    instant: reader.showsInstant(instant),
  }));
}

/**
 * Gives the readers that are on this machine.
 *
 * Where one is missing, its feeds go unread: a developer is told so in one line, and on CI nothing goes
 * unread.
 *
 * @throws on CI (`CI=true`), naming each Debian package to install.
 */
export function requiredReaders(): readonly Reader[];
export function requiredReaders<Any extends Installed>(
  all: readonly Any[],
  environment?: Readonly<NodeJS.ProcessEnv>,
): readonly Any[];
export function requiredReaders(
  all: readonly Installed[] = readers,
  { CI }: Readonly<NodeJS.ProcessEnv> = process.env,
): readonly Installed[] {
  const missing = all.filter((reader) => !reader.isHere());
  if (missing.length > 0) {
    const names = missing.map(({ name }) => name).join(', ');
    const cure = `apt-get install ${missing.flatMap(({ packages }) => packages).join(' ')}`;
    if (CI === 'true') throw new Error(`expected every feed reader, but found none of ${names} (${cure})`);
    console.warn(`feed readers skipped, for they are not on this machine: ${names} (${cure})`);
  }
  return all.filter((reader) => !missing.includes(reader));
}
