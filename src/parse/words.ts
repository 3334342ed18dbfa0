import { createHash } from 'node:crypto';

/**
 * A hash of the words of a text, whatever stands between them: the same for newsroom text and for the Markdown that was
 * made of it. A text without words has its title's.
 *
 * @example hashWords('The *tide* came in.', 'Road') === hashWords('The tide\ncame in', 'Bridge')
 */
export function hashWords(text: string, title: string): string {
  const words = lettersOf(text) || `title ${lettersOf(title)}`;
  return createHash('sha256').update(words).digest('hex').slice(0, 16);
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
}
