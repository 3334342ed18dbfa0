import type { SshTargetSettings } from '../../../model/targetSettings.ts';

/** Where a target on another machine is, and how it is switched. */
export type SshPlace = Pick<SshTargetSettings, 'host' | 'user' | 'port' | 'path' | 'switchBy'>;

/**
 * A target as people read it.
 *
 * @example nameOf({ host: 'web.example', path: 'www/news', switchBy: 'link' }) // 'ssh://web.example/~/www/news'
 */
export function nameOf({ host, user, port, path }: SshPlace): string {
  const login = user === undefined ? '' : `${user}@`;
  const at = port === undefined ? '' : `:${port}`;
  return `ssh://${login}${inBrackets(host)}${at}${path.startsWith('/') ? '' : '/~/'}${path}`;
}

/** A host before a colon: an address of IPv6 has colons of its own. */
export function inBrackets(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
