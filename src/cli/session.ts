import type { CdnApis } from '../deliver/purge/edge.ts';
import type { RunProgram } from '../deliver/runProgram.ts';
import type { Disk, SourceFolders } from '../disk/disk.ts';
import type { Watching } from '../disk/watch.ts';
import type { HostAnswer, Question } from '../http/client/askAddress.ts';
import type { Fetched } from '../http/client/fetchDocument.ts';
import type { Download, DownloadOptions } from '../http/client/openDownload.ts';
import type { openSender } from '../http/client/send.ts';
import type { RunningServer, ServerOptions } from '../http/server/startServer.ts';
import type { Settings } from '../model/settings.ts';
import type { Worker } from '../publish/worker/mapInBatches.ts';
import type { World } from '../publish/world.ts';
import type { GLOBAL_OPTIONS, Values } from './options.ts';
import { type Printable, printable, printableJson, type Stream, styled, wrapped } from './printable.ts';

/** The folders that a run reads and writes, relative to feed.yaml. */
export type Folders = SourceFolders & Pick<Settings, 'static' | 'people'>;

/** Everything outside of the program that a command uses: streams, clock, disk, threads and network. */
export interface Edge {
  readonly stdout: Stream;
  readonly stderr: Stream;
  readonly isColourful: boolean;
  /** True if stderr is a terminal, on which a line can be written over. */
  readonly isInteractive?: boolean;
  readonly now: () => Date;
  /** The variables that the program was started with: credentials stand nowhere else. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Where CDNs are told; only tests have others. */
  readonly apis?: CdnApis;
  /** What whoever sits at the terminal types next; nobody does in a script. */
  readonly readAnswer?: (() => Promise<string>) | undefined;
  /** Where this machine is, for a publication that says nothing else: an IANA zone, and a BCP 47 tag. */
  readonly locale?: { readonly timeZone?: string | undefined; readonly language?: string };
  readonly disk: (root: string) => Disk;
  /** The nearest folder, from this one up, that has a feed.yaml; undefined if none has. */
  readonly findRoot?: () => string | undefined;
  /** Identifies the program, its version and its platform. Without it nothing is saved for the next run. */
  readonly program?: string;
  /** A worker for large publications; its thread starts with its first task. Resolves with undefined if a thread is of no use. */
  readonly openWorker?: (root: string) => Promise<(Worker & { close(): void }) | undefined>;
  /** Watches the files that a run reads. */
  readonly watch: (root: string, folders: Folders) => Promise<Watching>;
  readonly startServer: (options: ServerOptions) => Promise<RunningServer>;
  /** Resolves when the author interrupts a command that would not end by itself. */
  readonly interrupted: () => Promise<void>;
  readonly fetch: (url: string, options: { allowPrivate: boolean }) => Promise<Fetched>;
  /** Opens a file on the web, of any size. */
  readonly download: (url: string, options: DownloadOptions) => Promise<Download>;
  /** Waits between two requests to a host; by default as long as it is told. */
  readonly pause?: (milliseconds: number) => Promise<unknown>;
  /**
   * Keeps less garbage in memory from now on, which takes a little more time.
   *
   * @param percent how much of it there may be, of what is in use
   */
  readonly saveMemory?: (percent: number) => void;
  /** Runs other programs in a folder. */
  readonly programs: (folder: string) => RunProgram;
  /** Opens a sender of requests, by default over the network. */
  readonly openSender?: typeof openSender;
  /** Asks an address on the web without reading what is there. */
  readonly ask: (url: string, question: Question) => Promise<HostAnswer>;
}

/** Everything that is the same for all commands: the values of global options, and ways to print. */
export interface Session {
  readonly edge: Edge;
  /** The folder that feed.yaml is in. */
  readonly root: string;
  /** True if feed.yaml was looked for in this folder and those above, since no option says where it is. */
  readonly isRootSearched: boolean;
  /** What a run is given: the disk of `root`, and the name of the program. */
  readonly world: World;
  /** The time of `--now`, or of the clock when the session began. */
  readonly now: Date;
  /** True with `--now`: the clock is not asked again. */
  readonly isClockFixed: boolean;
  readonly isJson: boolean;
  readonly isQuiet: boolean;
  /** How problems are printed; undefined as text. */
  readonly format?: 'text' | 'github' | undefined;
  readonly paint: Paint;
}

/** Styles text, or leaves it as it is without colours. */
export type Paint = (
  style: 'bold' | 'dim' | 'red' | 'yellow' | 'cyan' | 'green',
  text: string | Printable,
) => Printable;

/** @param findsRoot whether feed.yaml may be in a folder above, if no option says where it is */
export function openSession(options: Values<typeof GLOBAL_OPTIONS>, edge: Edge, findsRoot = false): Session {
  const { now, json: isJson, quiet: isQuiet } = options;
  const isRootSearched = findsRoot && options.root === undefined;
  const root = options.root ?? (isRootSearched ? edge.findRoot?.() : undefined) ?? '.';
  if (isRootSearched && root !== '.' && !isJson && !isQuiet)
    printMessage(printable`dateline: feed.yaml is in ${root}, and files are named from there\n`, edge);
  const paint: Paint = (style, text) => (edge.isColourful ? styled(style, text) : printable`${text}`);
  return {
    edge,
    root,
    isRootSearched,
    world: { disk: edge.disk(root), program: edge.program },
    now: now ?? edge.now(),
    isClockFixed: now !== undefined,
    isJson,
    isQuiet,
    paint,
  };
}

/** Where feed.yaml was looked for, in the words of a message. */
export function placeOfRoot({ root, isRootSearched }: Session): string {
  return isRootSearched ? 'here or in a folder above' : `in ${root}`;
}

/** The time of `--now`, or the clock's at this moment. */
export function currentTime({ isClockFixed, now, edge }: Session): Date {
  return isClockFixed ? now : edge.now();
}

/** Prints on stderr what failed and why. */
export function reportFailure(what: string, cause: unknown, { edge }: Session): void {
  const message = cause instanceof Error ? cause.message : String(cause);
  printMessage(printable`dateline: ${what} (${message})\n`, edge);
}

/** Prints a message on stderr. */
export function printMessage(message: Printable, { stderr }: Pick<Edge, 'stderr'>): void {
  stderr.write(wrapped(message, stderr.columns, 2));
}

/** Prints an object on stdout, for programs to read. */
export function printJson(object: unknown, { edge }: Session): void {
  edge.stdout.write(printableJson(object));
}
