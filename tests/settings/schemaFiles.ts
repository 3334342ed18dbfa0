import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect } from 'vitest';
import type { Schema } from '../../src/syntax/valueSchema.ts';

const GOLDEN = new URL('../golden/', import.meta.url);

/** Holds a file in `docs/schemas/` to the schema that it is made of; writes it where UPDATE_GOLDEN is set. */
export function expectFile(name: string, schema: Schema): void {
  const file = new URL(`../../docs/schemas/${name}`, import.meta.url);
  const text = `${JSON.stringify(schema, undefined, 2)}\n`;
  if (process.env['UPDATE_GOLDEN'] !== undefined) writeFileSync(file, text);
  expect(readFileSync(file, 'utf8')).toBe(text);
}

/** Gives what a schema has against a value; nothing if the value is as it should be. */
export function complaintsOf(schema: Schema): (value: unknown) => string[] {
  // Strict about the schema itself: a misspelt keyword would take everything.
  const validate = new Ajv({
    allErrors: true,
    strict: true,
    allowUnionTypes: true,
    strictTypes: false,
    strictRequired: false,
  }).compile(schema);
  return (value) =>
    validate(value)
      ? []
      : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** The files of golden publications whose names match, by publication, each with its text. */
export function goldenFiles(wanted: RegExp): { readonly path: string; readonly text: string }[] {
  return readdirSync(GOLDEN, { recursive: true, encoding: 'utf8' })
    .filter((path) => wanted.test(path) && !path.includes('/expected/'))
    .sort()
    .map((path) => ({ path, text: readFileSync(new URL(path, GOLDEN), 'utf8') }));
}
