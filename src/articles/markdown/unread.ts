import type { Dialect, MarkdownExtension } from '../../model/markdown.ts';
import { expected } from '../../model/problem.ts';
import type { ReportProblem } from '../../syntax/sourceText.ts';
import { type WrittenText, writtenText } from './writtenText.ts';

/** A form that other programs read and that nobody reads here; the extension that would read it. */
type Form = readonly [sign: string, pattern: RegExp, extension?: MarkdownExtension];

const DIRECTIVES =
  'admonition attention bibliography card caution danger dropdown error figure grid hint image important include list-table margin math note seealso sidebar tab-set tip toctree warning';
/** Stands in the first line of a code sample, and is none. */
const FENCE = new RegExp(`^(?:\`{3,}|~{3,})\\{(?:${DIRECTIVES.replaceAll(' ', '|')})\\}`, 'gm');

/** Each with a sign that all texts have that have the form: to look for the forms themselves takes ten times as long. */
const FORMS: readonly Form[] = [
  ['$$', /\$\$[^$]{1,999}?(?:\\[a-zA-Z]|[\^_])[^$]{1,999}\$\$/gm, 'math'],
  ['$', /(?<![\w$])\$(?=[^\s$])[^$\n]{0,200}?(?:\\[a-zA-Z]|[\^_])[^$\n]{0,200}(?<!\s)\$(?!\d)/gm, 'math'],
  ['\\', /\\\([^\n]{1,200}?\\\)|\\\[[^\n]{0,200}?(?:\\\]|$)|\\begin\{\w+\*?\}/gm, 'math'],
  ['~', /[A-Za-z)]~[\dn+-]{1,4}~(?!~)/gm, 'subscript'],
  ['^', /[A-Za-z\d)]\^[\dn+-]{1,4}\^/gm, 'superscript'],
  // Obsidian: the name of a block that other notes show.
  ['^', /(?<=\s)\^(?=[\w-]*[a-z])[a-z\d-]{4,}(?=[ \t]*$)/gm],
  // CriticMarkup: additions, deletions and remarks of an editor.
  ['{', /\{(?:\+\+|--|~~|==|>>)[^{}]{1,400}?(?:\+\+|--|~~|==|<<)\}/gm],
  // Containers, blocks and directives of Docusaurus, Pandoc, Python-Markdown, MyST and reStructuredText.
  [':::', /^:{3,}[ \t]*\{?[.#a-z][^\n]*/gm],
  ['///', /^\/{3,}[ \t]+[a-z][^\n]*/gm],
  ['.. ', /^\.\. [a-z][\w-]*::/gm],
  ['@[', /^@\[[a-zA-Z][\w-]*\](?=[ \t]*$)/gm],
  ['{', /\{[a-z][\w:.+-]*\}(?=`)/gm],
  // Statements and components of MDX.
  ['import', /^import\s[^\n'"]{0,400}['"][^\n'"]{1,400}['"];?[ \t]*$/gm],
  ['export ', /^export (?:const|let|default|function)\s[^\n]{1,400}[={(;][^\n]*/gm],
  ['{', /<[A-Z][\w.]*\s[^<>\n]{0,200}?(?:=\{|\{\.\.\.)[^\n]{0,200}?>/gm],
  ['{', FENCE],
];

/**
 * Reports forms that nobody reads here, each once: readers see them as they are written. Code samples may have them.
 *
 * @param start where the text begins in its file
 */
export function reportUnread(text: string, start: number, report: ReportProblem, dialect: Dialect): void {
  // CommonMark alone was asked for.
  if (dialect.length === 0) return;
  // A price in dollars has a sign, and no form: most texts need not be parsed once more.
  let written: WrittenText | undefined;
  const told = new Set<MarkdownExtension>();
  for (const form of FORMS) {
    const [sign, pattern, extension] = form;
    if ((extension && told.has(extension)) || !text.includes(sign)) continue;
    for (const { 0: found, index } of text.matchAll(pattern)) {
      written ??= writtenText(text, dialect);
      if (!isShown(found, index, form, written)) continue;
      report(start + index, expected('TEMPLATE_CODE', 'text', found, mendOf(extension, dialect)));
      if (extension) told.add(extension);
      break;
    }
  }
}

function isShown(
  found: string,
  index: number,
  [, pattern]: Form,
  { source, tokens, isShown }: WrittenText,
): boolean {
  const info = found.replace(/^[`~]+/, '');
  if (pattern === FENCE)
    return tokens.some((token) => token.type === 'fence' && token.info.trim().startsWith(info));
  return source.startsWith(found, index) && isShown(found.trimEnd());
}

function mendOf(extension: MarkdownExtension | undefined, dialect: Dialect): string {
  const seen = 'readers see it as it is written;';
  if (extension === undefined || dialect.includes(extension))
    return `${seen} write what it would show, or take it out`;
  return `${seen} write "markdown: { ${extension}: true }" in feed.yaml to have it read`;
}
