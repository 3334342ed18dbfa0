import { EMBEDS, FAULTS, HTML } from './html.ts';
import { type Block, EXTENDED, PROSE, type Scene } from './markdown.ts';
import { byShare, oftenFirst, type Writer } from './writer.ts';

/** Groups of blocks, and how many of a hundred are of each. */
type Mix = readonly (readonly [share: number, blocks: Readonly<Record<string, Block>>])[];

const SHORTEST = 900;
const LONGEST = 39_000;
/** Sizes are distributed as logarithms: half of the bodies are shorter than this, ... */
const MEDIAN = 4000;
/** ... and the mean is 1.4 times as much. */
const DEVIATION = 0.82;

/** A third of all articles. */
const PLAIN: Mix = [[100, PROSE]];

/** Kinds of the other two thirds: in all of them there is raw HTML. */
const RICH: readonly [Mix, ...Mix[]] = [
  // A newsroom: pictures, embeds, some tags.
  [
    [66, PROSE],
    [12, HTML],
    [6, EMBEDS],
    [4, { picture: blockOf(EXTENDED, 'picture'), figure: blockOf(HTML, 'figure') }],
    [10, { tagged: blockOf(HTML, 'tagged') }],
    [2, FAULTS],
  ],
  // Somebody who writes about programs: code, tables, lists.
  [
    [48, PROSE],
    [36, EXTENDED],
    [12, HTML],
    [3, EMBEDS],
    [1, FAULTS],
  ],
  // Somebody who moved here from an editor that wrote HTML.
  [
    [36, PROSE],
    [50, HTML],
    [6, EMBEDS],
    [3, EXTENDED],
    [5, FAULTS],
  ],
  // An essay: text, footnotes, few tags.
  [
    [74, PROSE],
    [10, { footnotes: blockOf(EXTENDED, 'footnotes'), nested: blockOf(EXTENDED, 'nested') }],
    [13, { tagged: blockOf(HTML, 'tagged'), quotation: blockOf(HTML, 'quotation') }],
    [3, EXTENDED],
  ],
];

/** The blocks of a body, 1 to 40 KB of them, with a long tail. */
export function blocksOf(scene: Scene): string[] {
  const { write } = scene;
  const size = sizeOf(write);
  const mix = write.pick(3) === 0 ? PLAIN : write.oneOf(RICH);
  const blocks = [write.sentences(2)];
  for (let length = Buffer.byteLength(blocks[0] ?? ''); length < size; ) {
    const block = groupOf(write, mix)(scene);
    blocks.push(block);
    length += Buffer.byteLength(block) + 2;
  }
  // However short it is, an article of these kinds has a tag.
  if (mix !== PLAIN) blocks.push(blockOf(HTML, 'tagged')(scene));
  return blocks;
}

/** Within a group the first are the common ones. */
function groupOf(write: Writer, mix: Mix): Block {
  const all = Object.values(byShare(write, mix) ?? PROSE);
  return all[oftenFirst(write, all.length)] ?? blockOf(PROSE, 'paragraph');
}

function blockOf(group: Readonly<Record<string, Block>>, name: string): Block {
  return (scene) => group[name]?.(scene) ?? '';
}

/** The sum of twelve numbers is nearly distributed as the bell says. */
function sizeOf(write: Writer): number {
  let sum = -6;
  for (let n = 0; n < 12; n += 1) sum += write.pick(1000) / 1000;
  return Math.min(LONGEST, Math.max(SHORTEST, MEDIAN * Math.exp(DEVIATION * sum)));
}
