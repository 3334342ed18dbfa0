import { createHash, randomUUID } from 'node:crypto';
import { MANIFEST_PATH } from '../plan/manifest.ts';
import { readFolders, readVersion, type StoreFolders } from '../plan/ssh/answers.ts';
import { removeScript, tidyScript } from '../plan/ssh/changeScripts.ts';
import { onALine } from '../plan/ssh/commands.ts';
import { fileScript, foldersScript, manifestScript, putScript } from '../plan/ssh/manifestScripts.ts';
import { nameOf, type SshPlace } from '../plan/ssh/place.ts';
import type { ConditionalResult, StoredFile, Target, WriteCondition } from '../target.ts';
import { openRemote, type Remote, type SshEdge } from './remote.ts';
import { openStage } from './stage.ts';

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
  /** The manifest that was to be written last. */
  own: Uint8Array | undefined;
  /** True until it is read, if it stands there for certain. */
  isWritten: boolean;
  folders: StoreFolders | undefined;
  hasLeftovers: boolean;
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
    own: undefined,
    isWritten: false,
    folders: undefined,
    hasLeftovers: false,
  };
  const newStage = () => openStage({ remote, output: place.output, folders: () => foldersOf(remote, known) });
  let stage = newStage();
  return {
    name: place.name,
    place: nameOf(place),
    read: async (path) => {
      if (path !== MANIFEST_PATH) return readFile(remote, path);
      const stored = await readManifest(remote, known);
      // What was staged under another manifest was planned by that one.
      if (!(stored && known.own && Buffer.from(known.own).equals(stored.bytes))) stage = newStage();
      return stored;
    },
    write: async (files, open, onWritten) => {
      const [first] = files;
      if (first?.path === MANIFEST_PATH) await put(remote, known, Buffer.concat([...open(first)]), 'any');
      else await stage.add(files, open);
      for (const file of files) onWritten(file);
    },
    writeIf: (_, bytes, condition) => put(remote, known, bytes, condition),
    settle: async () => {
      const isSettled = await stage.settle(known.version);
      stage = newStage();
      return isSettled;
    },
    remove: async (paths, onRemoved) => {
      const { word } = await remote.change(paths, (list) =>
        removeScript(place, { ...list, version: known.version, word: randomUUID() }),
      );
      if (word !== 'removed') return false;
      for (const path of paths) onRemoved(path);
      return true;
    },
    honoursConditions: async () => true,
    tidy: async () => {
      if (known.hasLeftovers) await remote.patiently(() => tidyScript(place, known.version));
    },
    close: async () => {},
  };
}

async function readManifest(remote: Remote, known: Known): Promise<StoredFile | undefined> {
  const { own, isWritten, version: last } = known;
  known.isWritten = false;
  if (own && isWritten) return { bytes: own, version: last };
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
): Promise<ConditionalResult> {
  Object.assign(known, { own: bytes, isWritten: false });
  const write = { sizeInBytes: bytes.length, condition, word: randomUUID() };
  const answer = await remote.once(putScript(remote.place, write), bytes);
  if (answer === undefined) return 'unsure';
  if (answer.word !== 'written') return 'refused';
  const version = versionIn(answer.rest);
  Object.assign(known, { version, isWritten: true, folders: readFolders(answer.bytes) });
  return 'written';
}

function versionIn([text]: readonly string[]): string {
  const version = readVersion(text);
  if (version !== undefined) return version;
  throw new Error(`expected the number of a manifest, found "${text}"; ask those who run the machine`);
}

/** The store, which is known where a manifest has been written for certain. */
async function foldersOf({ place, patiently }: Remote, known: Known): Promise<StoreFolders> {
  known.folders ??= readFolders((await patiently(() => foldersScript(place))).bytes);
  if (known.folders) return known.folders;
  throw new Error(`expected a folder beside ${place.path}, found none; ask those who run the machine`);
}
