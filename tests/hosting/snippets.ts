import { readFileSync } from 'node:fs';

/** The page that the tests of this folder hold to what it says. */
export const PAGE = readFileSync(new URL('../../docs/hosting.md', import.meta.url), 'utf8');

/** The code blocks of docs/hosting.md in a language, in their order; those of a list without its indentation. */
export function snippets(language: string): string[] {
  const blocks = PAGE.matchAll(new RegExp(`^( *)\`\`\`${language}\\n(.*?)^\\1\`\`\`$`, 'gms'));
  return [...blocks].map(([, indent = '', text = '']) =>
    indent === '' ? text : text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  );
}

/** The code block of docs/hosting.md in a language that has some text in it. */
export function snippet(language: string, part = ''): string {
  const found = snippets(language).filter((text) => text.includes(part));
  if (found.length !== 1 || found[0] === undefined)
    throw new Error(
      `expected one ${language} block with "${part}" in docs/hosting.md, found ${found.length}`,
    );
  return found[0];
}

/** Writes something else for a part of a snippet, which has to be there. */
export function replaced(text: string, part: string, other: string): string {
  if (!text.includes(part)) throw new Error(`expected "${part}" in a snippet of docs/hosting.md, found none`);
  return text.replaceAll(part, other);
}
