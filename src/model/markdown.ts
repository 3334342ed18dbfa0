/** What Markdown may have beside CommonMark, and whether it has it where feed.yaml does not say. */
export const MARKDOWN_EXTENSIONS = {
  tables: true,
  strikethrough: true,
  footnotes: true,
  addresses: true,
  tasks: true,
  definitions: true,
  alerts: true,
  admonitions: true,
  abbreviations: true,
  attributes: true,
  comments: true,
  emoji: true,
  mark: true,
  // A single `~` is a strikethrough elsewhere, and people write `a^2+b^2`.
  subscript: false,
  superscript: false,
  // Before `tex`, which leaves as it is what is not made a formula.
  math: false,
  tex: true,
} as const satisfies Record<string, boolean>;

export type MarkdownExtension = keyof typeof MARKDOWN_EXTENSIONS;

/** The extensions that a publication's Markdown has, in the order of the table. */
export type Dialect = readonly MarkdownExtension[];

/** The names of all extensions. */
export const EXTENSION_NAMES = Object.keys(MARKDOWN_EXTENSIONS) as MarkdownExtension[];

/** What Markdown has where feed.yaml does not say. */
export const DEFAULT_DIALECT: Dialect = dialectWith({});

/** The extensions that are on: those that a publication turns on, and those that are on and that it does not turn off. */
export function dialectWith(choices: Readonly<Partial<Record<MarkdownExtension, boolean>>>): Dialect {
  return EXTENSION_NAMES.filter((name) => choices[name] ?? MARKDOWN_EXTENSIONS[name]);
}
