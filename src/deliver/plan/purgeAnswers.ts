import { onOneLine, repairCharacters } from '../../model/text.ts';
import { withoutPassword } from '../../model/withoutPassword.ts';

/** What a CDN answered, as far as it matters here. */
export interface CdnAnswer {
  readonly status: number;
  readonly bytes: Uint8Array;
}

/** Names of variables whose values are nobody's to read. */
const SECRET = /key|secret|token|pass|credential|auth/i;
/** Shorter values are words that may stand anywhere. */
const MIN_SECRET = 6;
const MAX_WORDS = 200;
const LATER = 'run it again later: it purges what is left';

/** The values of variables that nobody else is to read. */
export function secretsIn(environment: Readonly<Record<string, string | undefined>>): string[] {
  return Object.entries(environment).flatMap(([name, value = '']) =>
    SECRET.test(name) && value.trim().length >= MIN_SECRET ? [value.trim()] : [],
  );
}

/** What somebody else said, short and on one line, without secrets. */
export function quotedWords(text: string, secrets: readonly string[]): string {
  const { text: repaired } = repairCharacters(text);
  const known = secrets.reduce((rest, secret) => rest.replaceAll(secret, '…'), repaired);
  const words = withoutPassword(onOneLine(known), '…@');
  return JSON.stringify(words.length > MAX_WORDS ? `${words.slice(0, MAX_WORDS)}…` : words);
}

/** True for an answer after which the next try may succeed. */
export function isBusy({ status }: Pick<CdnAnswer, 'status'>): boolean {
  return status === 429 || status === 408 || (status >= 500 && status !== 501);
}

/**
 * What is wrong with an answer of Cloudflare to a purge; undefined if it has forgotten all.
 *
 * https://developers.cloudflare.com/api/resources/cache/methods/purge/
 *
 * @example cloudflareFault({ status: 403, bytes }, [token]) // 'expected Cloudflare to purge, found 403 "Authentication error"; check …'
 */
export function cloudflareFault(answer: CdnAnswer, secrets: readonly string[]): string | undefined {
  const { success, errors } = recordIn(answer);
  if (answer.status < 300 && success === true) return undefined;
  const [first] = Array.isArray(errors) ? (errors as unknown[]) : [];
  const { code, message } = isRecord(first) ? first : {};
  const mend =
    code === 10000 || code === 9109
      ? 'check CLOUDFLARE_API_TOKEN: it needs the permission Cache Purge for this zone'
      : 'check cloudflare: in feed.yaml, which is the id of the zone, and that CLOUDFLARE_API_TOKEN is for it';
  return faultOf('Cloudflare', answer, message, mend, secrets);
}

/**
 * What is wrong with an answer of Fastly to a purge; undefined if it has forgotten the address.
 *
 * https://www.fastly.com/documentation/reference/api/purging/
 */
export function fastlyFault(answer: CdnAnswer, secrets: readonly string[]): string | undefined {
  if (answer.status >= 200 && answer.status < 300) return undefined;
  const { msg } = recordIn(answer);
  const mend =
    answer.status === 401 || answer.status === 403
      ? 'check FASTLY_API_TOKEN: it needs the scope purge_select, for the service of this address'
      : "check that a service of Fastly has the host of the publication's url";
  return faultOf('Fastly', answer, msg, mend, secrets);
}

/** What is wrong with the end of a program that was to purge; undefined if nothing is. */
export function programFault(
  program: string,
  { status, errors }: { readonly status: number | undefined; readonly errors: string },
  secrets: readonly string[],
): string | undefined {
  if (status === 0) return undefined;
  const last = errors.trim().split('\n').at(-1) as string;
  const said = last === '' ? '' : `, ${quotedWords(last, secrets)}`;
  const ended = status === undefined ? 'that a signal ended it' : `exit status ${status}`;
  return `expected ${program} to purge, found ${ended}${said}; mend that and run it again: it purges what is left`;
}

function faultOf(
  name: string,
  answer: CdnAnswer,
  message: unknown,
  mend: string,
  secrets: readonly string[],
): string {
  const said = typeof message === 'string' && message !== '' ? ` ${quotedWords(message, secrets)}` : '';
  return `expected ${name} to purge, found ${answer.status}${said}; ${isBusy(answer) ? LATER : mend}`;
}

function recordIn({ bytes }: CdnAnswer): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
