import { type Place, type Problem, problemAt } from '../../model/problem.ts';
import { thrownMessage } from '../../model/thrownMessage.ts';
import type { DeliveryOutcome, Refusal } from '../outcome.ts';

/** A target, as messages name it. */
export interface NamedTarget {
  /** As people read it. */
  readonly place: string;
  /** Where feed.yaml names it. */
  readonly at: Place;
}

const MAX_NAMED = 3;
const OVERWRITE = 'or deliver all the same with --overwrite';

/** What a publisher has to know of what became of a delivery. */
export function problemsOf(outcome: DeliveryOutcome, target: NamedTarget): Problem[] {
  if (outcome.status === 'refused') return [refusalOf(outcome.why, target)];
  const { plan, otherwise, held } = outcome;
  const [taken] = held;
  const { place, at } = target;
  return [
    ...(otherwise.length === 0
      ? []
      : [
          problemAt(at, {
            code: 'DEPLOY_DIFFERS',
            message: `expected the articles at ${place} as they were here, found ${counted(otherwise)} otherwise`,
            mend: 'nothing, if they were edited here; if somebody else has delivered, look whether all of theirs is here',
          }),
        ]),
    ...(plan.kept === 0
      ? []
      : [
          problemAt(at, {
            code: 'DEPLOY_KEPT',
            message: `expected the address of every unlisted page at ${place}, found none of ${plan.kept}; they stay`,
            mend: 'nothing; to take them away, delete them there, or deliver from where they were delivered',
          }),
        ]),
    ...(taken === undefined
      ? []
      : [
          problemAt(at, {
            code: 'MEDIA_TAKEN',
            message: `expected no media that were taken down at ${place}, found ${taken}${moreThan(held)}; they stay away`,
            mend: `delete them from the output folder, and what shows them, ${OVERWRITE}`,
          }),
        ]),
  ];
}

function refusalOf(why: Refusal, { place, at }: NamedTarget): Problem {
  switch (why.kind) {
    case 'conflict': {
      const { lacking, older } = why.conflicts;
      const found = [
        lacking.length > 0 ? `${counted(lacking)} that feed.lock here does not have` : '',
        older.length > 0 ? `${counted(older)} that somebody else has changed since` : '',
      ].filter((text) => text !== '');
      return problemAt(at, {
        code: 'DEPLOY_CONFLICT',
        message: `expected only articles of this folder at ${place}, found ${found.join(', and ')}`,
        mend: `another publisher has delivered them: pull theirs and build first, ${OVERWRITE}`,
      });
    }
    case 'held':
      return problemAt(at, {
        code: 'DEPLOY_BUSY',
        message: `expected nobody else to deliver to ${place}, found ${why.claim ? `a delivery that was going on at ${new Date(why.claim.at).toISOString()}` : 'several at once'}`,
        mend: `run it again when that has ended; one that was killed is taken over after 15 minutes, ${OVERWRITE}`,
      });
    case 'foreign':
      return problemAt(at, {
        code: 'DEPLOY_CONFLICT',
        message: `expected nothing but what Dateline delivers at ${place}, found ${why.path} of another site`,
        mend: 'name another place, or replace what is there with --overwrite',
      });
    case 'taken':
      return problemAt(at, {
        code: 'DEPLOY_TAKEN',
        message: `expected nothing that was taken down at ${place}, found ${why.path}`,
        mend: `pull what the other publisher has withdrawn or deleted, and build first, ${OVERWRITE}`,
      });
    case 'unsafe':
      return problemAt(at, {
        code: 'DEPLOY_UNSAFE',
        message: `expected ${place} to refuse a write whose condition does not hold, found that it takes any`,
        mend: 'take another storage, or write alone: true at this target if nobody else ever delivers there',
      });
  }
}

/** @example '2 articles (tag:a, tag:b)' */
function counted(ids: readonly string[]): string {
  const named = ids.slice(0, MAX_NAMED);
  const others = ids.length > MAX_NAMED ? [`and ${ids.length - MAX_NAMED} more`] : [];
  return `${ids.length} ${ids.length === 1 ? 'article' : 'articles'} (${[...named, ...others].join(', ')})`;
}

/** @example ', and 2 more' */
function moreThan(paths: readonly string[]): string {
  return paths.length > 1 ? `, and ${paths.length - 1} more` : '';
}

/** The target could not be read or written. What was sent stays, and is not sent again. */
export function failureOf(cause: unknown, { at }: Pick<NamedTarget, 'at'>): Problem {
  const { message, mend } = thrownMessage(cause);
  return problemAt(at, {
    code: 'DEPLOY_FAILED',
    message,
    mend: mend || 'mend that and run it again: it goes on where it stopped',
  });
}

/** A note about what of the output folder is not sent; none if there is nothing. */
export function skippedOf(paths: readonly string[], folder: string): Problem[] {
  const [first] = paths;
  if (first === undefined) return [];
  const others = moreThan(paths);
  return [
    problemAt(
      { file: `${folder}/${first}`, line: 1, column: 1 },
      {
        code: 'DEPLOY_SKIPPED',
        message: `expected files to deliver, found what is none, or has a name with a point before it or a sign that not all systems have in names${others}`,
        mend: 'nothing, if nobody is to have it; else put a file of another name there',
      },
    ),
  ];
}
