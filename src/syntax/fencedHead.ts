import { quoted } from '../model/problem.ts';
import { parseData } from './dataLiteral.ts';
import {
  countFields,
  endOfParagraph,
  type Find,
  type Found,
  type IsField,
  matchAt,
  type ParseHead,
  unclosed,
} from './headForm.ts';
import { parseToml } from './toml.ts';
import { parseYaml } from './yaml.ts';

/** What stands between fences, by their sign. */
const BY_SIGN: Readonly<Record<string, ParseHead>> = { '-': parseYaml, '+': parseToml, ';': parseData };
/** The same by the name behind a fence: `---json`. */
const BY_NAME: ReadonlyMap<string, ParseHead> = new Map([
  ['yaml', parseYaml],
  ['yml', parseYaml],
  ['toml', parseToml],
  ['json', parseData],
  ['js', parseData],
  ['javascript', parseData],
]);

/** A fence, and perhaps the name of a language. Only a line feed ends a line. */
const FENCE = /(?:(-{3})[ \t]*([A-Za-z]\w*)|(-{3,}|\+{3,}|;{3,}))[ \t]*(?![^\n])/y;
/** What may follow a fence on its line. */
const REST = /[ \t]*(?![^\n])/y;
/** An object that a file begins with. */
const OBJECT = /\{\s*(?:"(?:[^"\\\n]|\\.)*"\s*:|\}[ \t]*(?![^\n]))/y;
/** A text that nothing closes goes on to the end of its line. */
const STRINGS_AND_BRACES = /"(?:[^"\\\n]|\\.)*"?|[{}]/g;

/** Front matter with a sign of its own where it begins: YAML, TOML, JSON and JavaScript. */
export const FENCED: readonly Find[] = [betweenFences, startingObject];

/**
 * Between two fences of one sign and length. A fence in the first line is one for sure, if it has three signs; a longer one, and one
 * below empty lines, may be a rule, and has a field below it.
 */
function betweenFences(text: string, at: number, isField: IsField | undefined): Found | undefined {
  const [all, dashes, name, plain] = matchAt(FENCE, text, at) ?? [];
  const fence = dashes ?? plain;
  if (all === undefined || fence === undefined) return undefined;
  const parse = name === undefined ? BY_SIGN[fence[0] as string] : BY_NAME.get(name.toLowerCase());
  const from = at + all.length + 1;
  const close = findClose(text, fence, from - 1, parse);
  if (parse === undefined) {
    const message = `expected yaml, toml, json or js behind the first ---, found ${quoted(`${name}`)}`;
    return close && unclosed(at, message, 'write the front matter in YAML, below a line of ---');
  }
  const isSure = name !== undefined || (at === 0 && fence.length === 3);
  if (!isSure && countFields(text.slice(from, endOfParagraph(text, from)), isField) === 0) return undefined;
  if (close) return { from, to: close.index, end: close.end, parse };
  const message = `expected a line of ${fence} after the front matter, found the end of the file`;
  return unclosed(at, message, `write ${fence} on a line of its own where the front matter ends`);
}

/** The line that ends front matter, and where the one after it begins. Dots end YAML, too (YAML 1.2.2, 9.1.2). */
function findClose(text: string, fence: string, from: number, parse: ParseHead | undefined) {
  const close = findLine(text, fence, from);
  const dots = parse === parseYaml ? findLine(text.slice(0, close?.index), '...', from) : undefined;
  return dots ?? close;
}

/** The next line of nothing but this fence. */
export function findLine(
  text: string,
  fence: string,
  from: number,
): { readonly index: number; readonly end: number } | undefined {
  for (let at = text.indexOf(`\n${fence}`, from); at !== -1; at = text.indexOf(`\n${fence}`, at + 1)) {
    const rest = matchAt(REST, text, at + 1 + fence.length);
    if (rest) return { index: at + 1, end: at + 1 + fence.length + rest[0].length + 1 };
  }
  return undefined;
}

/** An object of JSON, which ends where its first brace is closed, as in Hugo. With text behind it on its line it has a field. */
function startingObject(text: string, at: number, isField: IsField | undefined): Found | undefined {
  if (isField === undefined || !matchAt(OBJECT, text, at)) return undefined;
  const to = endOfObject(text, at);
  if (to === undefined)
    return unclosed(
      at,
      'expected } after the front matter, found the end of the file',
      'close each { by a }',
    );
  const rest = matchAt(REST, text, to);
  const end = rest ? to + rest[0].length + 1 : to;
  if (rest || countFields(text.slice(at, to), isField) > 0) return { from: at, to, end, parse: parseData };
  const [found = ''] = text.slice(to).split('\n', 1);
  const message = `expected the end of the line after the front matter, found ${quoted(found)}`;
  return unclosed(to, message, 'begin the text on a line of its own');
}

function endOfObject(text: string, from: number): number | undefined {
  let depth = 0;
  STRINGS_AND_BRACES.lastIndex = from;
  for (let found = STRINGS_AND_BRACES.exec(text); found; found = STRINGS_AND_BRACES.exec(text)) {
    if (found[0] === '{') depth += 1;
    if (found[0] === '}') depth -= 1;
    if (depth === 0) return STRINGS_AND_BRACES.lastIndex;
  }
  return undefined;
}
