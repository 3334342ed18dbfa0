import type { SourceFile } from '../disk/disk.ts';
import type { Settings } from '../model/settings.ts';
import { createHeadInterner, internEmptyList } from '../model/sharedLists.ts';
import type { HeadResult, Records } from './incremental/articleRecord.ts';
import { mapInBatches } from './worker/mapInBatches.ts';
import { headsJob } from './worker/tasks.ts';
import type { World } from './world.ts';

/**
 * Reads the beginnings of all articles' files, in the order of the files. A file whose record is of its present state is
 * not read.
 */
export function readHeads(
  world: World,
  files: readonly SourceFile[],
  settings: Settings,
  { articles }: Records,
): HeadResult[] {
  const recorded = new Map(
    files.flatMap(({ file, state }) => {
      const record = articles.get(file);
      return record?.state === state ? [[file, record.result] as const] : [];
    }),
  );
  const changed = files.filter(({ file }) => !recorded.has(file));
  const heads = mapInBatches(changed, headsJob(world.disk, settings), world.worker);
  const intern = createHeadInterner();
  let count = 0;
  const read = (file: string): HeadResult => {
    const { state, result, isReadable } = heads.take(count);
    count += 1;
    world.progress?.('heads', count, changed.length);
    const { head, isDraft } = result;
    const problems = internEmptyList(result.problems);
    const interned = head ? { head: intern(head), isDraft, problems } : { isDraft, problems };
    const body = articles.get(file)?.body;
    // A file that could not be read may be readable the next time, in the same state.
    if (isReadable) articles.set(file, { state, result: interned, ...(body && { body }) });
    else articles.delete(file);
    return interned;
  };
  return files.map(({ file }) => recorded.get(file) ?? read(file));
}
