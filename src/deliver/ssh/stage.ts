import { randomUUID } from 'node:crypto';
import type { StoreFolders } from '../plan/ssh/answers.ts';
import { settleScript } from '../plan/ssh/changeScripts.ts';
import { onALine } from '../plan/ssh/commands.ts';
import type { DeliveredFile, OpenFile } from '../target.ts';
import type { Remote } from './remote.ts';

/** Files beside what is served. A connection sends many: those of a few calls wait for each other. */
export interface Stage {
  add(files: readonly DeliveredFile[], open: OpenFile): Promise<void>;
  /**
   * Brings them to where they are served, in the order of the calls.
   *
   * @returns false if the manifest has another version
   */
  settle(version: string): Promise<boolean>;
}

/** A stage, and where its files come from and go to. */
export interface StagePlace {
  readonly remote: Remote;
  /** The folder that is delivered, relative to feed.yaml. */
  readonly output: string;
  readonly folders: () => Promise<StoreFolders>;
}

/** What is sent at once. */
const MAX_FILES = 200;
const MAX_BYTES = 32_000_000;

/** Opens a stage of its own, which nobody else sends to, whoever is killed. */
export function openStage({ remote, output, folders }: StagePlace): Stage {
  const word = randomUUID();
  const added: (readonly string[])[] = [];
  let waiting: { readonly file: DeliveredFile; readonly open: OpenFile }[] = [];
  const send = async () => {
    const { store, basis } = await folders();
    const to = `${store}/stage-${word}`;
    const paths = waiting.map(({ file }) => file.path);
    await remote.send({ from: output, to, basis: basis.filter((folder) => folder !== to) }, paths);
    // Whoever reads a file to its end is told if it has changed meanwhile. Then it never leaves the stage.
    for (const { file, open } of waiting) for (const _ of open(file));
    waiting = [];
  };
  return {
    add: async (files, open) => {
      added.push(files.map(({ path }) => onALine(path)));
      waiting.push(...files.map((file) => ({ file, open })));
      const sizeInBytes = waiting.reduce((sum, { file }) => sum + file.sizeInBytes, 0);
      if (waiting.length >= MAX_FILES || sizeInBytes >= MAX_BYTES) await send();
    },
    settle: async (version) => {
      if (added.length === 0) return true;
      if (waiting.length > 0) await send();
      const counts = added.map(({ length }) => length);
      const answer = await remote.change(added.flat(), (list) =>
        settleScript(remote.place, { ...list, version, word }, counts),
      );
      return answer.word === 'settled';
    },
  };
}
