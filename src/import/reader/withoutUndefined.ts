/** A record without the fields that have no value: what a document does not say is absent. */
type Stated<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/**
 * Leaves out what a document does not say.
 *
 * @example stated({ title: 'Road', link: undefined }) // { title: 'Road' }
 */
export function stated<T extends object>(fields: T): Stated<T> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as unknown as Stated<T>;
}
