import { setFlagsFromString } from 'node:v8';
import {
  MessageChannel,
  type MessagePort,
  receiveMessageOnPort,
  Worker,
  workerData,
} from 'node:worker_threads';
import { realDisk } from '../disk/realDisk.ts';
import type { Answer, Hand, Task } from '../publish/worker/batches.ts';
import { handOf } from '../publish/worker/tasks.ts';

/** What another thread begins with. */
interface Start {
  readonly root: string;
  readonly port: MessagePort;
  /** Counts the answers, so that they can be waited for. */
  readonly count: Int32Array;
}

/** How long an answer is waited for: a task is done in some milliseconds. */
const PATIENCE_IN_MS = 20_000;

/**
 * Another thread of this program, which is started when there is something for it to do.
 *
 * @param script the program's own file, which calls `workAsHand` on another thread
 */
export function hireHand(script: URL, root: string): Hand & { readonly dismiss: () => void } {
  const { port1: port, port2: other } = new MessageChannel();
  const count = new Int32Array(new SharedArrayBuffer(4));
  let worker: Worker | undefined;
  const start = () => {
    // V8 lets garbage grow to several times what is in use; where there is much to do, little of it is to be needed at a time.
    setFlagsFromString('--heap-growing-percent=5');
    const workerData: Start = { root, port: other, count };
    const resourceLimits = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 256 };
    const started = new Worker(script, { workerData, transferList: [other], resourceLimits });
    // Whoever waits for it does so no longer than its patience lasts, and does the work itself.
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
    give: (task) => {
      if (task.kind !== 'settings') worker ??= start();
      port.postMessage(task);
    },
    take: (isPatient) => {
      const before = Atomics.load(count, 0);
      const answers = receive();
      if (answers.length > 0 || !isPatient) return answers;
      Atomics.wait(count, 0, before, PATIENCE_IN_MS);
      return receive();
    },
    dismiss: () => {
      port.close();
      void worker?.terminate();
    },
  };
}

/** Does the tasks that come, on a thread that was started for it. */
export function workAsHand(): void {
  const { root, port, count } = workerData as Start;
  const work = handOf(realDisk(root));
  port.on('message', (task: Task) => {
    const answer = work(task);
    if (answer === undefined) return;
    port.postMessage(answer);
    Atomics.add(count, 0, 1);
    Atomics.notify(count, 0);
  });
}
