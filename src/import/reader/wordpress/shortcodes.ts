import { proseFinder } from '../htmlMarks.ts';
import { isCore, renderCore, type Shortcode } from './coreShortcodes.ts';
import type { PostContext } from './library.ts';

/** `[name attributes]` or `[/name]`; another pair of brackets around it means the text itself. */
const SHORTCODE = /(\[?)\[(\/?)([a-z][\w-]*)((?:[\s=/][^[\]]*)?)\](\]?)/gi;
const ATTRIBUTE = /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))|"([^"]*)"|([^\s"']+)/g;
/** So many may be open in one another. */
const MAX_OPEN = 20;
/** Of these the text is no HTML. */
const OF_CODE = /^(?:code|sourcecode)$/;

/** A shortcode as it stands in a text. */
interface Found extends Shortcode {
  readonly kind: 'start' | 'end' | 'escaped';
  /** True for a start behind which there is an end of its name. */
  readonly isPaired: boolean;
  readonly start: number;
  readonly end: number;
}

/** One that is open, and the number of parts that came before what is in it. */
interface Open extends Shortcode {
  readonly from: number;
}

/** A text whose shortcodes are being replaced. */
interface Expansion {
  readonly text: string;
  readonly all: readonly Found[];
  readonly parts: string[];
  readonly open: Open[];
  readonly context: PostContext;
  /** How far the text has been read. */
  at: number;
}

/**
 * The HTML of a text with shortcodes. Those of WordPress itself become what they show; of others what stands between two of
 * them stays, and they are counted. Text in brackets that may be none, like `[sic]`, stays as it is.
 */
export function expandShortcodes(text: string, context: PostContext): string {
  if (!/\[[a-z/[]/i.test(text)) return text;
  const expansion: Expansion = { text, all: findAll(text), parts: [], open: [], context, at: 0 };
  for (const index of expansion.all.keys()) expand(index, expansion);
  expansion.parts.push(text.slice(expansion.at));
  closeTo(0, false, expansion);
  return expansion.parts.join('');
}

function expand(index: number, expansion: Expansion): void {
  const { text, all, parts, open, context } = expansion;
  const found = all[index] as Found;
  const { kind, name, isPaired, start, end } = found;
  const earlier = open.findLastIndex((other) => other.name === name);
  if (start < expansion.at || !(kind === 'end' ? earlier !== -1 : isMeant(found, text))) return;
  parts.push(text.slice(expansion.at, start));
  expansion.at = end;
  if (kind === 'escaped') parts.push(text.slice(start + 1, end - 1));
  else if (isPaired && OF_CODE.test(name)) {
    const last = endOf(name, index, all);
    parts.push(render(found, text.slice(end, last.start), context));
    expansion.at = last.end;
  } else {
    // None of WordPress's stands in one of its own name.
    if (earlier !== -1) closeTo(earlier, kind === 'end', expansion);
    if (kind === 'start') begin(found, expansion);
  }
}

function begin(found: Found, { parts, open, context }: Expansion): void {
  if (found.isPaired && open.length < MAX_OPEN) open.push({ ...found, from: parts.length });
  else parts.push(render(found, undefined, context));
}

/** What ends the shortcode at an index, which has an end. */
function endOf(name: string, index: number, all: readonly Found[]): Found {
  let at = index + 1;
  while (!(all[at]?.kind === 'end' && all[at]?.name === name)) at += 1;
  return all[at] as Found;
}

function findAll(text: string): Found[] {
  const isProse = proseFinder(text);
  const found = [...text.matchAll(SHORTCODE)].filter(({ index }) => isProse(index)).map(foundIn);
  const ends = new Map(found.map(({ kind, name, start }) => [kind === 'end' ? name : '', start] as const));
  return found.map((one) => ({ ...one, isPaired: one.isPaired && (ends.get(one.name) ?? -1) > one.start }));
}

/** A match, which may be paired unless it ends by itself. */
function foundIn({
  0: all,
  1: before = '',
  2: slash,
  3: name = '',
  4: written = '',
  5: after = '',
  index,
}: RegExpExecArray): Found {
  const isEscaped = before !== '' && after !== '' && isCore(name);
  const start = isEscaped ? index : index + before.length;
  const end = index + all.length - (isEscaped ? 0 : after.length);
  const isEmpty = written.endsWith('/');
  const kind = isEscaped ? 'escaped' : slash === '/' ? 'end' : 'start';
  const attributes = attributesOf(isEmpty ? written.slice(0, -1) : written);
  return { name, kind, isPaired: kind === 'start' && !isEmpty, start, end, ...attributes };
}

function attributesOf(written: string): Pick<Shortcode, 'named' | 'others'> {
  const named = new Map<string, string>();
  const others: string[] = [];
  // Some write `[youtube=https://...]`.
  for (const match of written.replace(/^=/, '').matchAll(ATTRIBUTE)) {
    const [, key, first, second, third, quoted, bare] = match;
    if (key === undefined) others.push(String(quoted ?? bare));
    else named.set(key.toLowerCase(), String(first ?? second ?? third));
  }
  return { named, others };
}

/** True for one that can be nothing else: other text in brackets has neither an end nor `name="value"`. */
function isMeant({ kind, name, named, isPaired, start, end }: Found, text: string): boolean {
  if (kind === 'escaped' || isPaired || isCore(name)) return true;
  if (text.startsWith('(', end)) return false;
  const isLine = /(?:^|\n|<p>)$/.test(text.slice(Math.max(0, start - 3), start));
  const isNamed = /[_-]/.test(name) && isLine && /^\s*(?:$|\n|<\/p>)/.test(text.slice(end, end + 10));
  return named.size > 0 || isNamed;
}

/** Closes those that are open, down to one; that one has an end of its own, or none. */
function closeTo(index: number, isEnded: boolean, { parts, open, context }: Expansion): void {
  while (open.length > index) {
    const last = open.pop() as Open;
    const inner = parts.splice(last.from).join('');
    if (isEnded && open.length === index) parts.push(render(last, inner, context));
    else parts.push(render(last, undefined, context), inner);
  }
}

function render(shortcode: Shortcode, inner: string | undefined, context: PostContext): string {
  const html = renderCore(shortcode, inner, context);
  if (html !== undefined) return html;
  context.count('shortcode', shortcode.name);
  return inner ?? '';
}
