import { hash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { isPassing, type SendAnswer, type Sender } from '../../http/client/send.ts';
import { inParallel } from '../../model/inParallel.ts';
import { parseAddress } from '../../model/parseAddress.ts';
import { type Asked, isWhole, type Look, ORIGIN, type WantedFile } from '../plan/served/look.ts';

/** A longer document is not read to its end, unless the one here is as long. */
const MAX_IN_BYTES = 20_000_000;
const MAX_REDIRECTS = 5;
/** Files that are asked for in one moment: hosts take many for an attack. */
export const AT_ONCE = 4;

/** Looks at a file as most readers do. */
export async function lookAt(file: WantedFile, address: string, sender: Sender): Promise<Look> {
  const redirects: string[] = [];
  for (;;) {
    const from = redirects.at(-1) ?? address;
    const usual = await ask(from, { 'accept-encoding': 'gzip' }, sender, maxFor(file));
    const to = leadsTo(usual, from);
    if (to === undefined) return { file, address, redirects, usual };
    redirects.push(to.href);
    // What a host at another address says is no publisher's, and it may be one that nobody outside can ask.
    if (to.hostname !== new URL(address).hostname || redirects.length > MAX_REDIRECTS)
      return { file, address, redirects, usual };
  }
}

/** Replaces the looks at some files, by their paths, by looks from all sides. */
export async function lookCloser(
  looks: Map<string, Look>,
  files: readonly WantedFile[],
  sender: Sender,
): Promise<void> {
  await inParallel(files, AT_ONCE, async ({ path }) => {
    looks.set(path, await askMore(looks.get(path) as Look, sender));
  });
}

/** Asks for the same file in all other ways that readers have. */
async function askMore(look: Look, sender: Sender): Promise<Look> {
  const { file, address, redirects, usual } = look;
  if (!isWhole(usual)) return look;
  const asked = (headers: Readonly<Record<string, string>>) =>
    ask(redirects.at(-1) ?? address, headers, sender, maxFor(file));
  const tag = usual.headers.get('etag');
  const time = usual.headers.get('last-modified');
  const gzip = { 'accept-encoding': 'gzip' };
  const [plain, byTag, byTime] = await Promise.all([
    asked({ 'accept-encoding': 'identity', origin: ORIGIN }),
    tag === undefined ? undefined : asked({ ...gzip, 'if-none-match': tag }),
    time === undefined ? undefined : asked({ ...gzip, 'if-modified-since': time }),
  ]);
  return { ...look, plain, byTag, byTime };
}

/** Asks an address once, and follows no redirect. */
export async function ask(
  address: string,
  headers: Readonly<Record<string, string>>,
  sender: Sender,
  maxBytes = MAX_IN_BYTES,
): Promise<Asked> {
  try {
    const answer = await sender.send({
      method: 'GET',
      url: new URL(address),
      headers: { accept: '*/*', ...headers },
      maxBytes,
    });
    return { status: answer.status, headers: answer.headers, hash: hashOf(answer, maxBytes) };
  } catch (error) {
    return { why: whyOf(error), isPassing: isPassing(error) };
  }
}

function maxFor({ sizeInBytes }: WantedFile): number {
  return Math.max(MAX_IN_BYTES, 2 * sizeInBytes);
}

function hashOf({ bytes, headers }: SendAnswer, maxOutputLength: number): string | undefined {
  const coding = headers.get('content-encoding')?.trim().toLowerCase() ?? 'identity';
  try {
    if (coding === 'identity') return hash('sha256', bytes);
    if (coding !== 'gzip' && coding !== 'x-gzip') return undefined;
    return hash('sha256', gunzipSync(bytes, { maxOutputLength }));
  } catch {
    return undefined;
  }
}

/** What was found, without what was expected and how to mend it: the message around it says that. */
function whyOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const [, address] = /^expected a public address, found (.*?);/s.exec(message) ?? [];
  if (address !== undefined) return `${address}, which is asked with --allow-private alone`;
  return /, found (.*?)(?:; .*)?$/s.exec(message)?.[1] ?? message;
}

function leadsTo(answer: Asked, from: string): URL | undefined {
  if (!('status' in answer) || ![301, 302, 303, 307, 308].includes(answer.status)) return undefined;
  const location = Buffer.from(answer.headers.get('location') ?? '', 'latin1').toString();
  const to = location === '' ? undefined : parseAddress(location, from);
  return to?.protocol === 'https:' || to?.protocol === 'http:' ? to : undefined;
}
