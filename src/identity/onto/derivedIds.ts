import { pathAsWritten } from './addressKeys.ts';

/** Fewer pairs may be alike by chance. */
const MIN_PAIRS = 3;

/**
 * How a program makes ids of the addresses of its articles, if it does that in one way for all: the address itself, or its path
 * between two texts that are always the same. Undefined if ids are made otherwise, or if there are too few to say.
 *
 * @param pairs ids with the addresses of their articles
 * @example findIdForm([a, b, c])?.('https://news.example.nz/2014/road/') // 'https://news.example.nz/2014/road'
 */
export function findIdForm(
  pairs: readonly { readonly id: string; readonly link: string }[],
): ((link: string) => string) | undefined {
  const [first] = pairs;
  if (first === undefined || pairs.length < MIN_PAIRS) return undefined;
  const path = pathAsWritten(first.link);
  const start = first.id.lastIndexOf(path);
  if (path === '' || start === -1) return undefined;
  const before = first.id.slice(0, start);
  const after = first.id.slice(start + path.length);
  const idOf = (link: string) => before + pathAsWritten(link) + after;
  return pairs.every(({ id, link }) => idOf(link) === id) ? idOf : undefined;
}
