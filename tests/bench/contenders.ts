import { copyFileSync, cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasProgram } from '../support/program.ts';
import { NOW, settingsOf } from './corpus/publication.ts';
import type { Command } from './measure.ts';
import { BY_HAND_NEEDS, ELEVENTY_NEEDS, lacking, PACKAGES, type Places } from './packages.ts';

/** What happened to the articles since the run before. */
export const SCENARIOS = ['cold', 'unchanged', 'changed', 'added'] as const;
export type Scenario = (typeof SCENARIOS)[number];

/** Who takes part. Each has a folder of its own, beside the folder `corpus` and those of the others. */
export interface Contender {
  /** The name of its folder. */
  readonly id: string;
  readonly name: string;
  /** Which articles its feeds have; nothing for a floor. */
  readonly shows?: 'all' | 'newest 50';
  /** Run in its folder. */
  readonly command: Command;
  /** Whether the articles have to be in its own folder. Else it reads those of the corpus. */
  readonly ownsItems?: true;
  /** What it has to be compared in; all of them, where it is not said. */
  readonly scenarios?: readonly Scenario[];
  /** Puts its settings into its folder. */
  readonly prepare?: (folder: string) => void;
}

/** What contenders leave behind, in their folders. Without it their next run is a cold one. */
export const PRODUCTS = ['output', 'feed.lock', '.dateline', '.cache', 'resources', '.hugo_build.lock'];

/** The script that others are compared to, by what their feeds show. */
export const BY_HAND = { all: 'hand-all', 'newest 50': 'hand-newest' } as const;
/** The floor that others are compared to: a cold run has to read everything, another to ask what has changed. */
export const FLOOR = {
  cold: 'floor-read',
  unchanged: 'floor-list',
  changed: 'floor-list',
  added: 'floor-list',
};

const ITEMS = '../corpus/items';

/** Tells who takes part, and why others cannot. */
export function findContenders(places: Places): {
  readonly contenders: readonly Contender[];
  readonly missing: readonly string[];
} {
  const groups = [
    { name: 'Dateline', lacks: [], contenders: datelines(places) },
    { name: 'The script by hand', lacks: lacking(places, BY_HAND_NEEDS), contenders: byHand(places) },
    { name: 'Eleventy', lacks: lacking(places, ELEVENTY_NEEDS), contenders: [eleventy(places)] },
    { name: 'Hugo', lacks: hasProgram('hugo') ? [] : ['hugo on the PATH'], contenders: [hugo(places)] },
    { name: 'The floor', lacks: [], contenders: floors(places) },
  ];
  return {
    contenders: groups.flatMap(({ lacks, contenders }) => (lacks.length === 0 ? contenders : [])),
    missing: groups
      .filter(({ lacks }) => lacks.length > 0)
      .map(({ name, lacks }) => `${name} is left out: expected ${lacks.join(', ')}, found nothing`),
  };
}

function datelines({ checkout }: Places): Contender[] {
  const command = [process.execPath, join(checkout, 'dist/cli/main.js'), 'build', '--now', NOW] as const;
  const one = (id: string, name: string, shows: 'all' | 'newest 50', further: string): Contender => ({
    id,
    name: `Dateline: ${name}`,
    shows,
    command: [...command],
    ownsItems: true,
    prepare: (folder) => writeFileSync(join(folder, 'feed.yaml'), settingsOf(further)),
  });
  return [
    one('dateline', 'feeds and archives', 'all', 'pages: false\n'),
    one('dateline-pages', 'feeds, archives and pages', 'all', ''),
    one(
      'dateline-newest',
      'newest 50',
      'newest 50',
      'archive: false\npages: false\nwindow: { items: 50, days: 1 }\n',
    ),
  ];
}

function byHand({ checkout }: Places): Contender[] {
  const one = (id: string, name: string, shows: 'all' | 'newest 50', how: string): Contender => ({
    id,
    name: `by hand: ${name}`,
    shows,
    command: [process.execPath, 'byHand.mjs', ITEMS, 'output', how],
    prepare: (folder) => copyFileSync(peerFile(checkout, 'byHand.mjs'), join(folder, 'byHand.mjs')),
  });
  return [
    one('hand-all', 'all', 'all', 'all'),
    one('hand-newest', 'newest 50', 'newest 50', 'newest'),
    one('hand-newest-only', 'newest 50, no other rendered', 'newest 50', 'newest-only'),
  ];
}

function eleventy({ checkout }: Places): Contender {
  const config = 'eleventy.config.mjs';
  return {
    id: 'eleventy',
    name: 'Eleventy: all, and bare pages',
    shows: 'all',
    command: [process.execPath, `../../${PACKAGES}/@11ty/eleventy/cmd.cjs`, `--config=${config}`, '--quiet'],
    ownsItems: true,
    prepare: (folder) => copyFileSync(peerFile(checkout, config), join(folder, config)),
  };
}

function hugo({ checkout }: Places): Contender {
  return {
    id: 'hugo',
    name: 'Hugo: all',
    shows: 'all',
    command: ['hugo', '--quiet'],
    prepare: (folder) => cpSync(peerFile(checkout, 'hugo'), folder, { recursive: true }),
  };
}

/** Those that write are to be compared with a cold run only: no other has all of it to write. */
function floors({ checkout }: Places): Contender[] {
  const program = [process.execPath, peerFile(checkout, 'floor.mjs')] as const;
  const writing = (id: string, name: string, model: string): Contender => ({
    id,
    name: `floor: Node writes ${name}`,
    command: [...program, 'write', ITEMS, `../${model}/output`, 'output'],
    scenarios: ['cold'],
  });
  return [
    { id: FLOOR.changed, name: 'floor: Node lists the articles', command: [...program, 'list', ITEMS] },
    { id: FLOOR.cold, name: 'floor: Node reads them', command: [...program, 'read', ITEMS] },
    writing('floor-write', "feeds and archives' bytes", 'dateline'),
    writing('floor-write-pages', "pages' bytes too", 'dateline-pages'),
  ];
}

function peerFile(checkout: string, name: string): string {
  return join(checkout, 'tests/bench/peers', name);
}
