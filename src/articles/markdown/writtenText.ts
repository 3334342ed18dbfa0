import type { Token } from 'markdown-it';
import type { Dialect } from '../../model/markdown.ts';
import { withoutCode } from './codeSamples.ts';
import { blankComments } from './comments.ts';
import { openEnvironment } from './environment.ts';
import { parseMarkdown } from './parser.ts';

/** A Markdown text as it is searched for what readers would not understand. */
export interface WrittenText {
  /** The source with its code samples and comments blanked out: what stands elsewhere keeps its place. */
  readonly source: string;
  /** True if readers see this part of the source as it is written. */
  readonly isShown: (part: string) => boolean;
  readonly tokens: readonly Token[];
}

/** Reads a text for that. It is parsed once more. */
export function writtenText(text: string, dialect: Dialect, environment = openEnvironment()): WrittenText {
  const tokens = parseMarkdown(text, dialect, environment);
  const source = dialect.includes('comments') ? blankComments(text) : text;
  let shown: string | undefined;
  return {
    source: withoutCode(source, tokens),
    isShown: (part) => {
      shown ??= shownText(tokens);
      return shown.includes(part);
    },
    tokens,
  };
}

/** All text that is neither code nor HTML. */
function shownText(tokens: readonly Token[]): string {
  return tokens
    .map(({ type, content, children }) => {
      if (type === 'softbreak' || type === 'hardbreak') return '\n';
      if (type === 'text' || type === 'text_special') return content;
      return children ? `${shownText(children)}\n` : '';
    })
    .join('');
}
