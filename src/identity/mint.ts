import type { Head, IdentifiedHead } from '../model/head.ts';
import { type Problem, problemAt } from '../model/problem.ts';
import type { Publication } from '../model/publication.ts';
import { formatRfc3339 } from '../model/stamp.ts';

/**
 * Gives every article its id and its link. Two articles with one id are an error that names both files.
 *
 * @returns the heads that have an id of their own, and the problems
 */
export function identify(
  heads: readonly Head[],
  publication: Publication,
): { heads: IdentifiedHead[]; problems: Problem[] } {
  const byId = new Map<string, IdentifiedHead>();
  const problems: Problem[] = [];
  for (const head of heads) {
    const identified = {
      ...head,
      id: head.id ?? mintId(head, publication.url),
      link: head.link ?? pageOf(head, publication.url),
      hasOwnLink: head.link !== undefined,
    };
    const first = byId.get(identified.id);
    if (first === undefined) byId.set(identified.id, identified);
    else problems.push(duplicate(identified, first));
  }
  return { heads: [...byId.values()], problems };
}

/**
 * A new id as a tag URI (RFC 4151): who, since when, what.
 *
 * @example mintId(head, 'https://news.example.nz/') // 'tag:news.example.nz,2014-12-21:north-korea-offers-joint-inquiry'
 */
export function mintId(head: Pick<Head, 'published' | 'slug'>, url: string): string {
  return `tag:${new URL(url).hostname},${dayOf(head)}:${encodeURIComponent(head.slug)}`;
}

/** The address of the page that is ours to make: `<url>2014/12/21/<slug>/`. */
function pageOf(head: Head, url: string): string {
  return `${url}${dayOf(head).replaceAll('-', '/')}/${encodeURIComponent(head.slug)}/`;
}

/** The day of publication in the publication's zone: `2014-12-21`. */
function dayOf({ published }: Pick<Head, 'published'>): string {
  return formatRfc3339(published).slice(0, 10);
}

function duplicate(head: IdentifiedHead, first: IdentifiedHead): Problem {
  return problemAt(head.idPlace, {
    code: 'ID_DUPLICATE',
    message: `expected an id of its own, found that of ${first.file}: "${head.id}"`,
    mend: 'give one of the two another id, or another file name',
  });
}
