import { styleText } from 'node:util';
import type { Disk } from '../disk/disk.ts';
import type { Fetched } from '../http/client/fetchDocument.ts';
import type { RunningServer, ServerOptions } from '../http/server/startServer.ts';
import type { Problem } from '../model/problem.ts';
import type { Settings } from '../model/settings.ts';
import { toNfc, withoutForbidden } from '../model/text.ts';
import type { Hand } from '../publish/worker/batches.ts';
import type { Arguments } from './arguments.ts';
import { formatProblem, type Paint } from './formatReport.ts';
import { formatAnnotation } from './githubAnnotations.ts';

/** The folders that a run reads and writes, relative to feed.yaml. */
export type Folders = Pick<Settings, 'items' | 'output'>;

/** What a command meets the world with. */
export interface Edge {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
  readonly isColourful: boolean;
  /** True where a person looks at stderr, so that a line may be written over. */
  readonly isInteractive?: boolean;
  readonly now: () => Date;
  readonly disk: (root: string) => Disk;
  /** Which program runs, and on what. Without it nothing is kept for the next run. */
  readonly program?: string;
  /** Another thread for what is much; it is started when there is something for it to do. */
  readonly hand?: (root: string) => Promise<(Hand & { dismiss(): void }) | undefined>;
  /** Tells of changes in what a run reads. */
  readonly watch: (
    root: string,
    folders: Folders,
    tell: () => void,
    fail: (error: Error) => void,
  ) => Promise<{ close(): Promise<void> }>;
  readonly startServer: (options: ServerOptions) => Promise<RunningServer>;
  /** Resolves when a person wants a command to end that would not end by itself. */
  readonly interrupted: () => Promise<void>;
  readonly fetch: (url: string, options: { allowPrivate: boolean }) => Promise<Fetched>;
}

/** One command at work: what was asked, where, and how to tell what came of it. */
export interface Session {
  readonly asked: Arguments;
  readonly edge: Edge;
  readonly disk: Disk;
  readonly now: Date;
  readonly paint: Paint;
}

/** How many warnings and notes a person is shown; errors are shown all. */
const MAX_SHOWN = 20;

/** A session for what was asked. */
export function openSession(asked: Arguments, edge: Edge): Session {
  const paint: Paint = (style, text) =>
    edge.isColourful ? styleText(style, text, { validateStream: false }) : text;
  return { asked, edge, disk: edge.disk(asked.root), now: asked.now ?? edge.now(), paint };
}

/** Tells problems on stderr, each with its line; as annotations on stdout where they were asked for. */
export function tellProblems(problems: readonly Problem[], session: Session): void {
  const { asked, edge, paint } = session;
  if (asked.format === 'github') {
    for (const problem of problems) edge.stdout.write(formatAnnotation(problem, asked.root));
    return;
  }
  const errors = problems.filter(({ severity }) => severity === 'error');
  const others = problems.filter(
    ({ severity }) => severity === 'warning' || (severity === 'note' && !asked.isQuiet),
  );
  const lines = new Map<string, readonly string[]>();
  for (const problem of [...errors, ...others.slice(0, MAX_SHOWN)]) {
    // What a link leads to outside the folder is nobody's to read: not in a log either.
    const isOutside = problem.code === 'LINK_OUTSIDE';
    const read = lines.get(problem.file) ?? (isOutside ? [] : linesOf(problem.file, session));
    lines.set(problem.file, read);
    edge.stderr.write(formatProblem(problem, read[problem.line - 1], paint));
  }
  if (others.length > MAX_SHOWN)
    edge.stderr.write(`and ${others.length - MAX_SHOWN} more; --json shows them all\n`);
}

/** Tells problems unless they are those that it told last. True where it told any. */
export type TellIfNew = (problems: readonly Problem[]) => boolean;

/** A `TellIfNew` of this session. */
export function tellIfNew(session: Session): TellIfNew {
  let last = '[]';
  return (problems) => {
    const these = JSON.stringify(problems);
    if (these === last) return false;
    last = these;
    tellProblems(problems, session);
    return true;
  };
}

/** The time that was asked for, or the clock's. */
export function nowOf({ asked, edge }: Session): Date {
  return asked.now ?? edge.now();
}

/** Tells on stderr why a command ends without what was asked of it. */
export function tellFailure(what: string, error: unknown, { edge }: Pick<Session, 'edge'>): void {
  edge.stderr.write(`dateline: ${what} (${error instanceof Error ? error.message : error})\n`);
}

/** An object for a machine, on stdout. */
export function printJson(object: unknown, { edge }: Session): void {
  edge.stdout.write(`${JSON.stringify(object, null, 2)}\n`);
}

/** Empty for a file that cannot be shown: the problem is told without its line. */
function linesOf(file: string, { disk }: Session): readonly string[] {
  try {
    const text = toNfc(new TextDecoder().decode(disk.read(file)));
    return text.split(/\r\n?|\n/).map(printable);
  } catch {
    return [];
  }
}

/** A line that cannot act on the terminal: what a feed may not hold is not printed either. */
function printable(line: string): string {
  return withoutForbidden(line).replace(/[\u007f-\u009f]/g, '\ufffd');
}
