/** An entry of an export of Movable Type. */
export interface ExportedEntry {
  /** The index into the text at which it begins. */
  readonly index: number;
  /** The values of each key, each of one line. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** The texts of each section, to the letter. */
  readonly sections: ReadonlyMap<string, readonly string[]>;
}

const KEYS =
  'ALLOW COMMENTS|ALLOW PINGS|AUTHOR|BASENAME|CATEGORY|CONVERT BREAKS|DATE|IMAGE|NO ENTRY|PRIMARY CATEGORY|STATUS|TAGS|TITLE|UNIQUE URL';
const VALUE = new RegExp(`^(${KEYS}):(?: (.*))?$`);
const SECTION = /^([A-Z][A-Z ]{2,30}):\s*$/;
/** Some programs begin the text on the line of its name. */
const SECTION_WITH_TEXT = /^(BODY|EXTENDED BODY|EXCERPT|KEYWORDS): (.*)$/;
const ENTRY_END = /^-{8}\s*$/;
const SECTION_END = /^-{5}\s*$/;

/** True for text that begins as an export of Movable Type does. */
export function isMovableType(text: string): boolean {
  const [first = ''] = /[^\s\ufeff].*/.exec(text) ?? [];
  return VALUE.test(first.trimEnd()) && /^-{5}\s*$/m.test(text);
}

interface Line {
  readonly text: string;
  readonly index: number;
}

/**
 * Splits an export of Movable Type, which TypePad and others write too: lines `KEY: value`, then sections of text behind a
 * line of five hyphens, and a line of eight at the end of each entry. Hyphens in a text are told by what comes behind them.
 */
export function splitExport(text: string): ExportedEntry[] {
  const entries: ExportedEntry[] = [];
  let start = 0;
  const lines = linesOf(text);
  for (const [at, line] of lines.entries()) {
    if (!ENTRY_END.test(line.text)) continue;
    const next = nextLine(lines, at + 1);
    if (next !== undefined && !VALUE.test(next.text)) continue;
    entries.push(entryOf(lines.slice(start, at)));
    start = at + 1;
  }
  entries.push(entryOf(lines.slice(start)));
  return entries.filter(({ values }) => values.size > 0);
}

function linesOf(text: string): Line[] {
  let index = 0;
  return text.split('\n').map((line) => {
    const at = index;
    index += line.length + 1;
    return { text: line, index: at };
  });
}

/** The first line that is not blank, from one on. */
function nextLine(lines: readonly Line[], from: number): Line | undefined {
  let at = from;
  while (at < lines.length && lines[at]?.text.trim() === '') at += 1;
  return lines[at];
}

function entryOf(lines: readonly Line[]): ExportedEntry {
  const values = new Map<string, string[]>();
  const sections = new Map<string, string[]>();
  const add = (map: Map<string, string[]>, key: string, value: string) => {
    const known = map.get(key);
    if (known) known.push(value);
    else map.set(key, [value]);
  };
  const end = lines.findIndex(({ text }) => SECTION_END.test(text));
  const head = end === -1 ? lines : lines.slice(0, end);
  for (const { text } of head) {
    const [, key, value = ''] = VALUE.exec(text.trimEnd()) ?? [];
    if (key !== undefined) add(values, key, value.trim());
  }
  for (const { name, text } of sectionsOf(lines.slice(head.length))) add(sections, name, text);
  return { index: nextLine(lines, 0)?.index ?? 0, values, sections };
}

/** @param lines from the end of the values on */
function sectionsOf(lines: readonly Line[]): { readonly name: string; readonly text: string }[] {
  const sections: { name: string; lines: string[] }[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const { text } = lines[at] as Line;
    const next = SECTION_END.test(text) ? nextLine(lines, at + 1) : undefined;
    const header = next && (SECTION.exec(next.text) ?? SECTION_WITH_TEXT.exec(next.text));
    if (next !== undefined && header) {
      sections.push({ name: header[1] as string, lines: header[2] === undefined ? [] : [header[2]] });
      at = lines.indexOf(next, at);
    } else if (!(SECTION_END.test(text) && next === undefined)) sections.at(-1)?.lines.push(text);
  }
  return sections.map(({ name, lines }) => ({ name, text: lines.join('\n') }));
}
