import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasProgram } from '../support/program.ts';

const HERE = new URL('.', import.meta.url).pathname;

/** Docusaurus builds a site of two languages in a minute on two processors. */
const PATIENCE_MS = 300_000;

/** A program that builds sites, and how it builds the one in `tests/sites/NAME/site`. */
export interface Tool {
  readonly name: string;
  /** From Debian, from npm, or from neither: then its output was written by hand. */
  readonly from: 'apt' | 'npm' | 'nowhere';
  readonly command: readonly [program: string, ...args: string[]];
  /** Hexo puts the day of the machine's zone into addresses; no other tool here asks the machine. */
  readonly zone: string;
  /** It takes minutes, with the installation of its packages. */
  readonly isSlow?: true;
  /** Its configuration says a time zone; where none does, whoever runs `init` says it. */
  readonly hasZone?: true;
  readonly output: string;
  /** The codes of what Dateline has to warn of in its site: components, and a picture without words. */
  readonly told?: readonly string[];
  /** Its own feeds, by their paths in its output, the main one first. */
  readonly feeds: readonly string[];
}

export const TOOLS: readonly Tool[] = [
  {
    name: 'hugo',
    from: 'apt',
    command: ['hugo', '--quiet'],
    zone: 'UTC',
    hasZone: true,
    output: 'public',
    feeds: ['index.xml', 'mi/index.xml'],
  },
  {
    name: 'jekyll',
    from: 'apt',
    command: ['jekyll', 'build', '--quiet'],
    zone: 'UTC',
    hasZone: true,
    output: '_site',
    feeds: ['feed.xml'],
  },
  {
    name: 'pelican',
    from: 'apt',
    command: ['pelican', 'content', '--settings', 'pelicanconf.py', '--output', 'output', '--quiet'],
    zone: 'UTC',
    hasZone: true,
    output: 'output',
    feeds: ['feeds/all.atom.xml'],
  },
  {
    name: 'eleventy',
    from: 'npm',
    command: ['eleventy', '--quiet'],
    zone: 'UTC',
    output: '_site',
    feeds: ['feed/feed.xml'],
  },
  {
    name: 'astro',
    from: 'npm',
    command: ['astro', 'build', '--silent'],
    zone: 'UTC',
    output: 'dist',
    told: ['ELEMENT_UNKNOWN', 'PICTURE_WITHOUT_ALT'],
    feeds: ['rss.xml'],
  },
  {
    name: 'hexo',
    from: 'npm',
    command: ['hexo', 'generate', '--silent'],
    zone: 'Pacific/Auckland',
    hasZone: true,
    output: 'public',
    feeds: ['atom.xml'],
  },
  {
    name: 'docusaurus',
    from: 'npm',
    command: ['docusaurus', 'build'],
    zone: 'UTC',
    isSlow: true,
    output: 'build',
    told: ['ELEMENT_UNKNOWN'],
    feeds: ['blog/atom.xml', 'fr/blog/atom.xml'],
  },
  {
    name: 'vitepress',
    from: 'npm',
    command: ['vitepress', 'build'],
    zone: 'UTC',
    output: '.vitepress/dist',
    feeds: [],
  },
  {
    name: 'zola',
    from: 'nowhere',
    command: ['zola', 'build'],
    zone: 'UTC',
    output: 'public',
    feeds: ['atom.xml'],
  },
];

/** What a tool made of its site. */
export interface BuiltSite {
  /** The files of its pages, as they lie in its output, in order. */
  readonly pages: readonly string[];
  /** The text of each of its feeds, by path. */
  readonly feeds: ReadonlyMap<string, string>;
}

/** The folder in which a tool's site, or what it made of it, is kept. */
export function folderOf({ name }: Tool, part: 'site' | 'built'): string {
  return join(HERE, name, part);
}

/** What a tool made of its site on the day on which `tests/sites/NAME/built` was written. */
export function readBuilt(tool: Tool): BuiltSite {
  const folder = folderOf(tool, 'built');
  return {
    pages: readFileSync(join(folder, 'pages.txt'), 'utf8').trimEnd().split('\n'),
    feeds: feedsIn(folder, tool),
  };
}

/** Answers whether a tool is to be run here. CI runs those that take less than a minute; packages are installed for that. */
export function isToRun({ from, isSlow, command: [program] }: Tool): boolean {
  const isCi = process.env['CI'] === 'true';
  if (from === 'npm') return process.env['DATELINE_SITES'] !== undefined || (isCi && !isSlow);
  return from === 'apt' && (isCi || hasProgram(program));
}

/** Puts a copy of a tool's site into a new folder, with the tool's packages beside it. */
export function copySite(tool: Tool): string {
  const root = mkdtempSync(join(tmpdir(), `dateline-${tool.name}-`));
  cpSync(folderOf(tool, 'site'), root, { recursive: true });
  if (tool.from === 'npm') installPackages(tool, root);
  return root;
}

/** Runs a tool in a copy of its site. */
export function runTool({ command: [program, ...args], from, zone }: Tool, root: string): void {
  const path = from === 'npm' ? join(root, 'node_modules/.bin', program) : program;
  execFileSync(path, args, {
    cwd: root,
    // Astro and Docusaurus tell their makers what they are used for unless they are told not to.
    env: {
      ...surroundings(),
      TZ: zone,
      ASTRO_TELEMETRY_DISABLED: '1',
      DO_NOT_TRACK: '1',
      DOCUSAURUS_NO_PERSISTENT_CACHE: 'true',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: PATIENCE_MS,
  });
}

/** Reads what a tool has made in a copy of its site. */
export function readOutput(tool: Tool, root: string): BuiltSite {
  const output = join(root, tool.output);
  const pages = readdirSync(output, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.html'),
  );
  return { pages: pages.sort(), feeds: feedsIn(output, tool) };
}

function feedsIn(folder: string, { feeds }: Tool): ReadonlyMap<string, string> {
  return new Map(feeds.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

/** Installs what the site's package.json names, or takes it from where it is installed already. */
function installPackages({ name }: Tool, root: string): void {
  const installed = process.env['DATELINE_SITES'];
  if (installed !== undefined && existsSync(join(installed, name, 'node_modules'))) {
    symlinkSync(join(installed, name, 'node_modules'), join(root, 'node_modules'));
    return;
  }
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  execFileSync(
    'npm',
    ['install', '--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund'],
    {
      cwd: root,
      env: surroundings(),
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: PATIENCE_MS,
    },
  );
}

/** A tool sees none of what the test runner has set, as NODE_ENV. */
function surroundings(): NodeJS.ProcessEnv {
  const { NODE_ENV: _, VITEST: __, CI: ___, ...env } = process.env;
  return { ...env, LC_ALL: 'C.UTF-8' };
}
