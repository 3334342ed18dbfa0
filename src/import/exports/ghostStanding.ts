import { quoted } from '../../model/problem.ts';
import type { ReadEntry } from '../reader/feedDocument.ts';
import type { FeedContext } from '../reader/fieldValues.ts';
import type { JsonObject } from '../reader/jsonTree.ts';
import { isSaid, keyAt, textAt } from './jsonMembers.ts';

/** What keeps a post from readers; undefined if everyone may read it, or if it was wanted though nobody may yet. */
export interface Judgement {
  readonly kind?: string;
  readonly standing: Pick<ReadEntry, 'isDraft' | 'isPage'>;
}

/** What a post of Ghost is to readers. A status, type or visibility that is not known here keeps it out. */
export function judgePost(
  post: JsonObject,
  meta: JsonObject | undefined,
  wanted: FeedContext['wanted'],
): Judgement {
  const kind = privateKindOf(post, meta);
  if (kind !== undefined) return { kind, standing: {} };
  const isPage = isPageOf(post);
  const draft = DRAFTS.get(keyAt(post, 'status'));
  if (isPage && !wanted.has('pages')) return { kind: 'page', standing: {} };
  if (draft !== undefined && !wanted.has('drafts')) return { kind: draft, standing: {} };
  return { standing: { ...(draft !== undefined && { isDraft: true }), ...(isPage && { isPage: true }) } };
}

const DRAFTS: ReadonlyMap<string, string> = new Map([
  ['draft', 'draft'],
  ['scheduled', 'scheduled entry'],
]);

function privateKindOf(post: JsonObject, meta: JsonObject | undefined): string | undefined {
  const type = textAt(post, 'type');
  const status = keyAt(post, 'status');
  // Before Ghost 3 there were neither types nor members.
  const visibility = textAt(post, 'visibility') ?? (type === undefined ? 'public' : '');
  if (visibility !== 'public') {
    return /^(?:members|paid|tiers|filter)$/.test(visibility)
      ? 'post for members'
      : `entry with visibility ${quoted(visibility)}`;
  }
  if (status === 'sent' || isSaid(meta?.members.get('email_only')))
    return 'post that was only sent by e-mail';
  if (status !== 'published' && !DRAFTS.has(status)) return `entry with status ${quoted(status)}`;
  return type === undefined || /^(?:post|page)$/.test(type) ? undefined : `entry with type ${quoted(type)}`;
}

function isPageOf(post: JsonObject): boolean {
  return textAt(post, 'type') === 'page' || isSaid(post.members.get('page'));
}
