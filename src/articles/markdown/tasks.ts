import type { MarkdownIt } from 'markdown-it';

/** Task lists (GFM 5.3): `[x]` and `[ ]` at the start of an item become ☑ and ☐, since readers drop check boxes. */
export function taskLists(markdown: MarkdownIt): void {
  markdown.core.ruler.after('inline', 'tasks', ({ tokens }) => {
    for (let i = 2; i < tokens.length; i += 1) {
      const isItem = tokens[i - 2]?.type === 'list_item_open' && tokens[i - 1]?.type === 'paragraph_open';
      const first = isItem ? tokens[i]?.children?.[0] : undefined;
      if (first?.type !== 'text') continue;
      first.content = first.content.replace(/^\[([ x])\](?=\s)/i, (_, mark) => (mark === ' ' ? '☐' : '☑'));
    }
  });
}
