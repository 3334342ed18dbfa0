import { createHash } from 'node:crypto';
import type { ConditionalResult, DeliveredFile, Target } from '../../src/deliver/target.ts';

/** What stands at a target in memory: bytes by paths. Several targets may have the same. */
export type Store = Map<string, Buffer>;

/** A request to a target, as a test sees it. */
export interface TargetRequest {
  readonly what: 'read' | 'write' | 'writeIf' | 'remove' | 'probe';
  readonly path: string;
}

/** How a target in memory behaves. */
export interface FakeOptions {
  /** Called before and after each request takes effect; what it throws, the request fails with. */
  readonly before?: (request: TargetRequest) => void | Promise<void>;
  readonly after?: (request: TargetRequest) => void | Promise<void>;
  /** False for a storage that takes any write, whatever the condition says. */
  readonly isConditional?: boolean;
  /** What is answered to a conditional write, in the place of the truth; it may have been done all the same. */
  readonly answer?: (truth: ConditionalResult) => ConditionalResult;
  /** The order in which files of one call arrive. */
  readonly order?: (files: readonly DeliveredFile[]) => readonly DeliveredFile[];
}

/** A target in memory that does what its interface says, and the requests that were made. */
export function fakeTarget(store: Store, options: FakeOptions = {}) {
  const {
    before,
    after,
    isConditional = true,
    answer = (truth) => truth,
    order = (files) => files,
  } = options;
  const requests: TargetRequest[] = [];
  const ask = async <T>(what: TargetRequest['what'], path: string, act: () => T): Promise<T> => {
    const request = { what, path };
    requests.push(request);
    await before?.(request);
    const result = act();
    await after?.(request);
    return result;
  };
  const versionOf = (path: string) => {
    const bytes = store.get(path);
    return bytes && `"${createHash('md5').update(bytes).digest('hex')}"`;
  };
  const target: Target = {
    name: 'fake',
    place: 'fake://store/',
    read: (path) =>
      ask('read', path, () => {
        const [bytes, version] = [store.get(path), versionOf(path)];
        return bytes && version ? { bytes, version } : undefined;
      }),
    write: async (files, open, onWritten) => {
      for (const file of order(files)) {
        await ask('write', file.path, () => store.set(file.path, Buffer.concat([...open(file)])));
        onWritten(file);
      }
    },
    writeIf: async (file, bytes, condition) =>
      answer(
        await ask('writeIf', file.path, () => {
          const wanted = condition === 'absent' ? undefined : condition.version;
          if (isConditional && versionOf(file.path) !== wanted) return 'refused';
          store.set(file.path, Buffer.from(bytes));
          return 'written';
        }),
      ),
    remove: async (paths, onRemoved) => {
      for (const path of paths) {
        await ask('remove', path, () => store.delete(path));
        onRemoved(path);
      }
      return true;
    },
    honoursConditions: () => ask('probe', '', () => isConditional),
    tidy: async () => {},
    close: async () => {},
  };
  return { target, requests };
}
