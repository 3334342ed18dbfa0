import type { MessagePort, Worker } from 'node:worker_threads';
import type { Recording } from '../model/media.ts';

/** Reads what a recording at a path of this machine says of itself. */
type ReadRecording = (path: string) => Recording | undefined;

/** What the thread that reads recordings begins with. */
export interface RecordingStart {
  readonly port: MessagePort;
  /** Counts the answers, so that they can be waited for. */
  readonly count: Int32Array;
}

/** As much of `node:worker_threads` as starts a thread; it is asked for only when there is a recording. */
type Threads = Pick<
  typeof import('node:worker_threads'),
  'MessageChannel' | 'receiveMessageOnPort' | 'Worker'
>;

/** How long a recording is waited for: one of hours whose every frame has to be counted takes seconds. */
const MAX_WAIT_IN_MS = 120_000;

/**
 * Reads recordings one by one. What reads them knows only promises, and so has a thread of its own, which is waited for; it starts
 * with the first recording.
 *
 * @param script the program's own file, which calls `runRecordingThread` where `mark` is its first argument
 */
export function openRecordings(threadsOf: () => Threads, script: URL, mark: string): ReadRecording {
  let ask: ReadRecording | undefined;
  return (path) => {
    ask ??= start(threadsOf(), script, mark);
    return ask(path);
  };
}

function start(threads: Threads, script: URL, mark: string): ReadRecording {
  const { port1: port, port2: other } = new threads.MessageChannel();
  const count = new Int32Array(new SharedArrayBuffer(4));
  const workerData: RecordingStart = { port: other, count };
  const thread: Worker = new threads.Worker(script, { argv: [mark], workerData, transferList: [other] });
  thread.on('error', () => {});
  thread.unref();
  port.unref();
  let isLost = false;
  return (path) => {
    if (isLost) return undefined;
    const before = Atomics.load(count, 0);
    port.postMessage(path);
    let isLate = false;
    // The wake-up of the answer before may come only now.
    while (!isLate && Atomics.load(count, 0) === before)
      isLate = Atomics.wait(count, 0, before, MAX_WAIT_IN_MS) === 'timed-out';
    // An answer that comes too late would be taken for that of the next.
    isLost = isLate;
    return isLate ? undefined : (threads.receiveMessageOnPort(port)?.message as Recording | undefined);
  };
}
