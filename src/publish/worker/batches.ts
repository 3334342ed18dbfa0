import type { FoundFile } from '../../disk/disk.ts';
import type { Settings } from '../../model/settings.ts';

/** Something that another thread can do. */
export type Task =
  | { readonly kind: 'settings'; readonly settings: Settings }
  | { readonly kind: 'heads'; readonly number: number; readonly files: readonly FoundFile[] }
  | { readonly kind: 'bodies'; readonly number: number; readonly articles: readonly Whole[] };

/** An article of which the body is wanted. */
export interface Whole {
  readonly found: FoundFile;
  /** As the cache has it: on the way between threads stamps would be plain dates. */
  readonly head: string;
}

/** What came of a task: something for each file or article, or nothing where it could not be done. */
export interface Answer {
  readonly number: number;
  readonly results?: readonly unknown[];
}

/** Another thread, which does tasks in the order in which they are given. */
export interface Hand {
  give(task: Task): void;
  /** The answers that have come since this was asked last; waits for one where there is none. */
  take(isPatient: boolean): readonly Answer[];
}

/** What makes reading faster, and what tells of it. */
export interface Means {
  /** Another thread, for a run that has much to read. */
  readonly hand?: Hand | undefined;
  /** Told how many have been read: first the heads of all, then the whole of those that are wanted. */
  readonly progress?: ((what: 'heads' | 'articles', done: number, all: number) => void) | undefined;
}

/** Some things to be done, by us or by another thread. */
export interface Shared<A> {
  /** What came of one of them; asked once for each, and best in their order. */
  take(index: number): A;
}

/** So many are given at once. */
const BATCH = 40;
/** So many batches wait for the other thread, that it is never idle. */
const WAITING = 3;
/** For fewer another thread is not worth its start. */
const MIN_COUNT = 16 * BATCH;

/** No number is given twice: an answer may come when whoever asked for it has gone away, and another asks. */
let lastNumber = 0;

/** True where there is enough to do for two. */
export function isWorthSharing(count: number): boolean {
  return count >= MIN_COUNT;
}

/**
 * Does things on two threads: the other is given what is wanted soon; what it has not done when it is wanted is done here, or
 * waited for while the next is done here.
 *
 * @param task the task for some of them
 * @param unpack what came of one of them on the other thread
 * @param own does one of them here
 */
export function share<T, A>(
  all: readonly T[],
  hand: Hand,
  task: (number: number, some: readonly T[]) => Task,
  unpack: (result: unknown, one: T) => A,
  own: (one: T) => A,
): Shared<A> {
  const done = new Map<number, (A | undefined)[]>();
  /** Batches that the other thread has, by the numbers of their tasks. */
  const given = new Map<number, number>();
  const count = Math.ceil(all.length / BATCH);
  let next = 0;
  let isLost = false;
  const batch = (number: number) => all.slice(number * BATCH, (number + 1) * BATCH);
  const claim = () => {
    const number = next;
    next += 1;
    return number;
  };
  const doHere = (number: number) => done.set(number, batch(number).map(own));
  const fill = () => {
    while (!isLost && given.size < WAITING && next < count) {
      const number = claim();
      lastNumber += 1;
      given.set(lastNumber, number);
      hand.give(task(lastNumber, batch(number)));
    }
  };
  const receive = (isPatient: boolean) => {
    const answers = hand.take(isPatient);
    for (const answer of answers) {
      const number = given.get(answer.number);
      if (number === undefined) continue;
      given.delete(answer.number);
      const some = batch(number);
      const there = answer.results?.map((result, index) => unpack(result, some[index] as T));
      if (there) done.set(number, there);
      else doHere(number);
    }
    return answers.length > 0;
  };
  // A thread that is gone answers nothing: what it was given is done here.
  const giveUp = () => {
    isLost = true;
    for (const number of given.values()) doHere(number);
    given.clear();
  };
  const finish = (number: number) => {
    receive(false);
    fill();
    while (!done.has(number)) {
      if (next < count) doHere(claim());
      else if (!receive(true)) giveUp();
      receive(false);
      fill();
    }
  };
  fill();
  return {
    take: (index) => {
      const number = Math.floor(index / BATCH);
      if (!done.has(number)) finish(number);
      const results = done.get(number) as (A | undefined)[];
      const result = results[index % BATCH] as A;
      results[index % BATCH] = undefined;
      return result;
    },
  };
}
