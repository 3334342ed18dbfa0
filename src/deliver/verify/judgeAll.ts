import type { Sender } from '../../http/client/send.ts';
import type { Fault } from '../../model/problem.ts';
import type { TargetSettings } from '../../model/targetSettings.ts';
import type { Finding } from '../plan/served/finding.ts';
import { cacheOf, hostOf } from '../plan/served/host.ts';
import { judgeLook } from '../plan/served/judgeLook.ts';
import { judgeRedirectToSecure, plainAddressOf } from '../plan/served/judgeSecurity.ts';
import { isPublic, type Look } from '../plan/served/look.ts';
import { tellFindings } from '../plan/served/tellFindings.ts';
import { ask } from './look.ts';

/** What is known of a host before it is asked. */
export interface KnownHost {
  /** Where the output folder is served; ends in a slash. */
  readonly url: string;
  readonly target?: TargetSettings['kind'] | undefined;
  /** True if what is here has just been delivered. */
  readonly isDelivered: boolean;
}

/** Tells all that looks have shown, and whether who asks without TLS is sent on. */
export async function judgeAll(
  looks: readonly Look[],
  { target, isDelivered }: KnownHost,
  sender: Sender,
): Promise<Fault[]> {
  const answered = looks.find(({ usual }) => 'status' in usual);
  const insecure = answered ? await askWithoutTls(answered, sender) : undefined;
  const findings = [...looks.flatMap(judgeLook), ...(insecure ? [insecure] : [])];
  const headersOf = ({ usual }: Look) => ('status' in usual ? usual.headers : new Map<string, string>());
  const host = hostOf(answered ? headersOf(answered) : new Map(), target);
  const older = looks.filter((look) => !isPublic(look));
  const cache = older.map((look) => cacheOf(headersOf(look))).find((name) => name !== undefined);
  return tellFindings(findings, { host, cache, isDelivered });
}

async function askWithoutTls({ address }: Look, sender: Sender): Promise<Finding | undefined> {
  const plain = plainAddressOf(address);
  if (plain === undefined) return undefined;
  return judgeRedirectToSecure(plain, await ask(plain, { 'accept-encoding': 'gzip' }, sender));
}
