/** An attribute of a tag. Both indices are into the text. */
export interface JsxAttribute {
  readonly name: string;
  readonly at: number;
  readonly end: number;
  /** What stands between its braces; undefined for one without braces. */
  readonly expression?: string;
}

/** A tag of JSX. A fragment has no name. */
export interface JsxTag {
  readonly kind: 'tag';
  readonly name: string;
  readonly isClosing: boolean;
  readonly attributes: readonly JsxAttribute[];
  readonly at: number;
  readonly end: number;
}

/** An expression in braces. */
export interface JsxExpression {
  readonly kind: 'expression';
  readonly at: number;
  readonly end: number;
}

const NAME = /<(\/?)[ \t]*((?:[A-Za-z][\w-]*(?:[.:][\w-]+)*)?)(?=[\s/>])/y;
const ATTRIBUTE = /\s*([A-Za-z_$@:][\w$.:@-]*)(?:\s*=\s*(?:"[^"]*"|'[^']*'|(?=\{)))?/y;
const END = /\s*\/?>/y;
const SPACE = /\s*/y;
/** Texts and comments, in which braces do not count. */
const STRING =
  /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\[\s\S]){0,5000}`|\/\*(?:(?!\*\/)[\s\S]){0,5000}\*\/|[{}]/g;
/** Longer ones are not looked at. */
const MAX_LENGTH = 20_000;

/** Finds the tags and expressions of a text without code samples. `\{` and `{#name}`, the id of a heading, are none. */
export function* jsxIn(text: string): Generator<JsxTag | JsxExpression> {
  const starts = /<|(?<!\\)\{(?!#[^\s{}]+\})/g;
  for (let found = starts.exec(text); found; found = starts.exec(text)) {
    const at = found.index;
    const end = found[0] === '{' ? endOfBraces(text, at) : undefined;
    if (found[0] === '{') yield { kind: 'expression', at, end: end ?? endOfLine(text, at) };
    // What is behind a brace that nothing closes may all be code.
    if (found[0] === '{' && end === undefined) return;
    const tag = found[0] === '<' ? tagAt(text, at) : undefined;
    if (tag) yield tag;
    starts.lastIndex = tag?.end ?? end ?? at + 1;
  }
}

function tagAt(text: string, at: number): JsxTag | undefined {
  NAME.lastIndex = at;
  const [all, slash, name = ''] = NAME.exec(text) ?? [];
  if (all === undefined) return undefined;
  const attributes: JsxAttribute[] = [];
  for (let next = at + all.length; next - at < MAX_LENGTH; ) {
    END.lastIndex = next;
    if (END.test(text)) {
      return { kind: 'tag', name, isClosing: slash === '/', attributes, at, end: END.lastIndex };
    }
    const attribute = attributeAt(text, next);
    if (attribute === undefined) return undefined;
    attributes.push(attribute);
    next = attribute.end;
  }
  return undefined;
}

/** An attribute, or `{...all}` in the place of one. */
function attributeAt(text: string, from: number): JsxAttribute | undefined {
  SPACE.lastIndex = from;
  SPACE.exec(text);
  ATTRIBUTE.lastIndex = SPACE.lastIndex;
  const at = SPACE.lastIndex;
  const name = ATTRIBUTE.exec(text)?.[1];
  const open = name === undefined ? at : ATTRIBUTE.lastIndex;
  if (text[open] !== '{') return name === undefined ? undefined : { name, at, end: open };
  const end = endOfBraces(text, open);
  return end === undefined
    ? undefined
    : { name: name ?? '', at, end, expression: text.slice(open + 1, end - 1).trim() };
}

function endOfBraces(text: string, from: number): number | undefined {
  let depth = 0;
  STRING.lastIndex = from;
  for (let found = STRING.exec(text); found && found.index - from < MAX_LENGTH; found = STRING.exec(text)) {
    if (found[0] === '{') depth += 1;
    if (found[0] === '}') depth -= 1;
    if (depth === 0) return STRING.lastIndex;
  }
  return undefined;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}
