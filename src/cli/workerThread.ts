import {
  MessageChannel,
  type MessagePort,
  Worker as NodeWorker,
  receiveMessageOnPort,
  workerData,
} from 'node:worker_threads';
import type { Disk } from '../disk/disk.ts';
import type { Answer, Task, Worker } from '../publish/worker/mapInBatches.ts';
import { taskRunner } from '../publish/worker/tasks.ts';

/** What the other thread begins with. */
interface Start {
  readonly root: string;
  readonly port: MessagePort;
  /** Counts the answers, so that they can be waited for. */
  readonly count: Int32Array;
}

/** How long an answer is waited for: a task takes some milliseconds. */
const MAX_WAIT_IN_MS = 20_000;

/**
 * Another thread of this program. It starts with its first task.
 *
 * @param script the program's own file, which calls `runWorkerThread` where `mark` is its first argument
 */
export function openWorker(script: URL, mark: string, root: string): Worker & { readonly close: () => void } {
  const { port1: port, port2: other } = new MessageChannel();
  const count = new Int32Array(new SharedArrayBuffer(4));
  let worker: NodeWorker | undefined;
  const start = () => {
    const workerData: Start = { root, port: other, count };
    const resourceLimits = { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: 256 };
    const argv = [mark];
    const started = new NodeWorker(script, { argv, workerData, transferList: [other], resourceLimits });
    // After `MAX_WAIT_IN_MS` the main thread does the work itself.
    started.on('error', () => {});
    started.unref();
    port.unref();
    return started;
  };
  const receive = () => {
    const answers: Answer[] = [];
    for (let got = receiveMessageOnPort(port); got; got = receiveMessageOnPort(port))
      answers.push(got.message);
    return answers;
  };
  return {
    post: (task) => {
      worker ??= start();
      port.postMessage(task);
    },
    receive: (wait) => {
      const before = Atomics.load(count, 0);
      const answers = receive();
      if (answers.length > 0 || !wait) return answers;
      // The wake-up of the answer before may come only now.
      while (Atomics.load(count, 0) === before)
        if (Atomics.wait(count, 0, before, MAX_WAIT_IN_MS) === 'timed-out') break;
      return receive();
    },
    close: () => {
      port.close();
      void worker?.terminate();
    },
  };
}

/** Does the tasks that are posted, on a thread that was started for them. */
export function runWorkerThread(openDisk: (root: string) => Disk): void {
  const { root, port, count } = workerData as Start;
  const run = taskRunner(openDisk(root));
  port.on('message', (task: Task) => {
    port.postMessage(run(task));
    Atomics.add(count, 0, 1);
    Atomics.notify(count, 0);
  });
}
