import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Chance, chanceOf } from './chance.ts';
import { faultsInOutput, faultsOf, type Outcome } from './checks.ts';
import { commandLineOf, USUAL_TIME } from './commandLine.ts';
import { damagesOf, editsOf } from './damage.ts';
import { hostileBytes, hostileText, plainWords } from './hostileText.ts';
import { mutate } from './mutate.ts';
import type { RunOptions, RunProgram } from './program.ts';
import { type Placed, publicationOf } from './publication.ts';
import { differencesOf, pathIn, plant, remove, sizeIn, tracesIn } from './sandbox.ts';
import { outputFolderIn } from './settingsText.ts';
import { visit } from './visit.ts';

/** Something that no run may do. */
export interface Fault {
  readonly what: string;
  /** The command line, or what else was done. */
  readonly step: string;
}

/** What became of one publication. */
export interface TrialReport {
  readonly seed: number;
  readonly faults: readonly Fault[];
  /** How often what was done and how it ended: `build 0`, `kill`, `rebuild compared`. */
  readonly counts: Readonly<Record<string, number>>;
}

export interface TrialOptions {
  /** An empty folder, which is left with all that is in it. */
  readonly folder: string;
  readonly run: RunProgram;
  /** Whether runs may be killed: those that have a process of their own. */
  readonly mayKill: boolean;
  /** Documents of feeds that articles are imported from. */
  readonly documents: readonly Buffer[];
  readonly onStep?: (step: string) => void;
}

const MAX_KILL_IN_MS = 350;
/** What Dateline may leave or remove anywhere in its folders. */
const TEMPORARY = /\.dateline-tmp$/;
/** Commands that make new files beside the articles. */
const MAKING = /^(?:import|init|new)$/;
const REFUSED = /could not be written/;

interface Trial extends TrialOptions {
  readonly chance: Chance;
  readonly root: string;
  /** The files that were put into the publication: one of others in the output folder stays as it is. */
  readonly planted: Map<string, Buffer>;
  readonly count: (what: string) => void;
  readonly report: (what: string, step: string) => void;
}

/** Makes a publication of a seed, does to it what may happen, and tells what no run may do. */
export async function runTrial(seed: number, options: TrialOptions): Promise<TrialReport> {
  const chance = chanceOf(seed);
  const counts: Record<string, number> = {};
  const faults: Fault[] = [];
  const trial: Trial = {
    ...options,
    chance,
    root: join(options.folder, 'pub'),
    planted: new Map(),
    count: (what) => {
      counts[what] = (counts[what] ?? 0) + 1;
    },
    report: (what, step) => void faults.push({ what, step }),
  };
  plant(pathIn(options.folder, 'outside/secret.md'), {
    kind: 'file',
    bytes: Buffer.from('---\ntitle: Secret\ndate: 2014-12-21\n---\n\nNot for the public.\n'),
  });
  plant(pathIn(options.folder, 'tmp'), { kind: 'folder' });
  if (chance.isLikely(0.92)) place(publicationOf(chance), trial);
  else plant(pathIn(trial.root), { kind: 'folder' });
  if (chance.isLikely(0.9)) await runCommand('build', trial);
  for (let left = 1 + chance.below(3); left > 0; left -= 1) await chance.oneOf(ACTIONS)(trial);
  return { seed, faults, counts };
}

const ACTIONS: readonly ((trial: Trial) => Promise<void>)[] = [
  rebuild,
  rebuild,
  rebuild,
  killAndRebuild,
  afterDamage('build'),
  afterDamage('check'),
  afterDamage('diff'),
  (trial) => runCommand('build', trial),
  (trial) => runCommand('check', trial),
  (trial) => runCommand('diff', trial),
  importAny,
  serveOrWatch,
  begin,
];

function afterDamage(command: string) {
  return async (trial: Trial) => {
    place(damagesOf(trial.root, trial.chance), trial);
    await runCommand(command, trial);
    if (command !== 'build') await runCommand('build', trial);
  };
}

/** An edit, and then two runs from the same state: one with the records of earlier runs, one without. */
async function rebuild(trial: Trial): Promise<void> {
  const { root, count, report, chance } = trial;
  place(editsOf(root, chance), trial);
  const args = ['build', `--root=${root}`, `--now=${USUAL_TIME}`];
  const before = productsIn(root);
  if (before === undefined) return void (await runAndCheck(args, trial));
  const recorded = await runAndCheck(args, trial);
  await compareWithFresh(before, args, recorded, 'with records there are other bytes than without', trial);
  count('rebuild compared');
  if (recorded.status === null) report('a rebuild was killed by nobody', args.join(' '));
}

/** A run that is killed, and another after it, which has to leave what a run leaves that nobody kills. */
async function killAndRebuild(trial: Trial): Promise<void> {
  const { root, count, chance, mayKill, run, report, onStep } = trial;
  if (!mayKill) return rebuild(trial);
  place(editsOf(root, chance), trial);
  const args = ['build', `--root=${root}`, `--now=${USUAL_TIME}`];
  const before = productsIn(root);
  const killAfterMs = chance.below(MAX_KILL_IN_MS);
  onStep?.(`kill after ${killAfterMs} ms: ${args.join(' ')}`);
  const killed = await run(args, { killAfterMs });
  count(killed.signal === null ? 'kill too late' : 'kill');
  const after = await runAndCheck(args, trial);
  const left = [...tracesIn(root).keys()].filter((path) => TEMPORARY.test(path));
  const mayBeLeft = before === undefined || after.status !== 0;
  if (!mayBeLeft && left.length > 0) report(`left after a kill and a run: ${left[0]}`, args.join(' '));
  if (before !== undefined && after.status === 0)
    await compareWithFresh(before, args, after, 'after a kill there are other bytes', trial);
}

async function compareWithFresh(
  before: Products,
  args: readonly string[],
  first: Outcome,
  complaint: string,
  trial: Trial,
): Promise<void> {
  const { root, report } = trial;
  const firstProducts = productsIn(root);
  const folder = outputFolderOf(root) ?? 'output';
  for (const path of [folder, 'feed.lock', '.dateline']) remove(pathIn(root, path));
  for (const [path, bytes] of before)
    plant(pathIn(root, Buffer.from(path, 'latin1')), { kind: 'file', bytes });
  const fresh = await runAndCheck(args, trial);
  const freshProducts = productsIn(root);
  if (fresh.status !== first.status)
    report(
      `${complaint}: status ${first.status}, ${fresh.status}; ${errorIn(first) ?? errorIn(fresh)}`,
      args.join(' '),
    );
  if (firstProducts === undefined || freshProducts === undefined) return;
  const all = new Set([...firstProducts.keys(), ...freshProducts.keys()]);
  const others = [...all].filter((path) => {
    const [one, other] = [firstProducts.get(path), freshProducts.get(path)];
    return one === undefined || other === undefined || !one.equals(other);
  });
  if (others.length > 0) report(`${complaint}: ${others[0]}`, args.join(' '));
}

/** The first error that a run tells of. */
function errorIn({ stderr }: Outcome): string | undefined {
  return /^.*? error [A-Z_]{3,} .*|^dateline: .*/m.exec(stderr)?.[0];
}

/** Articles from a feed that somebody has damaged; mostly into a folder with nothing in it. */
async function importAny(trial: Trial): Promise<void> {
  const { chance, folder, documents } = trial;
  const document = chance.oneOf(documents);
  const bytes = chance.isLikely(0.1)
    ? hostileBytes(chance)
    : chance.isLikely(0.3)
      ? document
      : mutate(document, chance, chance.oneOf(documents));
  const source = join(folder, 'feed-to-import');
  plant(pathIn(source), { kind: 'file', bytes });
  const operand = chance.isLikely(0.93)
    ? source
    : chance.oneOf(['http://127.0.0.1:1/', 'https://[::1]:1/x', '', '/', '/dev/null', join(folder, 'none')]);
  await runCommand('import', trial, operand);
  if (chance.isLikely(0.5)) await runCommand('build', trial);
}

/** Makes a publication of the folder or of one in it, or begins an article. */
async function begin(trial: Trial): Promise<void> {
  const { chance } = trial;
  if (chance.isLikely(0.3)) await runCommand('init', trial, chance.oneOf(['.', 'new']));
  else
    await runCommand(
      'new',
      trial,
      chance.isLikely(0.5) ? plainWords(chance) : hostileText(chance).replaceAll('\0', ''),
    );
  await runCommand('build', trial);
}

async function serveOrWatch(trial: Trial): Promise<void> {
  const { chance, report, count } = trial;
  if (chance.isLikely(0.3) && !trial.mayKill) return runCommand('watch', trial);
  await runCommand('serve', trial, undefined, {
    visit: async (url) => {
      count('serve visited');
      for (const fault of await visit(url, chance)) report(fault, 'serve');
    },
  });
}

async function runCommand(name: string, trial: Trial, operand?: string, options?: RunOptions): Promise<void> {
  await runAndCheck(commandLineOf(name, trial.root, trial.chance, operand), trial, options);
}

async function runAndCheck(args: readonly string[], trial: Trial, options?: RunOptions): Promise<Outcome> {
  const { folder, root, run, count, report, onStep } = trial;
  const step = args.join(' ').replace(folder, '');
  onStep?.(step);
  const output = outputFolderOf(root);
  const before = tracesIn(folder);
  const outcome = await run(args, options);
  const [name = ''] = args;
  count(`${name} ${outcome.status ?? outcome.signal}`);
  for (const fault of faultsOf(outcome, args)) report(fault, step);
  const changed = differencesOf(before, tracesIn(folder));
  const isWriting = /^(?:build|watch|import|init|new)$/.test(name) && !args.includes('--dry-run');
  // A check leaves there which documents it has read, and nothing else.
  const isKept = (path: string) =>
    name === 'check' && /^pub\/\.dateline(?:$|\/sound$|\/sound\.|\/\.)/.test(path);
  const isOurs = isWriting ? ownPaths(name, output, before) : isKept;
  const foreign = changed.find((path) => !isOurs(path));
  if (foreign !== undefined) report(`touched ${JSON.stringify(foreign)}`, step);
  if (name === 'build' && isWriting && output !== undefined)
    checkOutput(outcome, output, changed, step, trial);
  return outcome;
}

/** Documents appear only where there is no error, and then they are what strict parsers take. */
function checkOutput(
  { status, stderr }: Outcome,
  output: string,
  changed: readonly string[],
  step: string,
  { root, report, planted }: Trial,
): void {
  const isCommitted = status === 0 || status === 3;
  const document = changed.find((path) => path.startsWith(`pub/${output}/`) && !TEMPORARY.test(path));
  if (!isCommitted && document !== undefined && !REFUSED.test(stderr))
    report(`status ${status}, and yet changed ${document}`, step);
  if (!isCommitted) return;
  for (const fault of faultsInOutput(
    pathIn(root, output),
    (path, bytes) => planted.get(`${output}/${path}`)?.equals(bytes) === true,
  ))
    report(`a document: ${fault}`, step);
}

/** Answers which paths of the sandbox a run may touch. Some commands make new files anywhere in the publication. */
function ownPaths(name: string, output: string | undefined, before: ReadonlyMap<string, string>) {
  const own = ['pub/feed.lock', 'pub/.dateline', ...(output === undefined ? [] : [`pub/${output}`])];
  const isNew = (path: string) => path.startsWith('pub') && before.get(path) === undefined;
  return (path: string) =>
    path === 'pub' ||
    TEMPORARY.test(path) ||
    own.some((one) => path === one || path.startsWith(`${one}/`) || one.startsWith(`${path}/`)) ||
    ((MAKING.test(name) || output === undefined) && isNew(path)) ||
    (name === 'init' && /\/\.git(?:ignore|attributes)$/.test(path));
}

/** Where a folder, which nobody takes back, is no beginning of a comparison. */
const NAME_OF_FILE =
  /(?:^feed\.lock|\/(?:\.nojekyll|_headers)|\.(?:css|html|js|json|opml|xml|gif|jpe?g|png|svg))$/;

type Products = ReadonlyMap<string, Buffer>;

/** The documents and the lock as they are; undefined where something else than files stands among them. */
function productsIn(root: string): Products | undefined {
  const folder = outputFolderOf(root);
  if (folder === undefined) return undefined;
  const traces = [...tracesIn(root)].filter(
    ([path]) => path === folder || path.startsWith(`${folder}/`) || /^(?:feed\.lock|\.dateline)$/.test(path),
  );
  const isPlain = traces.every(([path, trace]) =>
    trace.startsWith(NAME_OF_FILE.test(path) || TEMPORARY.test(path) ? 'file ' : 'f'),
  );
  const isSmall = traces.every(([, trace]) => trace.startsWith('folder') || sizeIn(trace) < 1e7);
  if (!isPlain || !isSmall) return undefined;
  const files = traces.filter(([path, trace]) => trace.startsWith('file ') && !TEMPORARY.test(path));
  return new Map(files.map(([path]) => [path, readFileSync(pathIn(root, Buffer.from(path, 'latin1')))]));
}

function outputFolderOf(root: string): string | undefined {
  const path = join(root, 'feed.yaml');
  const there = lstatSync(path, { throwIfNoEntry: false });
  if (there === undefined) return 'output';
  const folder = there.isFile() && there.size < 1e6 ? outputFolderIn(readFileSync(path, 'utf8')) : undefined;
  if (folder === undefined) return undefined;
  // A link may lead anywhere, and what is written is written there.
  return lstatSync(join(root, folder), { throwIfNoEntry: false })?.isSymbolicLink() ? undefined : folder;
}

function place(placed: readonly Placed[], { root, planted }: Trial): void {
  for (const [path, what] of placed) {
    plant(pathIn(root, path), what);
    if (what.kind === 'file') planted.set(path.toString('latin1'), what.bytes);
  }
}
