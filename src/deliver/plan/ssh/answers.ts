import { nameOf, type SshPlace } from './place.ts';

/** What a script said: a word, what belongs to it, and the bytes after that. */
export interface SshAnswer {
  readonly word: string;
  readonly rest: readonly string[];
  readonly bytes: Uint8Array;
}

/** Begins the line of the answer. Before it may be whatever the user's own shell prints there. */
const MARK = Buffer.from('\n@dateline ');

/** Finds the answer of a script in what ssh printed; undefined if there is none. */
export function readAnswer(output: Uint8Array): SshAnswer | undefined {
  const bytes = Buffer.from(output.buffer, output.byteOffset, output.length);
  const from = bytes.indexOf(MARK);
  const to = from < 0 ? -1 : bytes.indexOf('\n', from + MARK.length);
  if (to < 0) return undefined;
  const [word = '', ...rest] = bytes.toString('utf8', from + MARK.length, to).split(' ');
  return { word, rest, bytes: bytes.subarray(to + 1) };
}

/** A number that a script says; undefined if it is none, so that nothing else ever gets into another script. */
export function readVersion(text = ''): string | undefined {
  return /^\d{1,15}$/.test(text) ? text : undefined;
}

/** What the answer to a manifest that was written says of the folders there. */
export interface StoreFolders {
  readonly store: string;
  /** In which older versions of files may be. */
  readonly basis: readonly string[];
}

/** Reads the folders there, a line each. */
export function readFolders(bytes: Uint8Array): StoreFolders | undefined {
  const [store = '', ...basis] = new TextDecoder().decode(bytes).split('\n');
  return store.startsWith('/') ? { store, basis: basis.filter((folder) => folder !== '') } : undefined;
}

/** Why a script has done nothing; undefined if its answer is none of these. */
export function refusalOf({ word, rest }: SshAnswer, place: SshPlace): Error | undefined {
  const [found, mend] = reasonOf(word, rest.join(' '), place);
  if (found === '') return undefined;
  return new Error(`expected to deliver to ${nameOf(place)}, found ${found}; ${mend}`);
}

function reasonOf(word: string, folder: string, { path }: SshPlace): readonly [string, string] {
  switch (word) {
    case 'norsync':
      return ['no rsync there', 'install rsync there'];
    case 'missing':
      return [`no folder at ${folder}`, 'make it, or mount what belongs there'];
    case 'occupied':
      return [
        `something else than a symbolic link of ours at ${path}`,
        'move it away once, so that a link can take its place, or write switch: files',
      ];
    case 'unswitched':
      return [
        'no program that replaces a symbolic link at once (mv -T, mv -h or perl)',
        'write switch: files',
      ];
    default:
      return ['', ''];
  }
}
