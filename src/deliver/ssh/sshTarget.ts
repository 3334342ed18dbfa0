import { createHash, randomUUID } from 'node:crypto';
import { MANIFEST_PATH } from '../plan/manifest.ts';
import { readFolders, readVersion, type StoreFolders } from '../plan/ssh/answers.ts';
import { type Change, removeScript, settleScript, tidyScript } from '../plan/ssh/changeScripts.ts';
import { fileScript, foldersScript, manifestScript, putScript } from '../plan/ssh/manifestScripts.ts';
import { nameOf, type SshPlace } from '../plan/ssh/place.ts';
import type { SshScript } from '../plan/ssh/script.ts';
import type { DeliveredFile, OpenFile, StoredFile, Target, WriteCondition } from '../target.ts';
import { openRemote, type Remote, type SshEdge } from './remote.ts';

/** Where a target on another machine is, and where its files are here. */
export interface SshTargetPlace extends SshPlace {
  readonly name: string;
  /** The folder that is delivered, relative to feed.yaml. */
  readonly output: string;
}

/** What is known of the machine so far. */
interface Known {
  /** Of the manifest that was read or written last. */
  version: string;
  /** That manifest, if it was written here and not read since. */
  written: StoredFile | undefined;
  folders: StoreFolders | undefined;
  hasLeftovers: boolean;
  /** The word of the stage, and how many of its files may appear at once. */
  word: string;
  staged: (readonly string[])[];
}

/**
 * Opens a target on another machine, which is reached by ssh and rsync. Files are staged beside what is served, and `settle` brings
 * them there: by one switch of a symbolic link, or file by file in their order. Under another manifest than the last one that was
 * read or written here nothing is changed.
 *
 * @param place with the settings of `deploy:`
 */
export function openSshTarget(place: SshTargetPlace, edge: SshEdge): Target {
  const remote = openRemote(place, edge);
  const known: Known = {
    version: '0',
    written: undefined,
    folders: undefined,
    hasLeftovers: false,
    word: randomUUID(),
    staged: [],
  };
  return {
    name: place.name,
    place: nameOf(place),
    read: (path) => (path === MANIFEST_PATH ? readManifest(remote, known) : readFile(remote, path)),
    write: async (files, open, onWritten) => {
      const [first] = files;
      if (first?.path === MANIFEST_PATH) await put(remote, known, bytesOf(first, open), 'any');
      else await stage(remote, known, place.output, files, open);
      for (const file of files) onWritten(file);
    },
    writeIf: async (_, bytes, condition) => {
      const word = await put(remote, known, bytes, condition);
      return word === undefined ? 'unsure' : word;
    },
    settle: () => settle(remote, known),
    remove: async (paths, onRemoved) => {
      const change = changeOf(known, paths);
      await remote.patiently((tried) => removeScript(place, { ...change, tried }), linesOf(paths));
      for (const path of paths) onRemoved(path);
    },
    honoursConditions: async () => true,
    tidy: async () => {
      if (known.hasLeftovers) await remote.patiently(() => tidyScript(place, known.version));
    },
    close: async () => {},
  };
}

async function readManifest(remote: Remote, known: Known): Promise<StoredFile | undefined> {
  const { written } = known;
  known.written = undefined;
  if (written) return written;
  const { word, rest, bytes } = await remote.patiently(() => manifestScript(remote.place));
  const version = word === 'found' ? versionIn(rest) : '0';
  Object.assign(known, { version, hasLeftovers: rest.at(-1) === '1' });
  return word === 'found' ? { bytes, version } : undefined;
}

async function readFile(remote: Remote, path: string): Promise<StoredFile | undefined> {
  const { word, bytes } = await remote.patiently(() => fileScript(remote.place, onALine(path)));
  const version = createHash('sha256').update(bytes).digest('hex');
  return word === 'found' ? { bytes, version } : undefined;
}

/** Writes the manifest. A connection that failed may have done it. */
async function put(
  remote: Remote,
  known: Known,
  bytes: Uint8Array,
  condition: WriteCondition | 'any',
): Promise<'written' | 'refused' | undefined> {
  const write = { sizeInBytes: bytes.length, condition, word: randomUUID() };
  known.written = undefined;
  const answer = await remote.once(putScript(remote.place, write), bytes);
  if (answer?.word !== 'written') return answer && 'refused';
  const version = versionIn(answer.rest);
  known.folders = readFolders(answer.bytes);
  Object.assign(known, { version, written: { bytes, version } });
  return 'written';
}

/** Sends files into the stage. What has changed here meanwhile never leaves it. */
async function stage(
  remote: Remote,
  known: Known,
  output: string,
  files: readonly DeliveredFile[],
  open: OpenFile,
): Promise<void> {
  const paths = files.map(({ path }) => onALine(path));
  const { store, basis } = known.folders ?? (await findFolders(remote));
  const to = `${store}/stage-${known.word}`;
  await remote.send({ from: output, to, basis: basis.filter((folder) => folder !== to) }, paths);
  for (const file of files) for (const _ of open(file));
  known.staged.push(paths);
}

async function settle(remote: Remote, known: Known): Promise<boolean> {
  const { staged } = known;
  if (staged.length === 0) return true;
  const paths = staged.flat();
  const counts = staged.map(({ length }) => length);
  const change = changeOf(known, paths);
  const answer = await remote.patiently(
    (tried): SshScript => settleScript(remote.place, { ...change, tried }, counts),
    linesOf(paths),
  );
  Object.assign(known, { word: randomUUID(), staged: [] });
  return answer.word === 'settled';
}

function changeOf({ version, word }: Known, paths: readonly string[]): Omit<Change, 'tried'> {
  return { version, word, listInBytes: Buffer.byteLength(linesOf(paths)) };
}

function linesOf(paths: readonly string[]): string {
  return paths.map((path) => `${onALine(path)}\n`).join('');
}

/** Names stand in lists, a line each. */
function onALine(path: string): string {
  if (!/[\n\0]/.test(path)) return path;
  const found = JSON.stringify(path);
  throw new Error(`expected a name on one line, found ${found}; rename that file`);
}

function versionIn([text]: readonly string[]): string {
  const version = readVersion(text);
  if (version !== undefined) return version;
  throw new Error(`expected the number of a manifest, found "${text}"; ask those who run the machine`);
}

async function findFolders({ place, patiently }: Remote): Promise<StoreFolders> {
  const folders = readFolders((await patiently(() => foldersScript(place))).bytes);
  if (folders) return folders;
  throw new Error(`expected a folder beside ${place.path}, found none; ask those who run the machine`);
}

function bytesOf(file: DeliveredFile, open: OpenFile): Uint8Array {
  return Buffer.concat([...open(file)]);
}
