import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFeed } from '../../../src/import/reader/readFeed.ts';
import { hasError } from '../../../src/model/problem.ts';
import { readPage } from '../../site/page.ts';
import { readXmlStrictly } from '../../support/strictXml.ts';
import { warningsOf } from '../../support/validator.ts';
import { pathIn, sizeIn, tracesIn } from './sandbox.ts';

/** What a run did, as far as anybody sees it from outside. */
export interface Outcome {
  /** Null where a signal ended it. */
  readonly status: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly megabytes: number;
  /** Whether it was printed for the log of a runner. */
  readonly isLog: boolean;
}

/** What no terminal and no log may be given: all controls but the line feed, and what turns text around. */
const CONTROLS = /[^\P{Cc}\n]|[\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
const STACK = /^\s+at (?:.+ \()?(?:file:|node:|\/).+:\d+:\d+\)?$/m;
/** Words of V8 about a mistake in a program, and the problem that is told of one. No other message of ours has them. */
const MISTAKE =
  /ARTICLE_FAILED|Cannot (?:read|set|convert|access)|is not (?:a function|iterable|defined|a constructor)|Maximum call stack|Invalid (?:string|array) length|Invalid regular expression|(?<!found this: )Unexpected (?:token|end of)|Reduce of empty|out of memory|URI malformed|toFixed|Invalid time value|ERR_INVALID_/;
/** As runners of continuous integration read a line. */
const COMMAND = /^(?:::[\w-]+(?: [^\n]*)?::|##\[\w+\])/m;

/** The peak of a process, whatever it runs. */
export const MAX_MEGABYTES = 500;
/** 128 and the number of SIGINT. */
const INTERRUPTED = 130;

/** What is wrong with how a run ended and with what it printed. */
export function faultsOf(
  { status, signal, stdout, stderr, megabytes, isLog }: Outcome,
  args: readonly string[],
): string[] {
  const [command = ''] = args;
  const isJson = args.includes('--json') && command !== 'watch';
  const isForRunner = !isLog || args.includes('--format=github');
  const text = `${stdout}\n${stderr}`;
  const isSilent = text.trim() === '' && (status === 2 || (status === 1 && !args.includes('--quiet')));
  const control = CONTROLS.exec(text);
  const found: [boolean, () => string][] = [
    [!isAllowed(status, command), () => `ended with ${signal ?? `status ${status}`}`],
    [STACK.test(text), () => `a stack trace: ${around(text, STACK)}`],
    [MISTAKE.test(stderr), () => `a mistake of the program: ${around(stderr, MISTAKE)}`],
    [control !== null, () => `a raw control character: ${around(text, CONTROLS)}`],
    [COMMAND.test(text) && !isForRunner, () => `a command for a runner: ${around(text, COMMAND)}`],
    [megabytes > MAX_MEGABYTES, () => `memory: ${Math.round(megabytes)} MB`],
    [isSilent, () => `status ${status} without a word`],
    [isJson && stdout.trim() !== '' && !isJsonText(stdout), () => `no JSON: ${stdout.slice(0, 100)}`],
  ];
  return found.flatMap(([isFound, tell]) => (isFound ? [tell()] : []));
}

/** What does not end by itself is interrupted, and says so as other programs do. */
function isAllowed(status: number | null, command: string): boolean {
  const isEndless = command === 'serve' || command === 'watch';
  return [0, 1, 2, 3, ...(isEndless ? [INTERRUPTED] : [])].some((one) => one === status);
}

/** No document of a soaked publication is as large. */
const MAX_DOCUMENT_IN_BYTES = 50_000_000;

/** Documents that were found to be right, by their hashes. */
const right = new Set<string>();

/** What strict parsers say of the documents in an output folder, but for those of others; none that is right is read twice. */
export function faultsInOutput(
  folder: Buffer,
  isForeign: (path: string, bytes: Buffer) => boolean,
): string[] {
  return [...tracesIn(folder)].flatMap(([path, trace]) => {
    if (!/\.(?:xml|opml|json|html)$/.test(path) || path.startsWith('media/')) return [];
    // A sparse file that was planted is none of ours.
    if (!trace.startsWith('file ') || sizeIn(trace) > MAX_DOCUMENT_IN_BYTES) return [];
    const bytes = readRegular(pathIn(folder, Buffer.from(path, 'latin1')));
    if (isForeign(path, bytes)) return [];
    const hash = createHash('sha256').update(bytes).digest('base64');
    if (right.has(hash)) return [];
    const fault = faultOfDocument(path, bytes);
    if (fault === undefined) right.add(hash);
    return fault === undefined ? [] : [`${path}: ${fault}`];
  });
}

/** What a strict parser refuses in a document; undefined for nothing. */
export function faultOfDocument(path: string, bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (path.endsWith('.html')) readPage(text);
    else if (path.endsWith('.json')) JSON.parse(text);
    else readXmlStrictly(text);
    return isFeed(path) ? faultOfFeed(text) : undefined;
  } catch (error) {
    return error instanceof Error ? error.message.trim() : String(error);
  }
}

function isFeed(path: string): boolean {
  return /(?:^|\/)(?:rss\.xml|atom\.xml|feed\.json|archive\/[\d-]+\.(?:atom\.xml|xml|json))$/.test(path);
}

function faultOfFeed(text: string): string | undefined {
  const { problems } = readFeed('feed', text);
  const [problem] = problems.filter(({ code }) => code !== 'FEED_ENTRY' || hasError(problems));
  if (problem) return `the strict reader: ${problem.code} ${problem.message}`;
  if (text.startsWith('{')) return faultOfJsonFeed(JSON.parse(text));
  return warningsOf(text).find((warning) => / (?:description|content)$/.test(warning));
}

/** What JSON Feed 1.1 requires, and that ids are there once. */
function faultOfJsonFeed({ version, title, items }: Readonly<Record<string, unknown>>): string | undefined {
  if (version !== 'https://jsonfeed.org/version/1.1') return `version ${version}`;
  if (typeof title !== 'string' || !Array.isArray(items)) return 'no title, or no items';
  const ids = items.map(({ id }) => id);
  if (ids.some((id) => typeof id !== 'string' || id === '')) return 'an item without an id';
  if (new Set(ids).size < ids.length) return 'an id twice';
  const bad = items.find(
    (item) =>
      typeof (item.content_html ?? item.content_text) !== 'string' ||
      Number.isNaN(Date.parse(item.date_published)) ||
      (item.attachments ?? []).some(
        (one: { url?: unknown; mime_type?: unknown }) => !one.url || !one.mime_type,
      ),
  );
  return bad && `an item that lacks something: ${bad.id}`;
}

/** Of a pipe or a link it is none of ours what stands there. */
function readRegular(path: Buffer): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}

function isJsonText(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The place of a match and what stands around it, on one line that can be printed. */
function around(text: string, pattern: RegExp): string {
  const { index = 0 } = pattern.exec(text) ?? {};
  return JSON.stringify(text.slice(Math.max(0, index - 60), index + 90)).slice(1, -1);
}
