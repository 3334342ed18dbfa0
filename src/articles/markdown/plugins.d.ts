// The packages bring no types of their own.

declare module 'markdown-it-footnote' {
  import type { MarkdownIt } from 'markdown-it';

  // biome-ignore lint/style/noDefaultExport: it is the package's, not ours
  export default function footnotes(markdown: MarkdownIt): void;
}

declare module 'markdown-it-deflist' {
  import type { MarkdownIt } from 'markdown-it';

  // biome-ignore lint/style/noDefaultExport: it is the package's, not ours
  export default function definitionLists(markdown: MarkdownIt): void;
}

declare module 'markdown-it-abbr' {
  import type { MarkdownIt } from 'markdown-it';

  // biome-ignore lint/style/noDefaultExport: it is the package's, not ours
  export default function abbreviations(markdown: MarkdownIt): void;
}

declare module 'markdown-it-emoji/lib/data/full.mjs' {
  const emoji: Readonly<Record<string, string>>;
  // biome-ignore lint/style/noDefaultExport: it is the package's, not ours
  export default emoji;
}
