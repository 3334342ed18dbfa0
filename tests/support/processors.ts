const PRELOADED = `
import os from 'node:os';
import { syncBuiltinESMExports } from 'node:module';
os.availableParallelism = () => 4;
syncBuiltinESMExports();`;

/** Arguments of Node with which a program takes this machine for one with four processors: with two, it starts no thread. */
export const FOUR_PROCESSORS = ['--import', `data:text/javascript,${encodeURIComponent(PRELOADED)}`];
/** Has Node say on stderr which threads a program starts. */
export const TELLING_THREADS = { ...process.env, NODE_DEBUG: 'worker' };
/** What it says of one. */
export const A_THREAD = /^WORKER .*created Worker/m;
