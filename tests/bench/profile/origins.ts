import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where a function begins, as a profile has it: in the bundle, counted from 0. */
export interface CallFrame {
  readonly functionName: string;
  readonly url: string;
  readonly lineNumber: number;
  readonly columnNumber: number;
}

/**
 * Tells of a function where it comes from: `src/html/sanitise.ts`, `npm:parse5`, `node:fs`; `bundle` for what the bundler adds, and
 * nothing for what V8 does itself.
 */
export type OriginOf = (frame: CallFrame) => string;

/** A file of the bundle: its folder, and the map that leads from it to the sources. */
interface Mapped {
  readonly folder: string;
  readonly map: SourceMap;
}

/** @param program a folder with a bundle and its source maps */
export function originsIn(program: string): OriginOf {
  const files = new Map<string, Mapped | undefined>();
  return ({ url, lineNumber, columnNumber }) => {
    if (url === '' || url.startsWith('node:')) return url;
    if (!files.has(url)) files.set(url, readMap(url, program));
    return originOf(files.get(url), lineNumber, columnNumber);
  };
}

function originOf(mapped: Mapped | undefined, line: number, column: number): string {
  const entry = mapped?.map.findEntry(line, column);
  if (mapped === undefined || entry === undefined || !('originalSource' in entry)) return 'bundle';
  const source = resolve(mapped.folder, entry.originalSource);
  const [, name] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source) ?? [];
  if (name !== undefined) return `npm:${name}`;
  return /src\/.*/.exec(source)?.[0] ?? 'bundle';
}

function readMap(url: string, program: string): Mapped | undefined {
  const file = url.startsWith('file:') ? fileURLToPath(url) : '';
  if (!file.startsWith(program) || !existsSync(`${file}.map`)) return undefined;
  return { folder: dirname(file), map: new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8'))) };
}
