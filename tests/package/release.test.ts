import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { ROOT, readFile } from '../docs/markdown.ts';
import { checkScript, runScript } from '../hosting/shell.ts';
import { folderWith } from '../support/files.ts';
import { MANIFEST } from './packed.ts';

interface Step {
  readonly name?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly 'runs-on': string;
  readonly needs?: string;
  readonly permissions: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly on: unknown;
  readonly permissions: unknown;
  readonly jobs: { readonly verify: Job; readonly publish: Job };
}

const document = parseDocument(readFile('.github/workflows/release.yml'), { strict: true, uniqueKeys: true });
const { on, permissions, jobs }: Workflow = document.toJS();
const steps = Object.values(jobs).flatMap((job: Job) => job.steps);

function scriptNamed(name: string): string {
  const found = steps.find((step) => step.name === name);
  if (found?.run === undefined) throw new Error(`no step ${name}`);
  return found.run;
}

describe('the workflow Release', () => {
  it('is YAML without a fault, which runs for tags of versions', () => {
    expect([...document.errors, ...document.warnings]).toEqual([]);
    expect(on).toEqual({ push: { tags: ['v*'] } });
  });

  it('may publish only where nothing is installed and nothing of the repository is run', () => {
    expect(permissions).toEqual({});
    expect(jobs.verify.permissions).toEqual({ contents: 'read' });
    expect(jobs.publish.permissions).toEqual({ contents: 'read', 'id-token': 'write' });
    expect(jobs.publish.needs).toBe('verify');
    const scripts = jobs.publish.steps.flatMap(({ run }) => run ?? []);
    expect(scripts).toEqual([
      'npm publish ./dateline-feeds-*.tgz --provenance --access public --ignore-scripts',
    ]);
    expect(jobs.publish.steps.flatMap(({ uses }) => uses?.split('@')[0] ?? [])).toEqual([
      'actions/setup-node',
      'actions/download-artifact',
    ]);
  });

  it('publishes the file that was packed after all checks', () => {
    const names = jobs.verify.steps.map(({ name, uses }) => name ?? uses?.split('@')[0]);
    expect(names).toEqual([
      'actions/checkout',
      'Compare the tag with package.json',
      'Run all checks and tests',
      'Pack',
      'actions/upload-artifact',
    ]);
    expect(scriptNamed('Run all checks and tests').split('\n')).toContain('.ci/run');
    expect(existsSync(join(ROOT, '.ci/run'))).toBe(true);
    const packages = steps.flatMap((step) => step.with?.['name'] ?? []);
    expect(packages).toEqual(['package', 'package']);
  });

  it('has steps of one action of a stated major version or one script that bash can read', () => {
    for (const { run = '', uses = 'actions/none@v1' } of steps) {
      expect(uses).toMatch(/^actions\/[a-z-]+@v[1-9]\d*$/);
      expect(() => checkScript(run)).not.toThrow();
      expect(run).not.toContain('${{');
    }
  });

  it('goes on only for the tag of the version in package.json', () => {
    const folder = folderWith({ 'package.json': '{ "version": "1.2.3" }' });
    const compare = (tag: string) => () =>
      runScript(scriptNamed('Compare the tag with package.json'), folder, { GITHUB_REF_NAME: tag });
    expect(compare('v1.2.3')).not.toThrow();
    for (const tag of ['v1.2.4', '1.2.3', 'v1.2.3-beta']) expect(compare(tag)).toThrow();
  });

  it('names the repository in the package, as provenance demands it, and packs', () => {
    const manifest = JSON.stringify({ name: MANIFEST.name, version: '1.2.3' });
    const folder = folderWith({ 'package.json': manifest });
    runScript(scriptNamed('Pack'), folder, {
      GITHUB_SERVER_URL: 'https://git.example',
      GITHUB_REPOSITORY: 'harbour/dateline',
    });
    expect(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))).toMatchObject({
      repository: { type: 'git', url: 'git+https://git.example/harbour/dateline.git' },
      homepage: 'https://git.example/harbour/dateline#readme',
      bugs: { url: 'https://git.example/harbour/dateline/issues' },
    });
    expect(readdirSync(folder)).toContain('dateline-feeds-1.2.3.tgz');
  });
});
