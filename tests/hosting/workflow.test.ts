import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { parseArguments } from '../../src/cli/arguments.ts';
import { COMMANDS } from '../../src/cli/run.ts';
import { folderWith } from '../support/files.ts';
import { checkScript, runScript } from './shell.ts';
import { snippets } from './snippets.ts';

interface Step {
  readonly env?: Readonly<Record<string, string>>;
  readonly id?: string;
  readonly if?: string;
  readonly name?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string | number | boolean>>;
}

interface Job {
  readonly 'runs-on': string;
  readonly needs?: string;
  readonly if?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly name: string;
  readonly on: unknown;
  readonly permissions: Readonly<Record<string, string>>;
  readonly concurrency?: { readonly group: string; readonly 'cancel-in-progress': boolean };
  readonly jobs: Readonly<Record<string, Job>>;
}

/** A workflow of docs/hosting.md, by its name. */
function workflow(name: string): Workflow {
  const texts = snippets('yaml').filter((text) => text.startsWith(`name: ${name}\n`));
  const document = parseDocument(texts[0] ?? '', { version: '1.2', strict: true, uniqueKeys: true });
  expect(texts).toHaveLength(1);
  expect([...document.errors, ...document.warnings]).toEqual([]);
  return document.toJS();
}

/** What GitHub puts a value in the place of. */
function expression(value: string): string {
  return `\${{ ${value} }}`;
}

function stepsOf({ jobs }: Workflow): Step[] {
  return Object.values(jobs).flatMap(({ steps }) => steps);
}

describe.each(['Publish', 'Check'])('the workflow %s', (name) => {
  const steps = stepsOf(workflow(name));

  it('has jobs of steps, each one action of a stated major version or one script', () => {
    expect(steps.length).toBeGreaterThan(0);
    for (const { run, uses } of steps) {
      expect([run, uses].filter((part) => part !== undefined)).toHaveLength(1);
      if (uses !== undefined) expect(uses).toMatch(/^actions\/[a-z-]+@v[1-9]\d*$/);
    }
    for (const job of Object.values(workflow(name).jobs)) expect(job['runs-on']).toBe('ubuntu-latest');
  });

  it('has scripts that bash can read, into which nothing is pasted', () => {
    for (const { run = '' } of steps) {
      expect(() => checkScript(run)).not.toThrow();
      expect(run).not.toContain('${{');
    }
  });

  it('has commands that Dateline knows', () => {
    const commands = steps.flatMap(
      ({ run = '' }) => /^npm run --silent dateline -- (.*)$/.exec(run)?.[1] ?? [],
    );
    for (const command of commands) expect(() => parseArguments(command.split(' '), COMMANDS)).not.toThrow();
    expect(commands).toHaveLength(name === 'Check' ? 1 : 0);
  });
});

describe('the workflow Publish', () => {
  const { on, permissions, concurrency, jobs } = workflow('Publish');
  const { build, deploy } = jobs;

  it('runs on a push to the branch, on a schedule and by hand, one run at a time', () => {
    expect(on).toEqual({
      push: { branches: ['main'] },
      schedule: [{ cron: expect.stringMatching(/^\d+(?:,\d+)* \* \* \* \*$/) }],
      workflow_dispatch: null,
    });
    expect(concurrency).toEqual({ group: 'publish', 'cancel-in-progress': false });
  });

  it('may write to the repository where it commits, and to Pages where it deploys, and no more', () => {
    expect(permissions).toEqual({});
    expect(build?.permissions).toEqual({ contents: 'write' });
    expect(deploy?.permissions).toEqual({ pages: 'write', 'id-token': 'write' });
  });

  it('takes the branch as it is when the run begins, not the commit that started it', () => {
    expect(build?.steps[0]).toEqual({
      uses: 'actions/checkout@v7',
      with: { ref: expression('github.ref_name') },
    });
  });

  it('deploys the output folder with its hidden files, unless a scheduled run has changed nothing', () => {
    const upload = build?.steps.at(-1);
    expect(upload?.with).toEqual({ path: 'output', 'include-hidden-files': true });
    expect(build?.outputs).toEqual({ changed: expression('steps.keep.outputs.changed') });
    expect(deploy?.needs).toBe('build');
    const isWanted = (changed: string) => `github.event_name != 'schedule' || ${changed} == 'true'`;
    expect(upload?.if).toBe(isWanted('steps.keep.outputs.changed'));
    expect(deploy?.if).toBe(isWanted('needs.build.outputs.changed'));
  });
});

it('the steps that announce take the branch with what was committed, and keep what was told for the next run', () => {
  const [text = ''] = snippets('yaml').filter((one) => one.includes('dateline-feeds announce'));
  const steps: readonly Step[] = parseDocument(text, { version: '1.2', strict: true }).toJS();
  for (const { uses } of steps.slice(0, -1)) expect(uses).toMatch(/^actions\/[a-z-]+@v[1-9]\d*$/);
  expect(steps[0]?.with).toEqual({ ref: expression('github.ref_name') });
  const cache = steps.find(({ uses }) => uses?.startsWith('actions/cache@'));
  expect(cache?.with).toEqual({
    path: '.dateline',
    key: `announced-${expression('github.run_id')}`,
    'restore-keys': 'announced-',
  });
  const [, command = ''] = /^npx --yes dateline-feeds (.*)$/.exec(steps.at(-1)?.run ?? '') ?? [];
  expect(() => parseArguments([command], COMMANDS)).not.toThrow();
  expect(command).toBe('announce');
});

it.each(['AWS_SECRET_ACCESS_KEY', 'SSH_KEY'])(
  'the step that delivers with %s has its secrets in the environment alone',
  (name) => {
    const [text = ''] = snippets('yaml').filter((one) => one.includes(`secrets.${name} }}`));
    const steps: readonly Step[] = parseDocument(text, { version: '1.2', strict: true }).toJS();
    const [{ run = '', env = {} } = {}] = steps;
    expect(() => checkScript(run)).not.toThrow();
    expect(run).not.toContain('${{');
    expect(run).toMatch(/npx --yes dateline-feeds deploy\n?$/);
    for (const [key, value] of Object.entries(env)) expect(value).toBe(expression(`secrets.${key}`));
    expect(Object.keys(env)).toContain(name);
  },
);

describe('the workflow Check', () => {
  it('runs on pull requests and may only read', () => {
    const { on, permissions, jobs } = workflow('Check');
    expect(on).toBe('pull_request');
    expect(permissions).toEqual({ contents: 'read' });
    expect(Object.values(jobs).some((job) => job.permissions)).toBe(false);
  });
});

describe('the step that commits what was published', () => {
  const script = stepsOf(workflow('Publish')).find(({ id }) => id === 'keep')?.run ?? '';

  /** A repository, somebody's clone of it, and a checkout as actions/checkout makes it. */
  function repository() {
    const top = folderWith({
      'mine/feed.lock': 'one\n',
      'mine/output/rss.xml': '<rss/>\n',
      GITHUB_OUTPUT: '',
    });
    const git = (command: string, folder: string) =>
      runScript(`git -c user.name=Mere -c user.email=mere@example.nz ${command}`, join(top, folder)).trim();
    runScript('git init --quiet --bare --initial-branch=main origin.git && mkdir work', top);
    git('init --quiet --initial-branch=main', 'mine');
    const commit = (message: string) => {
      git('add --all', 'mine');
      git(`commit --quiet --message '${message}'`, 'mine');
      git('push --quiet ../origin.git main', 'mine');
    };
    commit('Begin');
    const refs = '+refs/heads/main*:refs/remotes/origin/main*';
    git('init --quiet', 'work');
    git(`remote add origin 'file://${top}/origin.git'`, 'work');
    git(`fetch --quiet --no-tags --prune --depth=1 origin '${refs}'`, 'work');
    git('checkout --quiet --force -B main refs/remotes/origin/main', 'work');
    return {
      remove: (path: string) => rmSync(join(top, path)),
      put: (path: string, text: string) => writeFileSync(join(top, path), text),
      commit,
      /** Runs the step, and gives what it has put out. */
      keep: () => {
        runScript(script, join(top, 'work'), { GITHUB_OUTPUT: join(top, 'GITHUB_OUTPUT') });
        return readFileSync(join(top, 'GITHUB_OUTPUT'), 'utf8');
      },
      /** What was committed, the newest first. */
      log: () => git('log --format=%an:%s main', 'origin.git').split('\n'),
      show: (path: string) => git(`show main:${path}`, 'origin.git'),
    };
  }

  it('commits nothing where nothing has changed', () => {
    const { keep, log } = repository();
    expect(keep()).toBe('changed=false\n');
    expect(log()).toEqual(['Mere:Begin']);
  });

  it('commits the lock and the output folder, and nothing else', () => {
    const { put, keep, log, show } = repository();
    put('work/feed.lock', 'one\ntwo\n');
    put('work/output/feed.css', 'rss {}\n');
    put('work/else.txt', 'mine\n');
    expect(keep()).toBe('changed=true\n');
    expect(log()).toEqual(['github-actions[bot]:Publish', 'Mere:Begin']);
    expect([show('feed.lock'), show('output/feed.css')]).toEqual(['one\ntwo', 'rss {}']);
    expect(() => show('else.txt')).toThrow();
  });

  it('commits that a page is gone', () => {
    const { keep, show, remove } = repository();
    remove('work/output/rss.xml');
    expect(keep()).toBe('changed=true\n');
    expect(() => show('output/rss.xml')).toThrow();
  });

  it('puts the commit on top of what somebody has pushed meanwhile', () => {
    const { put, commit, keep, log, show } = repository();
    put('work/feed.lock', 'one\ntwo\n');
    put('mine/article.md', 'Text.\n');
    commit('Write');
    expect(keep()).toBe('changed=true\n');
    expect(log()).toEqual(['github-actions[bot]:Publish', 'Mere:Write', 'Mere:Begin']);
    expect(show('article.md')).toBe('Text.');
  });

  it('fails, and pushes nothing, where somebody has changed the same lines', () => {
    const { put, commit, keep, log } = repository();
    put('work/feed.lock', 'one\ntwo\n');
    put('mine/feed.lock', 'one\nthree\n');
    commit('Publish by hand');
    expect(keep).toThrow();
    expect(log()).toEqual(['Mere:Publish by hand', 'Mere:Begin']);
  });
});
