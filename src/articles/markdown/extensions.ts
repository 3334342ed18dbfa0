import type { MarkdownIt, StateBlock, Token } from 'markdown-it';
import abbreviations from 'markdown-it-abbr';
import definitionLists from 'markdown-it-deflist';
import footnotes from 'markdown-it-footnote';
import { type Dialect, EXTENSION_NAMES, type MarkdownExtension } from '../../model/markdown.ts';
import { bareAddresses } from './addresses.ts';
import { attributes } from './attributes.ts';
import { startsWith } from './blockLines.ts';
import { admonitions, alerts, boldTitles } from './callouts.ts';
import { comments } from './comments.ts';
import { math, tex } from './math.ts';
import { emojiNames, highlights, subscripts, superscripts } from './spans.ts';
import { taskLists } from './tasks.ts';

const TEX_SIGN = /\$|\\[([]|\\begin/;

/** What an extension of CommonMark adds to the parser. */
interface Extension {
  readonly plugin: (markdown: MarkdownIt) => void;
  /** What a text has that has the extension; absent where that is common. */
  readonly sign?: RegExp;
}

const EXTENSIONS: Readonly<Record<MarkdownExtension, Extension>> = {
  tables: { plugin: tables },
  strikethrough: { plugin: (markdown) => markdown.enable('strikethrough') },
  footnotes: { plugin: (markdown) => markdown.enable(FOOTNOTE_RULES) },
  addresses: { plugin: bareAddresses },
  tasks: { plugin: taskLists },
  definitions: { plugin: definitions, sign: /\n[ \t>]*:[ \t]/ },
  alerts: { plugin: alerts, sign: /\[![a-zA-Z]/ },
  admonitions: { plugin: admonitions, sign: /:::|!!!|\?\?\?/ },
  abbreviations: { plugin: abbreviations, sign: /\*\[/ },
  attributes: { plugin: attributes, sign: /\{:?[ \t]*[.#a-zA-Z]/ },
  comments: { plugin: comments, sign: /%%/ },
  emoji: { plugin: emojiNames, sign: /:[\w+-]+:/ },
  mark: { plugin: highlights, sign: /==/ },
  subscript: { plugin: subscripts, sign: /~/ },
  superscript: { plugin: superscripts, sign: /\^/ },
  math: { plugin: math, sign: TEX_SIGN },
  tex: { plugin: tex, sign: TEX_SIGN },
};

const ANY_SIGN = new RegExp(
  EXTENSION_NAMES.flatMap((name) => EXTENSIONS[name].sign?.source ?? []).join('|'),
  'm',
);

/** Those for footnotes within the line are not among them: people write `^[` by chance. */
const FOOTNOTE_RULES = ['footnote_def', 'footnote_ref', 'footnote_tail'];

/** The part of a dialect that a text may have: for most texts it is small, and so is the time they take. */
export function dialectFor(text: string, dialect: Dialect): Dialect {
  return ANY_SIGN.test(text) ? dialect : dialect.filter((name) => EXTENSIONS[name].sign === undefined);
}

/** Gives a parser of CommonMark the extensions of a dialect. */
export function extend(markdown: MarkdownIt, dialect: Dialect): MarkdownIt {
  // `bounded` limits these rules, so they are there; they are on only if the dialect has them.
  markdown.use(footnotes).disable([...FOOTNOTE_RULES, 'footnote_inline']);
  for (const name of EXTENSION_NAMES) if (dialect.includes(name)) EXTENSIONS[name].plugin(markdown);
  return markdown.use(boldTitles);
}

/** Readers drop `style`, and keep `align`. */
function tables(markdown: MarkdownIt): void {
  markdown.enable('table');
  markdown.core.ruler.after('block', 'alignment', ({ tokens }) => {
    for (const { type, attrs } of tokens) {
      if (attrs && (type === 'td_open' || type === 'th_open')) align(attrs);
    }
  });
}

function align(attrs: NonNullable<Token['attrs']>): void {
  // The only attribute that the rule gives a cell is `style="text-align:right"`.
  for (const attribute of attrs)
    attribute.splice(0, 2, 'align', `${attribute[1]}`.replace('text-align:', ''));
}

/** A line that begins with `~` is no definition here: it signs a poem. */
function definitions(markdown: MarkdownIt): void {
  markdown.use(definitionLists);
  const { ruler } = markdown.block;
  // A rule cannot be asked for by its name; the plug-in puts this one before the paragraph.
  const rule = ruler.getRules('').at(-2) as ReturnType<typeof ruler.getRules>[number];
  const alt = ['paragraph', 'reference', 'blockquote'];
  ruler.at(
    'deflist',
    (state, start, end, silent) => isTerm(state, start, end, silent) && rule(state, start, end, silent),
    { alt },
  );
}

function isTerm(state: StateBlock, start: number, end: number, silent: boolean): boolean {
  if (silent) return true;
  const next = state.isEmpty(start + 1) ? start + 2 : start + 1;
  return next < end && startsWith(state, next, ':');
}
