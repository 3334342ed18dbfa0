import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ErrorObject, ValidateFunction } from 'ajv';
import ajvDraft04 from 'ajv-draft-04';
import ajvFormats from 'ajv-formats';
import { beforeAll, describe, expect, it } from 'vitest';
import { folderWith } from '../support/files.ts';
import { hasProgram } from '../support/program.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const golden = join(root, 'tests', 'golden');
const folders = [join(root, 'output'), ...readdirSync(golden).map((name) => join(golden, name, 'expected'))];
const atom = documentsNamed(/(?:^|\/)(?:atom|archive\/[\d-]+\.atom)\.xml$/);
const json = documentsNamed(/(?:^|\/)(?:feed|archive\/[\d-]+)\.json$/);

const JING = 'jing';
const schemas = schemasFolder();

describe.skipIf(!hasJing())('the grammar of RFC 4287, Appendix B', () => {
  it('has no error to tell of the Atom documents of each publication', () => {
    expect(atom.length).toBeGreaterThan(1);
    expect(atom.some((path) => path.endsWith('archive/2014-12.atom.xml'))).toBe(true);
    expect(errorsOfJing(atom)).toBe('');
  });

  it.each([
    ['an entry without its id', /<id>tag:.*<\/id>/, ''],
    ['a date that is not a date', /<updated>[^<]*/, '<updated>yesterday'],
    ['an element that Atom does not have', '<entry>', '<entry><pubDate/>'],
  ])('refuses %s', (_what, found, broken) => {
    const [path = ''] = atom;
    const folder = folderWith({ 'broken.xml': readFileSync(path, 'utf8').replace(found, broken) });
    expect(errorsOfJing([join(folder, 'broken.xml')])).toMatch(/broken\.xml:\d+:\d+: error: /);
  });
});

describe.skipIf(schemas === undefined)("SchemaStore's schema of JSON Feed 1.1", () => {
  let validate: ValidateFunction;

  beforeAll(() => {
    validate = jsonFeedValidator(schemas ?? '');
  });

  it.each(json.map((path) => [relative(root, path), path]))('has no error to tell of %s', (_name, path) => {
    expect(errorsOfAjv(validate, readFileSync(path, 'utf8'))).toEqual([]);
  });

  it.each([
    ['an item without its id', /"id": .*/, ''],
    ['a date that is not a date', /"date_published": "[^"]*"/, '"date_published": "yesterday"'],
    ['a member that JSON Feed does not have', '"items":', '"entries": [], "items":'],
  ])('refuses %s', (_what, found, broken) => {
    const [path = ''] = json;
    expect(errorsOfAjv(validate, readFileSync(path, 'utf8').replace(found, broken))).not.toEqual([]);
  });
});

/** The documents of all publications whose path has this form, those in `media/` left out. */
function documentsNamed(form: RegExp): string[] {
  return folders.filter(existsSync).flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => form.test(path) && !path.startsWith('media/'))
      .sort()
      .map((path) => join(folder, path)),
  );
}

/** The schemas are not ours to copy: `DATELINE_SCHEMAS` says where they lie. */
function schemasFolder(): string | undefined {
  const folder = process.env['DATELINE_SCHEMAS'];
  if (!folder) console.warn('schemas skipped, for DATELINE_SCHEMAS does not name their folder');
  return folder || undefined;
}

/** @throws on CI (`CI=true`), where a grammar that is there does not go unused. */
function hasJing(): boolean {
  if (schemas === undefined || hasProgram(JING)) return schemas !== undefined;
  const missing = 'jing, which reads the grammar of Atom (apt-get install jing)';
  if (process.env['CI'] === 'true') throw new Error(`expected to find ${missing}`);
  console.warn(`the grammar of Atom skipped, for this is not on this machine: ${missing}`);
  return false;
}

/** What jing prints of all these documents: nothing when they are valid. One process, for a slow start. */
function errorsOfJing(documents: readonly string[]): string {
  const grammar = join(schemas ?? '', 'atom.rnc');
  const { error, status, stdout } = spawnSync(JING, ['-c', grammar, ...documents], { encoding: 'utf8' });
  if (error !== undefined || (status !== 0 && stdout === '')) {
    throw new Error(`expected jing to tell what is wrong, but found status ${status}`, { cause: error });
  }
  return stdout;
}

/**
 * Of the two schemas, `feed.json` is that of version 1.1. `feed-1.json` is that of version 1: it refuses `authors`
 * and `language`, and is here only because the other refers to its definitions.
 */
function jsonFeedValidator(folder: string): ValidateFunction {
  const [feed, feed1] = ['feed.json', 'feed-1.json'].map((name) =>
    JSON.parse(readFileSync(join(folder, 'jsonfeed', name), 'utf8')),
  );
  // The schemas leave types out, and draft 4 has no `deprecated`: a remark on `author`.
  const ajv = new ajvDraft04.default({ allErrors: true, keywords: ['deprecated'], strictTypes: false });
  ajvFormats.default(ajv);
  return ajv.addSchema(feed1).compile(feed);
}

function errorsOfAjv(validate: ValidateFunction, text: string): readonly ErrorObject[] {
  validate(JSON.parse(text));
  return validate.errors ?? [];
}
