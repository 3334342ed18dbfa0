/** A value that an author wrote, with the index into the file's text at which it stands. Scalars stay text. */
export type Value =
  | { readonly kind: 'nothing'; readonly at: number }
  | { readonly kind: 'text'; readonly at: number; readonly text: string }
  | { readonly kind: 'list'; readonly at: number; readonly values: readonly Value[] }
  | { readonly kind: 'mapping'; readonly at: number; readonly entries: readonly Entry[] };

/** One key of a mapping, with its value. */
export interface Entry {
  readonly key: string;
  readonly at: number;
  readonly value: Value;
}

export type Mapping = Extract<Value, { kind: 'mapping' }>;

/** What a message says was found. */
export function describe(value: Value): string {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'list':
      return 'a list';
    case 'mapping':
      return value.entries.length === 0 ? 'an empty mapping' : `a mapping with ${value.entries[0]?.key}`;
    case 'nothing':
      return '';
  }
}

/** True for text of nothing but white space. */
export function isEmpty(value: Value): boolean {
  return value.kind === 'text' && value.text.trim() === '';
}
