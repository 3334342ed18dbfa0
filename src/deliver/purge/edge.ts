import type { Sender } from '../../http/client/send.ts';
import type { Clock } from '../manifestAtTarget.ts';
import type { RunProgram } from '../runProgram.ts';

/** Where CDNs are told, without a slash at the end. */
export interface CdnApis {
  readonly cloudflare: string;
  readonly fastly: string;
}

export const CDN_APIS: CdnApis = {
  cloudflare: 'https://api.cloudflare.com/client/v4',
  fastly: 'https://api.fastly.com',
};

/** What a CDN is reached by. */
export interface PurgeEdge {
  readonly sender: Sender;
  readonly clock: Clock;
  readonly run: RunProgram;
  /** The variables that the program was started with: tokens stand nowhere else. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly apis: CdnApis;
  /** Called with addresses that the CDN has forgotten. */
  readonly onPurged: (addresses: readonly string[]) => void;
}
