import MarkdownIt from 'markdown-it';

const markdown = new MarkdownIt('commonmark', { html: true }).enable(['table', 'strikethrough']);

/** CommonMark with tables and strikethrough, as HTML. Raw HTML passes through: `content/` makes it safe. */
export function renderMarkdown(text: string): string {
  return markdown.render(text);
}
