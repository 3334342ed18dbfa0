import { countBelow } from '../../model/order.ts';

/** A generator's code in a text: a short code, a tag or an expression. */
export interface TemplateCode {
  /** `{{< name >}}` and `{{% name %}}` of Hugo, `{% name %}` of Liquid and Nunjucks, `{{ name() }}` of Zola, else `{{ it }}`. */
  readonly form: 'hugo' | 'tag' | 'call' | 'expression';
  /** What stands first in it; `/name` where it ends what `name` began. Empty in an expression. */
  readonly name: string;
  /** All that stands behind the name. */
  readonly rest: string;
}

/** What is given to a short code. */
export interface Arguments {
  readonly values: readonly string[];
  readonly named: ReadonlyMap<string, string>;
}

/** Finds the code that ends another. */
export type FindEnd = (code: TemplateCode, from: number) => Range | undefined;

/** A part of a text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** What stands in a code: over several lines too, but no other code, and no empty line. */
const INSIDE = String.raw`((?:[^{}\n]|\n(?![ \t]*\n)){1,2000}?)`;
const CODE = String.raw`\{\{<${INSIDE}>\}\}|\{\{%${INSIDE}%\}\}|\{%-?${INSIDE}-?%\}|\{\{-?${INSIDE}-?\}\}`;
/** What becomes of the inside of a code that is taken as it is, up to the code that ends it. */
export type Literal = 'sample' | 'written' | 'nothing';
const LITERALS: Readonly<Record<'hugo' | 'tag', Readonly<Record<string, Literal>>>> = {
  hugo: { highlight: 'sample', raw: 'written', rawhtml: 'written' },
  tag: {
    ...{ highlight: 'sample', codeblock: 'sample', code: 'sample', prism: 'sample' },
    ...{ raw: 'written', verbatim: 'written', comment: 'nothing' },
  },
};
const END = /\{\{[<%]\s*\/\s*([\w./-]+)\s*[>%]\}\}|\{%-?\s*end([\w./-]+?)\s*-?%\}/g;
const NAMED = /^\s*(\/?\s*[\w./-]+)(?:\s+(.*))?$/s;
const CALL = /^\s*([a-z]\w*)\((.*)\)\s*$/is;
const ARGUMENT =
  /[\s,]*(?:([\w-]+)\s*=\s*)?(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|`([^`]*)`|([^\s"'`,]+))(?=[\s,]|$)/y;

/** Finds every code of a text. */
export function* codesIn(
  text: string,
): Generator<{ readonly code: TemplateCode; readonly index: number; readonly source: string }> {
  for (const found of text.matchAll(new RegExp(CODE, 'g')))
    yield { code: codeOf(found), index: found.index, source: found[0] };
}

/** Reads the code that stands at an index of a text. */
export function codeAt(
  text: string,
  at: number,
): { readonly code: TemplateCode; readonly end: number } | undefined {
  const pattern = new RegExp(CODE, 'y');
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  return found ? { code: codeOf(found), end: at + found[0].length } : undefined;
}

/** What becomes of the inside of a code; undefined for one whose inside is read. */
export function literalOf({ form, name }: TemplateCode): Literal | undefined {
  const literals = form === 'hugo' || form === 'tag' ? LITERALS[form] : {};
  return Object.hasOwn(literals, name) ? literals[name] : undefined;
}

/** Finds the code that ends another, behind an index. The text is searched once. */
export function endFinder(text: string): FindEnd {
  let all: ReadonlyMap<string, Ends> | undefined;
  return ({ form, name }, from) => {
    all ??= endsIn(text);
    const same = all.get(form === 'hugo' ? `/${name}` : name);
    return same?.ranges[countBelow(same.starts, from)];
  };
}

/** The codes that end those of one name, in their order. */
interface Ends {
  readonly starts: number[];
  readonly ranges: Range[];
}

/** All codes that end others, by name; that of one of Hugo's has a slash. */
function endsIn(text: string): ReadonlyMap<string, Ends> {
  const ends = new Map<string, Ends>();
  for (const { 0: source, 1: ofHugo, 2: ofTag, index } of text.matchAll(END)) {
    const key = ofHugo === undefined ? `${ofTag}` : `/${ofHugo}`;
    const same = ends.get(key) ?? { starts: [], ranges: [] };
    ends.set(key, same);
    same.starts.push(index);
    same.ranges.push({ start: index, end: index + source.length });
  }
  return ends;
}

function codeOf([, angled, percent, tag, braces]: readonly (string | undefined)[]): TemplateCode {
  if (braces !== undefined) {
    const [, name, rest] = CALL.exec(braces) ?? [];
    return name === undefined
      ? { form: 'expression', name: '', rest: braces.trim() }
      : { form: 'call', name, rest: `${rest}`.trim() };
  }
  const form = tag === undefined ? 'hugo' : 'tag';
  const inside = `${angled ?? percent ?? tag}`;
  const [, name, rest = ''] = NAMED.exec(inside) ?? [];
  if (name === undefined) return { form, name: '', rest: inside.trim() };
  const ending = form === 'hugo' ? /(?:^|\s+)\/?\s*$/ : /\s+$/;
  return { form, name: name.replace(/\s/g, ''), rest: rest.replace(ending, '') };
}

/**
 * Takes apart what is given to a code: `"a" b c="d"`. A name of Liquid's is given text in quotation marks; anything else is
 * a variable, whose value nobody knows here.
 *
 * @returns undefined where it has another form
 */
export function readArguments({ form, rest }: TemplateCode): Arguments | undefined {
  const values: string[] = [];
  const named = new Map<string, string>();
  let at = 0;
  while (at < rest.length) {
    ARGUMENT.lastIndex = at;
    const found = ARGUMENT.exec(rest);
    if (!found) return undefined;
    const [all, name, double, single, ticks, bare] = found;
    const value = double?.replace(/\\(.)/g, '$1') ?? single ?? ticks ?? `${bare}`;
    if (name === undefined) values.push(value);
    else if (bare !== undefined && form === 'tag') return undefined;
    else named.set(name.toLowerCase(), value);
    at += all.length;
  }
  return { values, named };
}
