import { optional, readList, type Value, type Wrong } from './value.ts';

/** The parts of a mapping by their names. */
export type Section = ReadonlyMap<string, Value>;

/** Reads one kind of value; returns undefined if the value is wrong, which is reported. */
export type ReadValue<T> = (value: Value, wrong: Wrong) => T | undefined;

/** The readers of one section's parts. */
export interface SectionReaders {
  /** Returns undefined if the part is absent or wrong. */
  readonly read: <T>(key: string, reader: ReadValue<T>) => T | undefined;
  /** Returns an object with the part under its own name; an empty one if the part is absent or wrong. */
  readonly readOptional: <K extends string, T>(key: K, reader: ReadValue<T>) => { [P in K]?: T };
}

/** The readers of a section's parts. */
export function readersOf(section: Section, { wrong }: { readonly wrong: Wrong }): SectionReaders {
  const read = <T>(key: string, reader: ReadValue<T>) => {
    const value = section.get(key);
    return value && reader(value, wrong);
  };
  return { read, readOptional: (key, reader) => optional(key, read(key, reader)) };
}

/** Reads a list, or one value as a list of one. Wrong values are reported and left out. */
export function readListOf<T>(readOne: ReadValue<T>): ReadValue<T[]> {
  return (value, wrong) => readList(value, (one) => readOne(one, wrong));
}
