import { FIELDS } from '../../../src/articles/fields.ts';
import { SWITCHES } from '../../../src/articles/keptBack.ts';
import type { Chance } from './chance.ts';
import { hostileBytes, hostileText, plainWords } from './hostileText.ts';
import { mutate } from './mutate.ts';
import { lineOf } from './settingsText.ts';

type Make = (chance: Chance) => unknown;

/** Instants at which articles begin, and others around the times of runs. */
const DATES = [
  '2014-12-21T20:03:00+13:00',
  '2014-12-21 20:03',
  '2014-12-20',
  '2015-03-01 09:00',
  '2026-01-31 08:00',
  '2026-01-31 08:00',
  '2026-02-01T12:00:00Z',
  '2026-02-03T00:00:00Z',
  'Sun, 21 Dec 2014 20:03:00 +1300',
  '21 December 2014, 8.03pm',
];
const ADDRESSES = [
  'https://news.example.nz/own/',
  'https://elsewhere.example/a?b=c&d#e',
  'p.png',
  '/items/p.png',
  'p.png',
  'x.svg',
  './p.png',
  '../items/p.png',
];
const BAD_ADDRESSES = ['missing.png', '/deep/a.md', '../outside/secret.md', 'a.md', '', '../feed.yaml'];
const address: Make = ({ oneOf, isHostile }) => oneOf(isHostile(0.1) ? BAD_ADDRESSES : ADDRESSES);
/** What is no place in the publication. */
const web: Make = (chance) =>
  chance.isHostile(0.1)
    ? hostileText(chance)
    : chance.oneOf(['https://news.example.nz/own/', 'https://elsewhere.example/a?b=c&d#e']);
const date: Make = ({ oneOf }) => oneOf(DATES);
const file: Make = (chance) => ({ url: address(chance), type: 'audio/mpeg', sizeInBytes: chance.below(9e6) });
const person: Make = (chance) =>
  chance.oneOf([plainWords(chance), { name: plainWords(chance), url: web(chance) }]);

/** A value that is fit for a field of front matter, by its key in the table of fields; any other gets words. */
const FIT: Readonly<Record<string, Make>> = {
  id: ({ below }) => `urn:soak:${below(30)}`,
  slug: ({ oneOf }) => oneOf(['road', 'ferry', 'con', 'Ä', 'x'.repeat(200)]),
  link: web,
  externalLink: web,
  via: web,
  source: (chance) => ({ title: plainWords(chance), url: 'https://elsewhere.example/rss.xml' }),
  comments: web,
  published: date,
  embargo: date,
  updated: date,
  withdrawn: date,
  expires: date,
  excerptSeparator: () => '<!-- more -->',
  authors: (chance) => chance.upTo(3, () => person(chance)),
  tags: ({ upTo, oneOf }) => upTo(3, () => oneOf(['sport', 'Sport', 'Māori', 'a/b', '..', 'con', 'C#'])),
  language: ({ oneOf }) => oneOf(['en-NZ', 'mi', 'ar']),
  image: (chance) =>
    chance.oneOf([address(chance), { url: address(chance), alt: plainWords(chance), width: 10 }]),
  hasNoImage: () => false,
  enclosures: (chance) => chance.upTo(2, () => file(chance)),
  transcripts: (chance) => chance.upTo(2, () => ({ url: address(chance), type: 'text/vtt', language: 'mi' })),
  chapters: (chance) => ({ url: address(chance), type: 'application/json+chapters' }),
};

const SWITCH_NAMES = SWITCHES.flatMap(({ names }) => names);
const BLOCKS: readonly ((chance: Chance) => string)[] = [
  (chance) => `${plainWords(chance)}. **${plainWords(chance)}** [${plainWords(chance)}](${address(chance)})`,
  (chance) => `![${plainWords(chance)}](${address(chance)})`,
  (chance) => `## ${plainWords(chance)}`,
  (chance) => `- ${plainWords(chance)}\n- [[a|${plainWords(chance)}]]`,
  (chance) => `<p>${plainWords(chance)}<img src="${address(chance)}"></p>`,
  (chance) => `<iframe src="https://www.youtube.com/embed/x"></iframe>\n\n${plainWords(chance)}`,
  (chance) => `| a | b |\n| - | - |\n| ${plainWords(chance)} | $x^2$ |`,
  (chance) => `\`\`\`js\n${plainWords(chance)}\n\`\`\``,
  (chance) => `${plainWords(chance)}[^1]\n\n[^1]: ${plainWords(chance)}`,
  (chance) => `{{< figure src="${address(chance)}" >}} {{< ref "a.md" >}}`,
  hostileText,
  hostileText,
];

/** The text of an article file: of Markdown, or of newsroom text. Mostly it can be published. */
export function articleText(chance: Chance, isNewsroom: boolean): Buffer {
  if (chance.isHostile(0.03)) return hostileBytes(chance);
  const body = Array.from({ length: 1 + chance.below(5) }, () => chance.oneOf(BLOCKS)(chance)).join('\n\n');
  const head = isNewsroom && chance.isLikely(0.8) ? newsroomHead(chance) : frontMatter(chance);
  const bytes = Buffer.from(`${head}${body}\n`);
  const dirty = chance.isHostile(0.06) ? Buffer.concat([bytes, hostileBytes(chance)]) : bytes;
  return chance.isHostile(0.08) ? mutate(dirty, chance) : dirty;
}

function newsroomHead(chance: Chance): string {
  const title = chance.isHostile(0.2) ? hostileText(chance) : plainWords(chance);
  const by = chance.isLikely(0.4) ? `By ${plainWords(chance)}\n` : '';
  return `${title}\n${by}${chance.isHostile(0.1) ? hostileText(chance) : date(chance)}\n\n`;
}

function frontMatter(chance: Chance): string {
  const fields: [name: string, value: unknown][] = [
    ['title', chance.isHostile(0.03) ? undefined : plainWords(chance)],
    ['date', chance.isHostile(0.02) ? undefined : date(chance)],
    ...chance.upTo(4, () => {
      const { key, names } = chance.oneOf(FIELDS);
      const value = !chance.isHostile(0.2) ? (FIT[key] ?? plainWords)(chance) : undefined;
      return [chance.oneOf(names), value] satisfies [string, unknown];
    }),
    ...(chance.isLikely(0.1)
      ? [[chance.oneOf(SWITCH_NAMES), chance.oneOf([true, false, undefined])] satisfies [string, unknown]]
      : []),
  ];
  if (fields.some(([name]) => name === 'correction')) fields.push(['updated', '2026-01-31 09:00']);
  // A field may stand there twice, which is an error of its own; mostly the first counts.
  const once = !chance.isHostile(0.03)
    ? fields.filter(([name], n) => fields.findIndex(([other]) => other === name) === n)
    : fields;
  return chance.isLikely(0.85)
    ? yamlOf(once, chance)
    : (chance.isHostile(0.3) ? jsonOf : tomlOf)(once, chance);
}

type Fields = readonly (readonly [name: string, value: unknown])[];

function yamlOf(fields: Fields, chance: Chance): string {
  return `---\n${fields.map(([name, value]) => lineOf(name, value, chance)).join('')}---\n\n`;
}

function tomlOf(fields: Fields, chance: Chance): string {
  const lines = fields.map(
    ([name, value = hostileText(chance)]) =>
      `${name} = ${typeof value === 'object' ? JSON.stringify(value).replaceAll('":', '"=') : JSON.stringify(value)}\n`,
  );
  return `+++\n${lines.join('')}+++\n\n`;
}

function jsonOf(fields: Fields, chance: Chance): string {
  const entries = fields.map(([name, value = hostileText(chance)]) => [name, value] as const);
  return `${JSON.stringify(Object.fromEntries(entries), null, chance.below(3))}\n\n`;
}
