import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SaxesParser } from 'saxes';
import TurndownService from 'turndown';
import { exportedFeed } from './corpus/exportedFeed.ts';
import { describeMachine } from './machine.ts';
import { markdownTable } from './markdownTable.ts';
import { type Command, measureIn, type Sample, settle } from './measure.ts';
import { summarise } from './statistics.ts';

const COUNT = 10_000;
const ROUNDS = 3;

/**
 * Measures `import` of so many entries beside what no importer can do without: the same file parsed by saxes, and each entry
 * converted by turndown. Prints both, and their ratio. `floor FILE` is that other process.
 */
export async function importing(
  checkout: string,
  [size = String(COUNT), rounds = String(ROUNDS)]: readonly string[],
): Promise<void> {
  if (size === 'floor') return parseAndConvert(rounds);
  const work = mkdtempSync(join(tmpdir(), 'dateline-importing-'));
  try {
    const feed = join(work, 'feed.xml');
    writeFeed(feed, Number(size));
    const program = join(checkout, 'node_modules/.cache/dateline/imported');
    const { bundle, DOORS } = await import(pathToFileURL(join(checkout, 'src/cli/build.js')).href);
    rmSync(program, { recursive: true, force: true });
    await bundle(program, DOORS);
    const { ours, floors } = measureBoth(work, feed, join(program, 'cli/main.js'), Number(rounds));
    const megabytes = (statSync(feed).size / 1e6).toFixed(1);
    console.log(`${describeMachine(work)}, Node ${process.version.slice(1)}`);
    console.log(`\n${size} entries, ${megabytes} MB, ${rounds} rounds\n`);
    console.log(tableOf(ours, floors));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function measureBoth(work: string, feed: string, program: string, rounds: number) {
  const measure = measureIn(work);
  const run = (command: Command): Sample => {
    settle();
    return measure(command, work);
  };
  const ours: Sample[] = [];
  const floors: Sample[] = [];
  const floor = `(await import(${JSON.stringify(import.meta.url)})).importing('', ['floor', ${JSON.stringify(feed)}])`;
  for (let round = 1; round <= rounds; round += 1) {
    const folder = join(work, `site-${round}`);
    mkdirSync(folder);
    const options = ['--root', folder, '--time-zone', 'Pacific/Auckland'];
    ours.push(run([process.execPath, program, 'import', feed, ...options]));
    floors.push(run([process.execPath, '--input-type=module', '-e', floor]));
    rmSync(folder, { recursive: true });
  }
  return { ours, floors };
}

function tableOf(ours: readonly Sample[], floors: readonly Sample[]): string {
  const ratios = ours.map(({ seconds }, index) => seconds / (floors[index]?.seconds ?? Number.NaN));
  const row = (name: string, samples: readonly Sample[], ratio: string) => [
    name,
    textOf(samples.map(({ seconds }) => seconds)),
    textOf(samples.flatMap(({ processor }) => processor ?? [])),
    textOf(samples.flatMap(({ megabytes }) => megabytes ?? [])),
    ratio,
  ];
  return markdownTable([
    ['what', 'seconds (least–most)', 'of processors', 'MiB', 'ratio'],
    row('import', ours, textOf(ratios)),
    row('saxes, and turndown once an entry', floors, '1'),
  ]);
}

function textOf(numbers: readonly number[]): string {
  const summary = summarise(numbers);
  if (summary === undefined) return '';
  const [median, least, most] = [summary.median, summary.least, summary.most].map((one) =>
    one < 100 ? one.toFixed(2) : one.toFixed(0),
  );
  return `${median} (${least}–${most})`;
}

/** A part at a time: the whole is as long as a feed may be. */
function writeFeed(file: string, count: number): void {
  const open = openSync(file, 'w');
  for (const part of exportedFeed(count)) writeSync(open, part);
  closeSync(open);
}

function parseAndConvert(file: string): void {
  const converter = new TurndownService({ headingStyle: 'atx', hr: '---', codeBlockStyle: 'fenced' });
  const parser = new SaxesParser({ xmlns: true, position: false });
  let text = '';
  let length = 0;
  const addText = (more: string) => {
    text += more;
  };
  parser.on('opentag', () => {
    text = '';
  });
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', ({ name }) => {
    if (name === 'content:encoded') length += converter.turndown(text).length;
  });
  parser.write(readFileSync(file, 'utf8')).close();
  console.log(length);
}
