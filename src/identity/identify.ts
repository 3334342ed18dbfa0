import type { Head, IdentifiedHead } from '../model/head.ts';
import type { LockEntry } from '../model/lock.ts';
import { type Problem, problemAt } from '../model/problem.ts';
import type { Publication } from '../model/publication.ts';
import { LOCK_FILE } from './lock.ts';
import { mintId, mintLink } from './mint.ts';
import { recognise, type Texts } from './recognise.ts';

/** What the articles are identified by, beside themselves. */
export interface Given {
  readonly entries: readonly LockEntry[];
  /** Files that are there, but are drafts or could not be read: their ids stay theirs. */
  readonly kept: ReadonlySet<string>;
  /** Accepts ids that differ from those that subscribers have. */
  readonly isReissue: boolean;
  readonly texts?: Texts;
}

const NOTHING: Given = { entries: [], kept: new Set(), isReissue: false };

/**
 * Gives every article its id and its link. An id is the one in the front matter, else the one that subscribers have,
 * else a new one. Two articles with one id are an error that names both files; so is an id that is not the one that
 * subscribers have, and an article that could be either of two that they have.
 *
 * @returns the heads that have an id of their own, and the problems
 */
export function identify(
  heads: readonly Head[],
  publication: Publication,
  { entries, kept, isReissue, texts }: Given = NOTHING,
): { heads: IdentifiedHead[]; problems: Problem[] } {
  const mint = (head: Head) => mintId(head, publication.url);
  const { known, contradicted, unclear } = recognise(heads, entries, kept, mint, texts);
  const problems = isReissue ? [] : [...unclear].map(([head, candidates]) => askWhich(head, candidates));
  const byId = new Map<string, IdentifiedHead>();
  const reserved = new Map(entries.filter(({ file }) => kept.has(file)).map(({ id, file }) => [id, file]));
  // What subscribers have comes first: an id that two want is asked of the other.
  for (const head of [...heads].sort((a, b) => Number(known.has(b)) - Number(known.has(a)))) {
    const identified = settle(head, known.get(head), contradicted.get(head), mint, publication.url);
    if (identified.replaced && !isReissue) problems.push(idChanged(identified, identified.replaced));
    const isTaken = !identified.known && head.id === undefined;
    const first = byId.get(identified.id)?.file ?? (isTaken ? reserved.get(identified.id) : undefined);
    if (first === undefined) byId.set(identified.id, identified);
    else problems.push(duplicate(identified, first));
  }
  return { heads: [...byId.values()], problems };
}

function settle(
  head: Head,
  entry: LockEntry | undefined,
  contradicted: LockEntry | undefined,
  mint: (head: Head) => string,
  url: string,
): IdentifiedHead {
  const isKnown = entry !== undefined && (head.id ?? entry.id) === entry.id;
  const replaced = isKnown ? contradicted : entry;
  return {
    ...head,
    id: head.id ?? entry?.id ?? mint(head),
    link: head.link ?? mintLink(head, url),
    hasOwnLink: head.link !== undefined,
    ...(isKnown && { known: entry }),
    ...(replaced && { replaced }),
  };
}

function duplicate(head: IdentifiedHead, first: string): Problem {
  return problemAt(head.idPlace, {
    code: 'ID_DUPLICATE',
    message: `expected an id of its own, found that of ${first}: "${head.id}"`,
    mend: 'give one of the two another id, or another file name',
  });
}

function idChanged(head: IdentifiedHead, { id, line }: LockEntry): Problem {
  return problemAt(head.idPlace, {
    code: 'ID_CHANGED',
    message: `expected the id that subscribers have, "${id}" (${LOCK_FILE}, line ${line}), found "${head.id}"`,
    mend: 'take the new id out, or everyone sees the article once more; --reissue accepts that',
  });
}

function askWhich(head: Head, candidates: readonly LockEntry[]): Problem {
  const all = candidates.map(({ id, file }) => `${file} ("${id}")`).join(' or ');
  return problemAt(head.idPlace, {
    code: 'ID_UNCLEAR',
    message: `expected to know which article this is, found the text of ${all}, and no way to tell`,
    mend: 'write id: and the one that it is into its front matter, or an id of its own if it is new; --reissue takes it for new',
  });
}
