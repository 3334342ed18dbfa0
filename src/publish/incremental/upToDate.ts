import { hash } from 'node:crypto';
import type { SourceTree } from '../../disk/disk.ts';
import { EMPTY_CHANGES } from '../../identity/subscriberChanges.ts';
import { LOCK_FILE, SETTINGS_FILE } from '../../model/fileNames.ts';
import { fingerprint } from '../../model/fingerprint.ts';
import type { Settings } from '../../model/settings.ts';
import { Stamp } from '../../model/stamp.ts';
import { optional } from '../../syntax/value.ts';
import type { ArticleStore } from '../articleStore.ts';
import type { BuildReport, TimedArticle } from '../buildReport.ts';
import type { ArticleIndex } from '../indexArticles.ts';
import type { BuildPlan } from '../planBuild.ts';
import type { UnplannedRest } from '../preparedBuild.ts';
import type { FoundTree } from '../readSettings.ts';
import type { BuildOptions, World } from '../world.ts';
import type { BodyRecord } from './articleRecord.ts';
import { momentOf } from './codec.ts';
import { stateOfReferred } from './fileStates.ts';
import { packProblems, unpackProblems } from './packedProblems.ts';
import {
  isPackedReport,
  type PackedArticle,
  type PackedReport,
  type ReportSettings,
} from './packedReport.ts';
import { readPrevious } from './records.ts';
import { namesOf } from './sourceIndex.ts';

/** What the last run reported, and a run now would report again. */
export interface PreviousReport {
  readonly settings: ReportSettings;
  readonly report: BuildReport;
}

/** What a look at the files of the last run found. */
export interface UpToDate {
  /** Absent if a run now might report something else. */
  readonly previous?: PreviousReport;
  /** The articles' files, if they were looked for. */
  readonly found?: FoundTree;
  /** True if what is recorded is no report: nothing else of the records is trusted then. */
  readonly isUnusable?: boolean;
}

/**
 * Finds the report of the last run if it is certain that a run now would write nothing and report the same: every file is
 * in the state in which the last run left it, and nothing has fallen due.
 *
 * @param settings those of feed.yaml as it is now: where they are those of the last run, it may have changed in what is none of them
 */
export function findUpToDate(world: World, options: BuildOptions, settings?: Settings): UpToDate {
  try {
    return compareWithPrevious(world, options, settings);
  } catch {
    // A file that cannot be looked at is read, and its error reported.
    return {};
  }
}

function compareWithPrevious(world: World, options: BuildOptions, known?: Settings): UpToDate {
  if (world.program === undefined) return {};
  const { head, report: text = '' } = readPrevious(world.disk) ?? {};
  if (head === undefined || text === '') return {};
  const packed = parseReport(text, keyOf(world, options));
  if (packed === undefined) return { isUnusable: true };
  if (packed === 'of another run' || !isInTime(packed, options.now)) return {};
  const { disk } = world;
  const { settings, items, dependencies, nextDue, newest, held } = packed;
  const hasSameSettings = known && head.settingsHash === fingerprint(known, world.program);
  const isAsBefore = ([path, state]: PackedReport['dependencies'][number]) =>
    stateOfReferred(disk, path) === state || (hasSameSettings && path === SETTINGS_FILE);
  if (!dependencies.every(isAsBefore)) return {};
  const tree = disk.discover({ ...packed, output: settings.output });
  const settingsState = new Map(dependencies).get(SETTINGS_FILE) as string;
  const found = { items, output: settings.output, tree, settingsState };
  const outputStates = new Map(packed.outputs.map((path) => [path, disk.stateOf(path)]));
  const isAsLeft =
    hashStates([...outputStates.values()]) === packed.outputsHash && !disk.hasLeftovers(settings.output);
  if (!isAsLeft) return { found };
  const whole = { ...found, before: { report: packed, outputStates, head } };
  if (hashTree(tree) !== packed.treeHash) return { found: whole };
  const report = {
    ...packed.report,
    unseen: [],
    late: [],
    newest: newest && unpackArticle(newest),
    held: held.map(unpackArticle),
    problems: unpackProblems(packed.problems),
    nextDue: nextDue && new Stamp(...nextDue),
  };
  return { found: whole, previous: { settings, report } };
}

/** Undefined for what is no report. One of another program, or for other options, may have another form. */
function parseReport(text: string, key: string): PackedReport | 'of another run' | undefined {
  let packed: unknown;
  try {
    packed = JSON.parse(text);
  } catch {
    return undefined;
  }
  const given = typeof packed === 'object' && packed !== null && 'key' in packed ? packed.key : undefined;
  if (typeof given === 'string' && given !== key) return 'of another run';
  return isPackedReport(packed) ? packed : undefined;
}

/** True if the next run would report the same, though the lock has other lines then and the clock has gone on. */
export function isLasting(
  { written, problems }: BuildReport,
  { acceptsNewIds = false }: BuildOptions,
): boolean {
  // Of two articles of one text, the first is the one that subscribers have.
  const codes = new Set(problems.map(({ code }) => code));
  const isOfLock = [...codes].some((code) => /^(?:PUBLISHED_MOVED$|ARTICLE_TWICE$|ID_|LOCK_)/.test(code));
  const isOnce = codes.has('UPDATED_IN_FUTURE') || codes.has('RECORDS_DISCARDED');
  return !(acceptsNewIds || isOnce) && (written.length === 0 || !isOfLock);
}

/** As much of a prepared build as a report is packed with. */
interface Packable {
  readonly plan: BuildPlan;
  readonly index: ArticleIndex;
  readonly articles: ArticleStore;
  /** The report before, where only a part of the publication was planned. */
  readonly part?: Pick<UnplannedRest, 'before' | 'outputStates'>;
}

/** A report as the next run would make it if nothing changes, with all files that it depends on. */
export function packReport(
  world: World,
  { plan, index, articles, part }: Packable,
  report: BuildReport,
  options: BuildOptions,
): string {
  const { disk } = world;
  const { title, timeZone, output, items, outside, ignore, leafBundles } = plan.settings;
  const { newest, held, nextDue, problems, unseen: _, late: __, ...withoutForbidden } = report;
  const unchanged = [...report.written, ...report.unchanged].toSorted();
  const removals = plan.removals.map(({ path }) => `${output}/${path}`);
  // Whatever comes into the folder of an archive may have to go.
  const archives = plan.feeds.map(({ archiveFolder }) => `${output}/${archiveFolder.slice(0, -1)}`);
  const before = part?.before;
  const outputs = [
    ...new Set([
      ...(before?.outputs ?? []),
      ...unchanged,
      ...plan.texts.map(({ path }) => `${output}/${path}`),
      ...plan.foreignPages.map((path) => `${output}/${path}`),
      ...removals,
      ...archives,
    ]),
  ];
  // The others were looked at before the run, which a run on ten thousand pages need not do twice.
  const touched = new Set([...report.written, ...report.removed, ...archives]);
  const stateNow = (path: string) =>
    (touched.has(path) ? undefined : part?.outputStates.get(path)) ?? disk.stateOf(path);
  const packed: PackedReport = {
    key: keyOf(world, options),
    from: options.now.getTime(),
    until: plan.nextReportChange?.getTime(),
    nextDue: nextDue && momentOf(nextDue),
    settings: { title, timeZone, output },
    items,
    ...optional('outside', outside),
    ...optional('ignore', ignore),
    ...optional('leafBundles', leafBundles),
    treeHash: hashTree(index.tree),
    dependencies: withoutRepeats([
      ...(before?.dependencies ?? []).filter(([path]) => path !== LOCK_FILE),
      ...index.dependencies,
      ...plan.shown.flatMap((article) => [...(articles.recordOf(article) as BodyRecord).dependencies]),
      [LOCK_FILE, stateOfReferred(disk, LOCK_FILE)],
    ]),
    others: hashOthers(index.tree),
    tags: plan.tags,
    windows: [
      ...new Map([...(before?.windows ?? []), ...plan.windows].map((one) => [one.folder, one])).values(),
    ],
    outputs,
    outputsHash: hashStates(outputs.map(stateNow)),
    newest: newest && packArticle(newest),
    held: held.map(packArticle),
    problems: packProblems(problems),
    report: { ...withoutForbidden, written: [], unchanged, removed: [], subscribers: EMPTY_CHANGES },
  };
  return inAscii(JSON.stringify(packed));
}

/** Node reads a text of nothing but ASCII ten times as fast as any other. */
function inAscii(json: string): string {
  return json.replaceAll(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A picture in a hundred articles is looked at once. One that was seen in two states is another in one of them. */
function withoutRepeats(dependencies: PackedReport['dependencies']): PackedReport['dependencies'] {
  return [...new Map(dependencies.map((one) => [one.join('\t'), one])).values()];
}

function keyOf({ program }: World, { isStrict = false, keepsGoing = false }: BuildOptions): string {
  return fingerprint(program, isStrict, keepsGoing);
}

function isInTime({ from, until = Number.POSITIVE_INFINITY }: PackedReport, now: Date): boolean {
  return now.getTime() >= from && now.getTime() < until;
}

/** What a walk found beside the articles' files. */
export function hashOthers({ files: _, ...others }: SourceTree): string {
  return fingerprint(others);
}

/** The articles' files and their states, in a few characters. */
function hashTree({ files, ...others }: SourceTree): string {
  return fingerprint(others, hash('sha256', namesOf(files), 'base64url'));
}

function hashStates(states: readonly string[]): string {
  return hash('sha256', states.join('\n'), 'base64url');
}

function packArticle({ published, ...rest }: TimedArticle): PackedArticle {
  return { ...rest, published: momentOf(published) };
}

function unpackArticle({ published, ...rest }: PackedArticle): TimedArticle {
  return { ...rest, published: new Stamp(...published) };
}
