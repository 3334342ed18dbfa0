import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { acquireLock } from '../../src/disk/lock.ts';
import { describeHolder, isHolding } from '../../src/disk/lockHolder.ts';

// A program that goes into a folder again and again. While it is inside, a file says so; whom it meets there, and who
// lives, it writes into `met`.
const [root = '', rounds = ''] = process.argv.slice(2);
const INSIDE = 'inside.';
/** However busy the machine is. */
const PATIENCE = { tries: 60_000, pauseInMs: 10 };
const own = describeHolder();

for (let round = 0; round < Number(rounds); round += 1) {
  const release = acquireLock(root, [root], PATIENCE);
  visit();
  release();
}

function visit(): void {
  lookAround();
  writeFileSync(join(root, INSIDE + own), '');
  for (let looks = 0; looks < 40; looks += 1) lookAround();
  writeFileSync(join(root, 'visits'), '.', { flag: 'a' });
  rmSync(join(root, INSIDE + own));
}

function lookAround(): void {
  for (const name of readdirSync(root)) {
    if (!name.startsWith(INSIDE) || name.endsWith(own)) continue;
    // Who was killed inside could not say that it left.
    if (!isHolding(name.slice(INSIDE.length), 0)) rmSync(join(root, name), { force: true });
    else writeFileSync(join(root, 'met'), `${own} met ${name}\n`, { flag: 'a' });
  }
}
