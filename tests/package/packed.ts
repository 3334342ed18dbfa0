import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT, readFile } from '../docs/markdown.ts';

interface Output {
  readonly imports: readonly { readonly path: string; readonly external?: boolean }[];
}

/** A package of which the build has put something into the bundle. */
interface Bundled {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly text: string;
}

/** What src/cli/build.js exports. */
interface Builder {
  readonly DOORS: Readonly<Record<string, string>>;
  readonly bundle: (outdir: string) => Promise<{ readonly outputs: Readonly<Record<string, Output>> }>;
  readonly replaceFolder: (folder: string, make: (made: string) => void) => Promise<void>;
  readonly bundledPackages: (metafile: unknown) => readonly Bundled[];
  readonly renderLicences: (packages: readonly Bundled[]) => string;
}

export const builder: Builder = await import(pathToFileURL(join(ROOT, 'src/cli/build.js')).href);

/** The fields of package.json that say what the package is to those who install it. */
export const MANIFEST: {
  readonly name: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly main: string;
  readonly types: string;
  readonly sideEffects: boolean;
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
  readonly files: readonly string[];
  readonly dependencies: Readonly<Record<string, string>>;
} = JSON.parse(readFile('package.json'));

/** A new folder below node_modules/, from which the packages of the checkout are found. */
export function folderNearPackages(): string {
  const cache = join(ROOT, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  return mkdtempSync(join(cache, 'dateline-test-'));
}
