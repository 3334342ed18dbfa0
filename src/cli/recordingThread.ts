import { workerData } from 'node:worker_threads';
import { readRecording } from '../articles/media/recording.ts';
import { openParts } from '../disk/openParts.ts';
import type { Recording } from '../model/media.ts';
import type { RecordingStart } from './openRecordings.ts';

/** Reads the recordings that are asked for, on a thread that was started for them. */
export function runRecordingThread(): void {
  const { port, count } = workerData as RecordingStart;
  port.on('message', async (path: string) => {
    port.postMessage(await readAt(path));
    Atomics.add(count, 0, 1);
    Atomics.notify(count, 0);
  });
}

/** A file that is gone by now is no recording; whoever copies it will tell. */
async function readAt(path: string): Promise<Recording> {
  try {
    const parts = openParts(path);
    try {
      return await readRecording(parts);
    } finally {
      parts.close();
    }
  } catch {
    return { chapters: [] };
  }
}
