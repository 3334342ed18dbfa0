import { CODINGS, type Coding, twinPath } from '../../model/coding.ts';
import type { TextPlan, TwinPlan } from './outputPlan.ts';

/** Codings by what is to become of twins in them. */
export interface TwinCodings {
  /** Those that feed.yaml wants. */
  readonly wanted: readonly Coding[];
  /** Those in which there may be twins. */
  readonly possible: readonly Coding[];
}

/**
 * The codings of a build.
 *
 * @param wanted as feed.yaml has them
 * @param former those in which earlier runs may have left twins, as the lock has them
 */
export function planCodings(wanted: readonly Coding[] = [], former: readonly Coding[] = []): TwinCodings {
  return { wanted, possible: CODINGS.filter((coding) => wanted.includes(coding) || former.includes(coding)) };
}

/** The twin of a file in a coding. */
export function twinOf(source: string, coding: Coding): TwinPlan {
  return { kind: 'twin', path: twinPath(source, coding), source, coding };
}

/**
 * True if a text is served to many, so that a twin is worth its place: not what hosts read themselves, and no page that nothing leads to.
 */
export function isTwinned(text: TextPlan): boolean {
  switch (text.kind) {
    case 'headers':
    case 'noJekyll':
      return false;
    case 'movedPage':
      return text.isUnlisted !== true;
    case 'articlePage':
      return text.articles.every(({ unlistedPlace }) => unlistedPlace === undefined);
    default:
      return true;
  }
}
