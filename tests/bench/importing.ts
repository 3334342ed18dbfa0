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
import { importBody } from '../../src/import/convertBody.ts';
import { exportedFeed } from './corpus/exportedFeed.ts';
import { describeMachine } from './machine.ts';
import { markdownTable } from './markdownTable.ts';
import { type Command, measureIn, type Sample, settle } from './measure.ts';
import { summarise } from './statistics.ts';

const COUNT = 10_000;
const ROUNDS = 3;

/** What no importer can do without: the same file parsed by saxes, and each entry converted. `floor FLOOR FILE` is such a process. */
const FLOORS = ['ours', 'turndown'] as const;
type Floor = (typeof FLOORS)[number];

const NAMES: Readonly<Record<Floor, string>> = {
  ours: 'saxes, and our own converter once an entry',
  turndown: 'saxes, and turndown once an entry',
};

/**
 * Measures `import` of so many entries beside both floors: our own converter reads back what it wrote, and turndown does not. Prints
 * all, and what `import` takes of each: the ratios are of processor time, which other programs on the machine change least.
 */
export async function importing(
  checkout: string,
  [size = String(COUNT), rounds = String(ROUNDS), file = '']: readonly string[],
): Promise<void> {
  if (size === 'floor') return parseAndConvert(rounds as Floor, file);
  const work = mkdtempSync(join(tmpdir(), 'dateline-importing-'));
  try {
    const feed = join(work, 'feed.xml');
    writeFeed(feed, Number(size));
    const program = join(checkout, 'node_modules/.cache/dateline/imported');
    const { bundle, DOORS } = await import(pathToFileURL(join(checkout, 'src/cli/build.js')).href);
    rmSync(program, { recursive: true, force: true });
    await bundle(program, DOORS);
    const measured = measureAll(work, feed, join(program, 'cli/main.js'), Number(rounds));
    const megabytes = (statSync(feed).size / 1e6).toFixed(1);
    console.log(`${describeMachine(work)}, Node ${process.version.slice(1)}`);
    console.log(`\n${size} entries, ${megabytes} MB, ${rounds} rounds\n`);
    console.log(tableOf(measured));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Samples of `import`, and of each floor. */
interface Measured {
  readonly imports: readonly Sample[];
  readonly floors: Readonly<Record<Floor, readonly Sample[]>>;
}

/** What was written stays until the end: ext4 takes long to make files where many were just removed. */
function measureAll(work: string, feed: string, program: string, rounds: number): Measured {
  const measure = measureIn(work);
  const run = (command: Command): Sample => {
    settle();
    return measure(command, work);
  };
  const imports: Sample[] = [];
  const floors: Record<Floor, Sample[]> = { ours: [], turndown: [] };
  for (let round = 1; round <= rounds; round += 1) {
    const folder = join(work, `site-${round}`);
    mkdirSync(folder);
    const options = ['--root', folder, '--time-zone', 'Pacific/Auckland'];
    imports.push(run([process.execPath, program, 'import', feed, ...options]));
    for (const name of FLOORS) {
      const args = JSON.stringify(['floor', name, feed]);
      const start = `(await import(${JSON.stringify(import.meta.url)})).importing('', ${args})`;
      floors[name].push(run([process.execPath, '--input-type=module', '-e', start]));
    }
  }
  return { imports, floors };
}

function tableOf({ imports, floors }: Measured): string {
  const timeOf = ({ processor, seconds }: Sample) => processor ?? seconds;
  const row = (name: string, samples: readonly Sample[]) => [
    name,
    textOf(samples.map(({ seconds }) => seconds)),
    textOf(samples.flatMap(({ processor }) => processor ?? [])),
    textOf(samples.flatMap(({ megabytes }) => megabytes ?? [])),
    textOf(imports.map((sample, index) => timeOf(sample) / timeOf(samples[index] as Sample))),
  ];
  return markdownTable([
    ['what', 'seconds (least–most)', 'of processors', 'MiB', 'import takes times'],
    row('import', imports),
    ...FLOORS.map((name) => row(NAMES[name], floors[name])),
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

function parseAndConvert(floor: Floor, file: string): void {
  const convert = CONVERTERS[floor]();
  const parser = new SaxesParser({ xmlns: true, position: false });
  let text = '';
  let link = '';
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
    if (name === 'link') link = text;
    if (name === 'content:encoded') length += convert(text, link).length;
  });
  parser.write(readFileSync(file, 'utf8')).close();
  console.log(length);
}

const CONVERTERS: Readonly<Record<Floor, () => (html: string, link: string) => string>> = {
  ours: () => (html, link) => importBody(html, link, link).markdown,
  turndown: () => {
    const service = new TurndownService({ headingStyle: 'atx', hr: '---', codeBlockStyle: 'fenced' });
    return (html) => service.turndown(html);
  },
};
