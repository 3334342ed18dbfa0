import { type TokenHandler, Tokenizer } from 'parse5';
import { escapeMarkup } from '../../html/escape.ts';
import { proseOnOneLine } from '../../model/text.ts';

/** Elements that end a word. */
const BREAKS = /^(?:br|p|div|li|h[1-6])$/;

/**
 * The text of HTML on one line, for titles: without tags, with references decoded. It takes linear time, which building
 * a tree does not.
 *
 * @example textOfHtml('<b>Tom</b> &amp; Jerry') // 'Tom & Jerry'
 */
export function textOfHtml(html: string): string {
  let text = '';
  const addText: TokenHandler['onCharacter'] = ({ chars }) => {
    text += chars;
  };
  const addBreak: TokenHandler['onStartTag'] = ({ tagName }) => {
    if (BREAKS.test(tagName)) text += ' ';
  };
  const ignore = () => {};
  const tokenizer = new Tokenizer(
    {},
    {
      onCharacter: addText,
      onWhitespaceCharacter: addText,
      onNullCharacter: ignore,
      onStartTag: addBreak,
      onEndTag: addBreak,
      onComment: ignore,
      onDoctype: ignore,
      onEof: ignore,
    },
  );
  tokenizer.write(html, true);
  return proseOnOneLine(text);
}

/**
 * Plain text as HTML: a blank line ends a paragraph, any other line break is a `br`.
 *
 * @returns undefined for blank text
 * @example textAsHtml('A < B\nC\n\nD') // '<p>A &lt; B<br>C</p>\n<p>D</p>'
 */
export function textAsHtml(text: string): string | undefined {
  const paragraphs = text
    .split(/\r\n?|\n/)
    .map((line) => escapeForHtml(line.trim()))
    .join('\n')
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>')}</p>`);
  return paragraphs.length > 0 ? paragraphs.join('\n') : undefined;
}

/** Text for HTML. A parser would turn a carriage return into a line feed. */
export function escapeForHtml(text: string): string {
  return escapeMarkup(text).replaceAll('\u00a0', '&nbsp;').replaceAll('\r', '&#13;');
}
