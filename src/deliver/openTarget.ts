import { resolve } from 'node:path';
import type { Disk } from '../disk/disk.ts';
import { standingOf } from '../disk/standsApart.ts';
import type { FolderTargetSettings, TargetSettings } from '../model/targetSettings.ts';
import { openFolderTarget } from './folderTarget.ts';
import type { Target } from './target.ts';

/** What targets are reached from, and by. */
export interface Surroundings {
  /** The folder of feed.yaml. */
  readonly root: string;
  /** Folders of the publication, relative to feed.yaml. */
  readonly own: readonly string[];
  /** The disk of any folder. */
  readonly disk: (root: string) => Disk;
}

type Openers = {
  readonly [K in TargetSettings['kind']]: (
    settings: Extract<TargetSettings, { kind: K }>,
    around: Surroundings,
  ) => Promise<Target>;
};

/** THE TABLE OF KINDS: of each, how it is opened. Its settings are in `src/settings/deploy.ts`. */
const OPENERS: Openers = { folder: openFolder };

/**
 * Opens a target of `deploy:`.
 *
 * @throws Error when it cannot be delivered to
 */
export function openTarget(settings: TargetSettings, around: Surroundings): Promise<Target> {
  return OPENERS[settings.kind](settings, around);
}

async function openFolder(
  { name, path }: FolderTargetSettings,
  { root, own, disk }: Surroundings,
): Promise<Target> {
  const standing = standingOf(root, path, own);
  if (standing === 'missing')
    throw new Error(`expected a folder at ${path}, found none; make it, or mount what belongs there`);
  if (standing === 'overlapping')
    throw new Error(
      `expected a folder apart from the publication, found that ${path} is in it or around it; name one that holds nothing but what is delivered`,
    );
  return openFolderTarget({ name, place: path, disk: disk(resolve(root, path)) });
}
