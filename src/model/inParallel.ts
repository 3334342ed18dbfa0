/**
 * Does a task for each item, so many at a time. After a failure it begins no more, and waits for those that it has begun.
 *
 * @throws what the first failed task threw (rejects)
 */
export async function inParallel<T>(
  items: Iterable<T>,
  atOnce: number,
  task: (item: T) => Promise<void>,
): Promise<void> {
  const rest = items[Symbol.iterator]();
  const failures: unknown[] = [];
  const work = async (): Promise<void> => {
    for (;;) {
      const next = rest.next();
      if (next.done === true || failures.length > 0) return;
      await task(next.value).catch((error: unknown) => {
        failures.push(error);
      });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  if (failures.length > 0) throw failures[0];
}
