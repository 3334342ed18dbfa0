import type { Dialect, MarkdownExtension } from '../../model/markdown.ts';
import { expected } from '../../model/problem.ts';
import type { ReportProblem } from '../../syntax/sourceText.ts';
import { type WrittenText, writtenText } from './writtenText.ts';

/** A form that other programs read and that nobody reads here. */
interface Form {
  readonly pattern: RegExp;
  /** The extension that would read it. */
  readonly extension?: MarkdownExtension;
  /** True for what stands in the first line of a code sample, and is none. */
  readonly isFence?: boolean;
}

const DIRECTIVES =
  'admonition attention bibliography card caution danger dropdown error figure grid hint image important include list-table margin math note seealso sidebar tab-set tip toctree warning';

const FORMS: readonly Form[] = [
  { pattern: /\$\$[^$]{1,999}?(?:\\[a-zA-Z]|[\^_])[^$]{1,999}\$\$/, extension: 'math' },
  {
    pattern: /(?<![\w$])\$(?=[^\s$])[^$\n]{0,200}?(?:\\[a-zA-Z]|[\^_])[^$\n]{0,200}(?<!\s)\$(?!\d)/,
    extension: 'math',
  },
  { pattern: /\\\([^\n]{1,200}?\\\)|\\\[[^\n]{0,200}?(?:\\\]|$)|\\begin\{\w+\*?\}/, extension: 'math' },
  { pattern: /[A-Za-z)]~[\dn+-]{1,4}~(?!~)/, extension: 'subscript' },
  { pattern: /[A-Za-z\d)]\^[\dn+-]{1,4}\^/, extension: 'superscript' },
  // Obsidian: the name of a block that other notes show.
  { pattern: /(?<=\s)\^(?=[\w-]*[a-z])[a-z\d-]{4,}(?=[ \t]*$)/ },
  // CriticMarkup: additions, deletions and remarks of an editor.
  { pattern: /\{(?:\+\+|--|~~|==|>>)[^{}]{1,400}?(?:\+\+|--|~~|==|<<)\}/ },
  // Containers, blocks and directives of Docusaurus, Pandoc, Python-Markdown, MyST and reStructuredText.
  { pattern: /^:{3,}[ \t]*\{?[.#a-z][^\n]*/ },
  { pattern: /^\/{3,}[ \t]+[a-z][^\n]*/ },
  { pattern: /^\.\. [a-z][\w-]*::/ },
  { pattern: /^@\[[a-zA-Z][\w-]*\](?=[ \t]*$)/ },
  { pattern: /\{[a-z][\w:.+-]*\}(?=`)/ },
  // Statements and components of MDX.
  { pattern: /^import\s[^\n'"]{0,400}['"][^\n'"]{1,400}['"];?[ \t]*$/ },
  { pattern: /^export (?:const|let|default|function)\s[^\n]{1,400}[={(;][^\n]*/ },
  { pattern: /<[A-Z][\w.]*\s[^<>\n]{0,200}?(?:=\{|\{\.\.\.)[^\n]{0,200}?>/ },
  { pattern: new RegExp(`^(?:\`{3,}|~{3,})\\{(?:${DIRECTIVES.replaceAll(' ', '|')})\\}`), isFence: true },
];
/** What all of them have; to look for the forms themselves in every article takes ten times as long. */
const ANY_SIGN = /[$~^{]|\\[([b]|:::|\/\/\/|@\[|(?:^|\n)(?:\.\.|import|export) /;

/**
 * Reports forms that nobody reads here, each once: readers see them as they are written. Code samples may have them.
 *
 * @param start where the text begins in its file
 */
export function reportUnread(text: string, start: number, report: ReportProblem, dialect: Dialect): void {
  // CommonMark alone was asked for.
  if (dialect.length === 0 || !ANY_SIGN.test(text)) return;
  // A price in dollars has a sign, and no form: most texts need not be parsed once more.
  let written: WrittenText | undefined;
  const told = new Set<MarkdownExtension>();
  for (const form of FORMS) {
    const { extension } = form;
    if (extension && told.has(extension)) continue;
    for (const { 0: found, index } of text.matchAll(new RegExp(form.pattern, 'gm'))) {
      written ??= writtenText(text, dialect);
      if (!isShown(found, index, form, written)) continue;
      report(start + index, expected('TEMPLATE_CODE', 'text', found, mendOf(form, dialect)));
      if (extension) told.add(extension);
      break;
    }
  }
}

function isShown(
  found: string,
  index: number,
  { isFence }: Form,
  { source, tokens, isShown }: WrittenText,
): boolean {
  const info = found.replace(/^[`~]+/, '');
  if (isFence) return tokens.some((token) => token.type === 'fence' && token.info.trim().startsWith(info));
  return source.startsWith(found, index) && isShown(found.trimEnd());
}

function mendOf({ extension }: Form, dialect: Dialect): string {
  const seen = 'readers see it as it is written;';
  if (extension === undefined || dialect.includes(extension))
    return `${seen} write what it would show, or take it out`;
  return `${seen} write "markdown: { ${extension}: true }" in feed.yaml to have it read`;
}
