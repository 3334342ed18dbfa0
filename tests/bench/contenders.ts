import { copyFileSync, cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasProgram } from '../support/program.ts';
import { NOW, settingsOf } from './corpus/publication.ts';
import { AUTHORS, SECTIONS } from './corpus/words.ts';
import type { Command } from './measure.ts';
import { BY_HAND_NEEDS, EQUAL_WORK_NEEDS, lacking, type Places } from './packages.ts';

/** What happened to the articles since the run before. */
export const SCENARIOS = ['cold', 'unchanged', 'changed', 'added', 'renamed'] as const;
export type Scenario = (typeof SCENARIOS)[number];

/** Folders of articles: as people publish them, and plain ones. */
export type CorpusName = 'corpus' | 'plain';

/** Who takes part. Each has a folder of its own, beside those of the corpora and of the others. */
export interface Contender {
  /** The name of its folder. */
  readonly id: string;
  readonly name: string;
  /** Which articles its feeds have; nothing for a floor. */
  readonly shows?: 'all' | 'newest 50';
  readonly corpus: CorpusName;
  /** Run in its folder. */
  readonly command: Command;
  /** Whether the articles have to be in its own folder. Else it reads those of the corpus. */
  readonly ownsItems?: true;
  /** What it has to be compared in; all of them, where it is not said. */
  readonly scenarios?: readonly Scenario[];
  /** Whether more than 10,000 articles are too many for it. */
  readonly isForFew?: true;
  /** Puts its settings into its folder. */
  readonly prepare?: (folder: string) => void;
}

/** What contenders leave behind, in their folders. Without it their next run is a cold one. */
export const PRODUCTS = ['output', 'feed.lock', '.dateline', 'resources', '.hugo_build.lock'];

/** Whom others are compared to. */
export const REFERENCES = {
  byHand: { all: 'hand-all', 'newest 50': 'hand-newest', plain: 'hand-plain' },
  equalWork: 'equal-all',
  /** A cold run has to read everything, another to ask what has changed. */
  floor: { cold: 'floor-read', other: 'floor-list' },
} as const;

/** Twelve feeds with archives: half of the articles are in one of the folders, and all are by one of the authors or by none. */
const NAMED_FEEDS = [
  ...SECTIONS.map((folder) => `  - { path: ${folder}, title: ${folder}, where: { folder: ${folder} } }\n`),
  ...AUTHORS.slice(0, 4).map(
    (name, n) => `  - { path: by-${n}, title: By ${name}, where: { authors: ${name} } }\n`,
  ),
  '  - { path: reo, title: Te reo Māori, where: { language: mi } }\n',
  '  - { path: politics, title: Politics, where: { tags: politics } }\n',
];

/** Tells who takes part, and why others cannot. */
export function findContenders(places: Places): {
  readonly contenders: readonly Contender[];
  readonly missing: readonly string[];
} {
  const groups = [
    { name: 'Dateline', lacks: [], contenders: datelines(places) },
    { name: 'The script by hand', lacks: lacking(places, BY_HAND_NEEDS), contenders: byHand(places) },
    { name: 'Equal work', lacks: lacking(places, EQUAL_WORK_NEEDS), contenders: [equalWork(places)] },
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
  const one = (id: string, name: string, further: string, more: Partial<Contender> = {}): Contender => ({
    id,
    name: `Dateline: ${name}`,
    shows: 'all',
    corpus: 'corpus',
    command: [process.execPath, join(checkout, 'dist/cli/main.js'), 'build', '--now', NOW],
    ownsItems: true,
    prepare: (folder) => writeFileSync(join(folder, 'feed.yaml'), settingsOf(further)),
    ...more,
  });
  const newest = 'archive: false\nlinks: dateline\nwindow: { items: 50, days: 1 }\n';
  return [
    one('dateline', 'feeds and archives', 'links: dateline\n'),
    one('dateline-pages', 'feeds, archives and pages', ''),
    one('dateline-newest', 'newest 50', newest, { shows: 'newest 50' }),
    one('dateline-named', '12 named feeds', `links: dateline\nfeeds:\n${NAMED_FEEDS.join('')}`),
    one('dateline-tags', '500 tag feeds', 'links: dateline\ntagFeeds: true\n'),
    one('dateline-plain', 'plain corpus', 'links: dateline\n', { corpus: 'plain', isForFew: true }),
  ];
}

function byHand({ checkout }: Places): Contender[] {
  const one = (id: string, name: string, how: string, corpus: CorpusName = 'corpus'): Contender => ({
    id,
    name: `by hand: ${name}`,
    shows: how === 'all' ? 'all' : 'newest 50',
    corpus,
    command: [process.execPath, 'byHand.mjs', `../${corpus}/items`, 'output', how],
    isForFew: true,
    prepare: copying(checkout, 'byHand.mjs'),
  });
  return [
    one(REFERENCES.byHand.all, 'all', 'all'),
    one(REFERENCES.byHand['newest 50'], 'newest 50', 'newest'),
    one('hand-newest-only', 'newest 50, no other rendered', 'newest-only'),
    one(REFERENCES.byHand.plain, 'all of the plain corpus', 'all', 'plain'),
  ];
}

function equalWork({ checkout }: Places): Contender {
  return {
    id: REFERENCES.equalWork,
    name: 'equal work: all',
    shows: 'all',
    corpus: 'corpus',
    command: [process.execPath, 'equalWork.mjs', '../corpus/items', 'output'],
    isForFew: true,
    prepare: copying(checkout, 'equalWork.mjs'),
  };
}

function hugo({ checkout }: Places): Contender {
  return {
    id: 'hugo',
    name: 'Hugo: all',
    shows: 'all',
    corpus: 'corpus',
    command: ['hugo', '--quiet'],
    prepare: (folder) => cpSync(peerFile(checkout, 'hugo'), folder, { recursive: true }),
  };
}

/** Those that write are to be compared with a cold run only: no other has all of it to write. */
function floors({ checkout }: Places): Contender[] {
  const one = (id: string, name: string, ...args: readonly string[]): Contender => ({
    id,
    name: `floor: Node ${name}`,
    corpus: 'corpus',
    command: [process.execPath, peerFile(checkout, 'floor.mjs'), ...args],
    ...(args[0] === 'write' && { scenarios: ['cold'] }),
  });
  const items = '../corpus/items';
  return [
    one(REFERENCES.floor.other, 'lists the articles', 'list', items),
    one(REFERENCES.floor.cold, 'reads them', 'read', items),
    one('floor-write', "writes feeds and archives' bytes", 'write', items, '../dateline/output', 'output'),
    one('floor-write-pages', "writes pages' bytes too", 'write', items, '../dateline-pages/output', 'output'),
  ];
}

function copying(checkout: string, name: string): (folder: string) => void {
  return (folder) => copyFileSync(peerFile(checkout, name), join(folder, name));
}

function peerFile(checkout: string, name: string): string {
  return join(checkout, 'tests/bench/peers', name);
}
