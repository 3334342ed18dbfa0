import { find, reasonOf, type Survey, say } from './survey.ts';
import { textAt, textOf, type Written } from './written.ts';

/** Decides who writes what names no author, by the first key that has a name. */
export function sayAuthors(survey: Survey, ...paths: readonly string[]): void {
  for (const path of paths) {
    const place = find(survey, path);
    if (place === undefined) continue;
    const values = place.value.kind === 'list' ? place.value.values : [place.value];
    const authors = values.flatMap((value) => authorIn(value) ?? []);
    if (authors.length > 0) {
      say(survey, 'authors', { value: authors, why: [reasonOf(place)] });
      return;
    }
  }
}

/** A name, or a mapping with a name. */
function authorIn(value: Written): string | { name: string; email?: string } | undefined {
  if (value.kind !== 'mapping') return textOf(value);
  const [name, email] = [textAt(value, 'name'), textAt(value, 'email')];
  if (name === undefined) return undefined;
  return email !== undefined && /^[^\s@<>()]+@[^\s@<>()]+$/.test(email) ? { name, email } : name;
}
