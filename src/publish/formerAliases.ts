import { type Disk, isSameLook } from '../disk/disk.ts';
import { isAliasHash } from './incremental/aliasHash.ts';
import type { Records } from './incremental/articleRecord.ts';
import type { RemovalPlan } from './plan/outputPlan.ts';
import type { BuildPlan } from './planBuild.ts';

/**
 * Plans the removal of further copies of feeds' documents that feed.yaml names no more. Only records say where there were any, and
 * only a file that is as we wrote it goes: what else stands there now is somebody's own.
 */
export function findFormerAliases(
  { settings, texts }: Pick<BuildPlan, 'settings' | 'texts'>,
  { before }: Pick<Records, 'before'>,
  disk: Disk,
): RemovalPlan[] {
  const planned = new Set(texts.map(({ path }) => path));
  return [...before.outputs].flatMap(([path, { inputsHash, state }]) => {
    const isFormer = isAliasHash(inputsHash) && !planned.has(path);
    if (!isFormer || !isSameLook(state, disk.stateOf(`${settings.output}/${path}`))) return [];
    // Each names its own address, in any format.
    return [{ kind: 'removal', path, mark: `/${path}"` }];
  });
}
