import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { hasProgram } from '../support/program.ts';

/** Where things are. */
export interface Places {
  /** The checkout, with its built package in `dist/`. */
  readonly checkout: string;
  /** A folder into which the peers' packages have been installed. */
  readonly peers: string | undefined;
}

const PACKAGES = 'node_modules';
export const BY_HAND_NEEDS = ['gray-matter', 'smol-toml', 'markdown-it', 'feed'];
export const EQUAL_WORK_NEEDS = [...BY_HAND_NEEDS, 'markdown-it-footnote', 'sanitize-html', 'image-size'];

/** @returns those of some packages that are not in the peers' folder. */
export function lacking({ peers }: Places, names: readonly string[]): string[] {
  return names.filter((name) => peers === undefined || !existsSync(manifestOf(peers, name)));
}

/** Makes the peers' packages those of all scripts in a folder and below it. */
export function linkPackages({ peers }: Places, folder: string): void {
  if (peers !== undefined) symlinkSync(resolve(peers, PACKAGES), join(folder, PACKAGES));
}

/** The versions of all that take part. */
export function versionsOf({ checkout, peers }: Places): string[] {
  const packages = EQUAL_WORK_NEEDS.filter((name) => lacking({ checkout, peers }, [name]).length === 0);
  return [
    `Node ${process.version.slice(1)}`,
    `Dateline ${versionIn(join(checkout, 'package.json'))}`,
    ...packages.map((name) => `${name} ${versionIn(manifestOf(peers ?? '', name))}`),
    ...hugoVersion(),
  ];
}

function hugoVersion(): string[] {
  if (!hasProgram('hugo')) return [];
  const { stdout } = spawnSync('hugo', ['version'], { encoding: 'utf8' });
  return [`Hugo ${/v([\d.]+)/.exec(stdout)?.[1] ?? 'of some version'}`];
}

function manifestOf(peers: string, name: string): string {
  return join(peers, PACKAGES, name, 'package.json');
}

function versionIn(manifest: string): string {
  return JSON.parse(readFileSync(manifest, 'utf8')).version;
}
