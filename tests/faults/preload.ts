// Loaded into a program before its own first line (`node --import`): the fault that it has to live with.
import { openSync, writeSync } from 'node:fs';
import { type Fault, install } from './layer.ts';

const { DATELINE_FAULT, DATELINE_LOG } = process.env;
const log = DATELINE_LOG === undefined ? undefined : openSync(DATELINE_LOG, 'a');
const tell = (line: string) => {
  if (log !== undefined) writeSync(log, `${line}\n`);
};

if (DATELINE_FAULT !== undefined) {
  const fault: Fault = JSON.parse(DATELINE_FAULT);
  install(fault, tell);
}
if (log !== undefined) {
  const wait = Atomics.wait;
  Object.assign(Atomics, {
    wait: (...args: Parameters<typeof wait>) => {
      tell('pause');
      return wait(...args);
    },
  });
}
