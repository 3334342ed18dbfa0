import { basename, dirname, join } from 'node:path';
import { findCredentials, type S3Credentials } from '../deliver/s3/credentials.ts';
import type { Edge } from './session.ts';

/**
 * Reads the credentials of storages: of the environment, or of the file that `AWS_SHARED_CREDENTIALS_FILE` names, or of
 * `~/.aws/credentials`.
 *
 * @throws Error that says what is missing, and nothing of what is there
 */
export function readCredentials({
  environment = {},
  disk,
}: Pick<Edge, 'environment' | 'disk'>): S3Credentials {
  const { HOME, USERPROFILE, AWS_SHARED_CREDENTIALS_FILE } = environment;
  const home = HOME || USERPROFILE;
  const path = AWS_SHARED_CREDENTIALS_FILE || (home && join(home, '.aws', 'credentials'));
  const bytes = path ? disk(dirname(path)).readIfThere(basename(path)) : undefined;
  return findCredentials(environment, bytes && new TextDecoder().decode(bytes));
}
