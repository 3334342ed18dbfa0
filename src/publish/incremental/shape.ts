/** Says whether a value that was read from a file is what it should be. */
export type Shape = (value: unknown) => boolean;

/** A field that may be absent. */
interface Optional {
  readonly optional: Shape;
}

/** A shape for each field of a type: a field that is added to the type has to be added here. */
export type Fields<T> = { readonly [K in keyof T]-?: undefined extends T[K] ? Optional : Shape };

export const isText: Shape = (value) => typeof value === 'string';
export const isFlag: Shape = (value) => typeof value === 'boolean';
export const isTrue: Shape = (value) => value === true;
/** Bytes, pixels, lines: a whole number that is not negative. */
export const isCount: Shape = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
/** Seconds, pixels: a number that is not negative. */
export const isAmount: Shape = (value) => Number.isFinite(value) && (value as number) >= 0;

export function isIntegerBetween(min: number, max: number): Shape {
  return (value) => Number.isInteger(value) && (value as number) >= min && (value as number) <= max;
}

export function isOneOf(...values: readonly unknown[]): Shape {
  return (value) => values.includes(value);
}

export function isListOf(shape: Shape): Shape {
  return (value) => Array.isArray(value) && value.every(shape);
}

/** A list that has one shape at each place. */
export function isTuple(...shapes: readonly Shape[]): Shape {
  return (value) =>
    Array.isArray(value) && value.length === shapes.length && shapes.every((shape, at) => shape(value[at]));
}

export function isEither(...shapes: readonly Shape[]): Shape {
  return (value) => shapes.some((shape) => shape(value));
}

export function maybe(optional: Shape): Optional {
  return { optional };
}

/** An object that has these fields, and no other. */
export function isObject<T>(fields: Fields<T>): Shape {
  const rows = Object.entries<Shape | Optional>(fields);
  const needed = rows.flatMap(([name, row]) => (typeof row === 'function' ? name : []));
  const shapes = new Map(rows.map(([name, row]) => [name, typeof row === 'function' ? row : row.optional]));
  return (value) =>
    typeof value === 'object' &&
    value !== null &&
    needed.every((name) => Object.hasOwn(value, name)) &&
    Object.entries(value).every(([name, part]) => shapes.get(name)?.(part) === true);
}

/** Undefined for a line that is no JSON. */
export function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
