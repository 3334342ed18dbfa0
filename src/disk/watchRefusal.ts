import { relative, resolve } from 'node:path';

const LIMITS: ReadonlyMap<string, string> = new Map([
  ['ENOSPC', 'the system lets no more files be watched; raise fs.inotify.max_user_watches'],
  ['EMFILE', 'the system lets no more watches be opened; raise fs.inotify.max_user_instances'],
]);

/** What is not watched, why, and what can be done. */
export function describeRefusal(error: unknown, root: string): string {
  const { code = '', path = '', message = String(error) } = error as NodeJS.ErrnoException;
  const place = relative(resolve(root), path) || '.';
  return /^(?:EACCES|EPERM)$/.test(code)
    ? `changes in ${place} will not be seen: there is no permission to read it`
    : `not every change will be seen: ${LIMITS.get(code) ?? message}`;
}
