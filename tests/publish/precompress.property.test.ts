import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { realDisk } from '../../src/disk/realDisk.ts';
import { article } from '../support/articles.ts';
import { folderWith, putFiles } from '../support/files.ts';
import { SHORTEST } from '../support/publication.ts';
import { runsOf } from '../support/runs.ts';
import { bytesIn, expectTwins } from '../support/twins.ts';
import { runAt } from './incremental/history.ts';

const NOW = new Date('2026-01-20T00:00:00Z');
const WINDOW = 'window: { items: 2, days: 1 }\n';
/** What feed.yaml says of compressed copies, and the ends of their names. */
const CODINGS = [
  ['', []],
  ['precompress: true\n', ['.br', '.gz']],
  ['precompress: gzip\n', ['.gz']],
  ['precompress: [br]\n', ['.br']],
] as const;
const BODIES = ['The tide came in.', 'The tide went out.', 'Long '.repeat(900), 'Longer '.repeat(900)];

type Step = readonly [kind: string, which: number, other: number];

/** A publication, and what its feed.yaml says. */
interface State {
  readonly root: string;
  readonly unlisted: Set<number>;
  codings: number;
  pages: boolean;
}

/** What an author, or somebody else, does between two builds. */
const EDITS: Readonly<Record<string, (state: State, which: number, other: number) => void>> = {
  write: ({ root, unlisted }, which, other) => {
    unlisted.delete(which);
    putFiles(root, articleAt(which, other));
  },
  unlist: ({ root, unlisted }, which, other) => {
    unlisted.add(which);
    putFiles(root, articleAt(which, other, true));
  },
  delete: ({ root }, which) => rmSync(join(root, `items/n${which}.md`), { force: true }),
  codings: (state, _, other) => {
    state.codings = other % CODINGS.length;
  },
  pages: (state) => {
    state.pages = !state.pages;
  },
  harm: ({ root }, _, other) => writeFileSync(join(root, 'output', pathIn(root, other)), 'harmed'),
  lose: ({ root }, _, other) => rmSync(join(root, 'output', pathIn(root, other))),
  forget: ({ root }) => rmSync(join(root, '.dateline'), { recursive: true, force: true }),
};

const step: fc.Arbitrary<Step> = fc.tuple(
  fc.constantFrom('write', ...Object.keys(EDITS)),
  fc.nat(5),
  fc.nat(40),
);

test('after each build every compressed copy comes to its file, each file that is worth it has its copies, and there are no others', {
  timeout: 300_000,
}, () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 3, maxLength: 12 }), (steps) => {
      const root = folderWith({ ...articleAt(0, 0), ...articleAt(1, 2) });
      const state: State = { root, unlisted: new Set(), codings: 1, pages: true };
      build(state, 'first');
      for (const [kind, which, other] of steps) {
        EDITS[kind]?.(state, which, other);
        build(state, `${kind} ${which} ${other}`);
      }
      expect(runAt(realDisk(root), NOW)).toMatchObject({ written: [], removed: [] });
      rmSync(root, { recursive: true });
    }),
    runsOf(60),
  );
});

function build({ root, codings, pages, unlisted }: State, when: string): void {
  const [line, ends] = CODINGS[codings] as (typeof CODINGS)[number];
  putFiles(root, { 'feed.yaml': `${SHORTEST}${WINDOW}${line}${pages ? '' : 'pages: false\n'}` });
  runAt(realDisk(root), NOW);
  expectAll(root, ends, unlisted, when);
}

function articleAt(which: number, other: number, isUnlisted = false): Record<string, string> {
  const body = BODIES[other % BODIES.length];
  const more = isUnlisted ? 'unlisted: true\n' : '';
  return { [`items/n${which}.md`]: article(`N${which}`, `2025-0${1 + which}-05 10:00`, body, more) };
}

/** A feed, or a compressed copy of anything. */
function pathIn(root: string, other: number): string {
  const paths = readdirSync(join(root, 'output'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:xml|json|br|gz)$/.test(path))
    .toSorted();
  return paths[other % paths.length] as string;
}

function expectAll(root: string, ends: readonly string[], unlisted: ReadonlySet<number>, when: string): void {
  const files = bytesIn(join(root, 'output'));
  const isHidden = (path: string) => [...unlisted].some((which) => path.includes(`/n${which}/`));
  const worth = [...files].filter(
    ([path, { length }]) =>
      /\.(?:html|xml|json|css|js|opml)$/.test(path) && length >= 1024 && !isHidden(path),
  );
  const expected = worth.flatMap(([path]) => ends.map((end) => path + end));
  expect(expectTwins(files, when), when).toEqual(expected.sort());
}
