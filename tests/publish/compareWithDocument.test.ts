import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { realDisk } from '../../src/disk/realDisk.ts';
import { hasError } from '../../src/model/problem.ts';
import { checkPublication } from '../../src/publish/check.ts';
import { publish } from '../../src/publish/publish.ts';
import { publicationOf } from '../support/memoryDisk.ts';
import { NOW } from '../support/publication.ts';

const golden = fileURLToPath(new URL('../golden/', import.meta.url));

it.each(readdirSync(golden))('what golden/%s serves is what its articles mean', (name) => {
  const root = mkdtempSync(join(tmpdir(), 'dateline-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  cpSync(join(golden, name), root, { recursive: true });
  const disk = realDisk(root);
  const publication = publicationOf(disk);
  const isRefused = hasError(publish({ disk }, publication, { now: NOW }).problems);
  const { problems } = checkPublication({ disk }, publication, { now: NOW });
  const served = problems.filter(({ code }) => code.startsWith('OUTPUT_'));
  expect({ isRefused, served }).toEqual({ isRefused, served: [] });
});
