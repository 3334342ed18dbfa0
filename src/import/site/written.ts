/**
 * A value in a configuration, with the index into the file's text at which it stands. `computed` is one that only the program
 * knows that the configuration is.
 */
export type Written =
  | { readonly kind: 'nothing'; readonly at: number }
  | { readonly kind: 'computed'; readonly at: number }
  | { readonly kind: 'text'; readonly at: number; readonly text: string }
  | { readonly kind: 'list'; readonly at: number; readonly values: readonly Written[] }
  | { readonly kind: 'mapping'; readonly at: number; readonly entries: readonly WrittenEntry[] };

export interface WrittenEntry {
  readonly key: string;
  readonly at: number;
  readonly value: Written;
}

/** A file that says what a site is. */
export interface Configuration {
  /** Relative to the folder of the site. */
  readonly file: string;
  readonly text: string;
  readonly root: Written;
}

/** The parts of a value: texts of a list, or one text. */
export function textsOf(value: Written | undefined): string[] {
  if (value?.kind === 'text') return [value.text];
  return value?.kind === 'list' ? value.values.flatMap((one) => (one.kind === 'text' ? [one.text] : [])) : [];
}

/** The text of a value; undefined for any other value, and for white space. */
export function textOf(value: Written | undefined): string | undefined {
  return value?.kind === 'text' && value.text.trim() !== '' ? value.text.trim() : undefined;
}

/** The entries of a mapping; none of any other value. */
export function entriesOf(value: Written | undefined): readonly WrittenEntry[] {
  return value?.kind === 'mapping' ? value.entries : [];
}

/**
 * The value under keys with dots between them, whatever the case of their letters. What a program adds to a mapping in ways
 * that cannot be read may have any key.
 */
export function valueAt(value: Written | undefined, path: string): Written | undefined {
  let found: Written | undefined = value;
  for (const key of path.split('.')) {
    const entries: readonly WrittenEntry[] = entriesOf(found);
    const folded = key.toLowerCase();
    const same =
      entries.find((entry) => entry.key === key) ??
      entries.find((entry) => entry.key.toLowerCase() === folded);
    if (found?.kind === 'computed') return found;
    found = same?.value ?? entries.find((entry) => entry.key === '...')?.value;
  }
  return found;
}

/** The text under keys with dots between them. */
export function textAt(value: Written | undefined, path: string): string | undefined {
  return textOf(valueAt(value, path));
}
