import type { Disk, SourceTree } from '../disk/disk.ts';
import { SETTINGS_FILE } from '../model/fileNames.ts';
import { hasError, type Problem } from '../model/problem.ts';
import type { Settings } from '../model/settings.ts';
import type { TargetSettings } from '../model/targetSettings.ts';
import { parseSettings } from '../settings/parseSettings.ts';
import { formatSize } from '../syntax/size.ts';
import { parseSource, type Source } from '../syntax/sourceText.ts';
import { stateOfReferred } from './incremental/fileStates.ts';
import type { PackedReport } from './incremental/packedReport.ts';
import type { RecordsHead } from './incremental/recordsFile.ts';
import { atStart, sizeOfTooLarge } from './readArticle.ts';
import { readBeside } from './settingsBeside.ts';

/** A publication as its feed.yaml has it. */
export interface Publication {
  readonly settings: Settings;
  /** Where it is delivered; absent if feed.yaml does not say. */
  readonly targets?: readonly TargetSettings[];
  /** Warnings and notes about feed.yaml. */
  readonly problems: readonly Problem[];
  /** The state of feed.yaml before it was read. */
  readonly settingsState: string;
  /** The states of other files that settings were read from, before that. */
  readonly dependencies?: ReadonlyMap<string, string>;
  /** The articles' files, if a caller has looked for them already: what is read after a look is as new, or newer. */
  readonly found?: FoundTree | undefined;
}

/** The articles' files as they were found in these folders, by a feed.yaml in this state. */
export interface FoundTree {
  readonly items: readonly string[];
  readonly output: string;
  readonly tree: SourceTree;
  readonly settingsState: string;
  /** What the last run left, if nothing has changed since but files of articles. */
  readonly before?: PreviousRun;
}

/** The report of a run, and where its records are. */
export interface PreviousRun {
  readonly report: PackedReport;
  /** The states of the outputs that it names, as they are now, by their paths. */
  readonly outputStates: ReadonlyMap<string, string>;
  readonly head: RecordsHead;
}

/** More settings than anybody writes. */
const MAX_BYTES = 1_000_000;

/** A publication whose feed.yaml has errors. */
export interface UnreadablePublication {
  readonly settings?: undefined;
  readonly problems: readonly Problem[];
}

/**
 * Reads feed.yaml.
 *
 * @param instead bytes that are read as if they were in it
 * @param found the articles' files, if they were looked for already
 * @throws Error (with a `code`, as Node gives it) when the file cannot be read
 * @example const publication = readSettings(realDisk('.'));
 */
export function readSettings(
  disk: Disk,
  instead?: Uint8Array,
  found?: FoundTree,
): Publication | UnreadablePublication {
  const settingsState = stateOfReferred(disk, SETTINGS_FILE);
  const { source, problems } = readSource(disk, instead);
  if (source === undefined) return { problems };
  const parsed = parseSettings(source);
  const all = [...problems, ...parsed.problems];
  const { settings, targets } = parsed;
  if (settings === undefined) return { problems: all };
  const read = { settings, ...(targets && { targets }), problems: all, settingsState, found };
  if (!settings.defaults && !settings.inherit && !settings.people) return read;
  return readOthers(disk, read, source);
}

/** Reads the files that say something of all articles. Those of their folders are read after these are looked for. */
function readOthers(
  disk: Disk,
  publication: Publication,
  source: Source,
): Publication | UnreadablePublication {
  const { items, output, inherit } = publication.settings;
  const { settingsState, found, targets } = publication;
  const tree = inherit && (foundBefore(publication) ?? disk.discover(publication.settings));
  const beside = readBeside(disk, publication.settings, source, tree);
  const problems = [...publication.problems, ...beside.problems];
  if (hasError(problems)) return { problems };
  const isSame = tree === undefined || tree === found?.tree;
  return {
    ...beside,
    ...(targets && { targets }),
    problems,
    settingsState,
    found: isSame ? found : { items, output, tree, settingsState },
  };
}

/** The files that a caller has looked for, if it was in the folders that are in feed.yaml now. */
export function foundBefore({ found, settingsState, settings }: Publication): SourceTree | undefined {
  const { items, output } = settings;
  const isFound =
    found?.settingsState === settingsState &&
    found.output === output &&
    found.items.join('\n') === items.join('\n');
  return isFound ? found.tree : undefined;
}

function readSource(disk: Disk, instead: Uint8Array | undefined): ReturnType<typeof parseSource> {
  try {
    return parseSource(SETTINGS_FILE, instead ?? disk.read(SETTINGS_FILE, MAX_BYTES));
  } catch (error) {
    const size = sizeOfTooLarge(error);
    if (size === undefined) throw error;
    const message = `expected settings of at most ${formatSize(MAX_BYTES)}, found a file of ${formatSize(size)}`;
    return { problems: [atStart(SETTINGS_FILE, 'FILE_LARGE', message, 'take out what is no setting')] };
  }
}
