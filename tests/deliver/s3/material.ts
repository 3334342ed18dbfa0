import { onTestFinished } from 'vitest';
import { placeOf, type S3Settings } from '../../../src/deliver/s3/place.ts';
import { openS3Target } from '../../../src/deliver/s3/s3Target.ts';
import type { S3Clock } from '../../../src/deliver/s3/storage.ts';
import type { Target } from '../../../src/deliver/target.ts';
import { CLOCK, fileOf, type TestStorage } from './asking.ts';

/** Opens a target, which is closed when the test ends. */
export function targetAt(
  { endpoint, credentials }: TestStorage,
  settings: Partial<S3Settings> = {},
  clock: Partial<S3Clock> = {},
): Target {
  const place = placeOf({ endpoint, bucket: 'news', ...settings });
  const target = openS3Target('store', place, { credentials, clock: { ...CLOCK, ...clock } });
  onTestFinished(() => target.close());
  return target;
}

/** Writes files of text, all at once. */
export async function put(target: Target, files: Readonly<Record<string, string>>): Promise<void> {
  const all = Object.entries(files).map(([path, text]) => fileOf(path, text));
  await target.write(
    all,
    ({ path }) => [Buffer.from(files[path] ?? '')],
    () => {},
  );
}

/** The text of a file; undefined if there is none. */
export async function textAt(target: Target, path: string): Promise<string | undefined> {
  const stored = await target.read(path);
  return stored && Buffer.from(stored.bytes).toString();
}
