import { resolve } from 'node:path';
import type { Disk } from '../disk/disk.ts';
import { standingOf } from '../disk/standsApart.ts';
import type { FolderTargetSettings, StorageTargetSettings, TargetSettings } from '../model/targetSettings.ts';
import { openFolderTarget } from './folderTarget.ts';
import type { CdnApis } from './purge/edge.ts';
import { openReceipt } from './receiptFile.ts';
import type { RunProgram } from './runProgram.ts';
import type { S3Credentials } from './s3/credentials.ts';
import { nameOf, placeOf } from './s3/place.ts';
import { openS3Target } from './s3/s3Target.ts';
import type { S3Clock } from './s3/storage.ts';
import { openSshTarget } from './ssh/sshTarget.ts';
import type { Target } from './target.ts';

/** What targets are reached from, and by. */
export interface Surroundings {
  /** The folder of feed.yaml. */
  readonly root: string;
  /** Folders of the publication, relative to feed.yaml. */
  readonly own: readonly string[];
  /** The one of them that is delivered. */
  readonly output: string;
  /** The disk of any folder. */
  readonly disk: (root: string) => Disk;
  /** The real one: a storage compares it with its own. */
  readonly clock: S3Clock;
  /**
   * What a storage knows the publisher by.
   *
   * @throws Error that says where they are looked for
   */
  readonly credentials: () => S3Credentials;
  readonly run: RunProgram;
  /** The variables that the program was started with. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Where CDNs are told; only tests have others. */
  readonly apis?: CdnApis | undefined;
}

/**
 * Opens a target of `deploy:`, does something there, and closes it. The settings of each kind are in `src/settings/deploy.ts`.
 *
 * @throws Error (rejects) when it cannot be delivered to, or what `act` throws
 */
export async function withTarget<T>(
  settings: TargetSettings,
  around: Surroundings,
  act: (target: Target) => Promise<T>,
): Promise<T> {
  const target = openTarget(settings, around);
  try {
    return await act(target);
  } finally {
    await target.close();
  }
}

function openTarget(settings: TargetSettings, around: Surroundings): Target {
  switch (settings.kind) {
    case 'folder':
      return openFolder(settings, around);
    case 's3':
      return openStorageTarget(settings, around);
    case 'ssh':
      return openSshTarget({ ...settings, output: around.output }, around);
  }
}

function openFolder({ name, path }: FolderTargetSettings, { root, own, disk }: Surroundings): Target {
  const standing = standingOf(root, path, own);
  if (standing === 'missing')
    throw new Error(`expected a folder at ${path}, found none; make it, or mount what belongs there`);
  if (standing === 'overlapping')
    throw new Error(
      `expected a folder apart from the publication, found that ${path} is in it or around it; name one that holds nothing but what is delivered`,
    );
  return openFolderTarget({ name, place: path, disk: disk(resolve(root, path)) });
}

function openStorageTarget(
  settings: StorageTargetSettings,
  { root, disk, clock, credentials }: Surroundings,
): Target {
  const place = placeOf(settings);
  const { spelling } = openReceipt(disk(root), settings.name, nameOf(place)).last;
  return openS3Target(settings.name, place, { credentials: credentials(), clock, spelling });
}
