import { describe, expect, it } from 'vitest';
import { parseSettings } from '../../src/settings/parseSettings.ts';
import { SHORTEST } from '../support/publication.ts';

const parse = (deploy: string, others = '') =>
  parseSettings({ file: 'feed.yaml', text: `${SHORTEST}${others}deploy: ${deploy}\n` });
const problemsOf = (deploy: string, others = '') => parse(deploy, others).problems.map(({ code }) => code);
const folder = (path: string) => `[{ name: web, kind: folder, path: "${path}" }]`;

describe('deploy', () => {
  it('names targets, in their order, each with its place', () => {
    const { targets, problems } = parse(
      '[{ name: web, kind: folder, path: ../web/ }, { name: old, kind: folder, path: /srv/www, alone: true }]',
    );
    expect(problems).toEqual([]);
    expect(targets).toMatchObject([
      { name: 'web', kind: 'folder', path: '../web', isAlone: false, place: { file: 'feed.yaml', line: 6 } },
      { name: 'old', kind: 'folder', path: '/srv/www', isAlone: true },
    ]);
  });

  it('is no part of the settings, of which documents are made', () => {
    expect(parse(folder('../web')).settings).toEqual(parse('').settings);
    expect(parse('').targets).toEqual([]);
  });

  it.each(['accessKeyId', 'secret', 'token', 'password', 'apiKey', 'Authorization'])(
    'has no secret: %s is an error that does not say it',
    (key) => {
      const { problems } = parse(`[{ name: web, kind: folder, path: ../web, ${key}: hush }]`);
      expect(problems.map(({ code }) => code)).toEqual(['SETTING_SECRET']);
      expect(JSON.stringify(problems)).not.toContain('hush');
    },
  );

  it('has none deeper down either', () => {
    expect(problemsOf('[{ name: web, kind: folder, path: ../web, with: [{ password: hush }] }]')).toEqual([
      'SETTING_SECRET',
    ]);
  });

  describe('purge', () => {
    const withPurge = (purge: string) => `[{ name: web, kind: folder, path: ../web, purge: ${purge} }]`;

    it.each([
      ['{ cloudflare: "023e" }', { by: 'cloudflare', zone: '023e' }],
      ['{ fastly: true }', { by: 'fastly' }],
      ['{ run: [purge-cache, --all] }', { by: 'run', command: ['purge-cache', '--all'] }],
    ])('is one way to a CDN, like %s', (text, purge) => {
      const { targets, problems } = parse(withPurge(text));
      expect(problems).toEqual([]);
      expect(targets).toMatchObject([{ purge }]);
    });

    it.each(['{}', '{ fastly: false }', '{ run: [] }', '{ fastly: true, run: [purge-cache] }'])(
      'is not %s',
      (text) => {
        expect(problemsOf(withPurge(text))).toEqual(['SETTING_WRONG']);
      },
    );
  });

  it('has a name of its own for each target, whatever the capitals', () => {
    const two = (name: string) =>
      `[{ name: web, kind: folder, path: ../a }, { name: ${name}, kind: folder, path: ../b }]`;
    expect(problemsOf(two('Web'))).toEqual(['SETTING_WRONG']);
    expect(problemsOf(two('other'))).toEqual([]);
  });

  it('takes no name that is no fit name of a file', () => {
    expect(problemsOf('[{ name: ../web, kind: folder, path: ../web }]')).toEqual(['SETTING_WRONG']);
    expect(problemsOf('[{ name: "", kind: folder, path: ../web }]')).toEqual(['SETTING_WRONG']);
  });

  it('tells what is missing or unknown', () => {
    expect(problemsOf('[{ name: web, path: ../web }]')).toEqual(['SETTING_WRONG']);
    expect(problemsOf('[web]')).toEqual(['SETTING_WRONG']);
    expect(problemsOf('[{ name: web, kind: carrier-pigeon, path: ../web }]')).toEqual(['SETTING_WRONG']);
    expect(problemsOf('[{ kind: folder }]')).toEqual(['SETTING_MISSING', 'SETTING_MISSING']);
    expect(problemsOf('[{ name: web, kind: folder, path: "" }]')).toEqual(['SETTING_WRONG']);
    expect(problemsOf('[{ name: web, kind: folder, path: ../web, bucket: news }]')).toEqual([
      'SETTING_UNKNOWN',
    ]);
  });

  it.each([
    '.',
    '..',
    '../..',
    './',
    'items',
    'items/web',
    'output',
    'output/web',
    '.dateline',
    'items\\\\web',
  ])('refuses %s, which is in or around the publication', (path) => {
    expect(problemsOf(folder(path))).toEqual(['SETTING_WRONG']);
  });

  it.each(['../web', '/srv/www', 'C:/www', 'public', 'items-web', '../items'])('takes %s', (path) => {
    expect(problemsOf(folder(path))).toEqual([]);
  });

  it('takes nothing in a folder whose articles are anywhere', () => {
    expect(problemsOf(folder('public'), 'items: .\n')).toEqual(['SETTING_WRONG']);
    expect(problemsOf(folder('../web'), 'items: .\n')).toEqual([]);
    expect(problemsOf(folder('deep'), 'items: deep/items\n')).toEqual(['SETTING_WRONG']);
  });
});

describe('a target on another machine', () => {
  const ssh = (text: string) => parse(`[{ name: web, kind: ssh, ${text} }]`);

  it('has what ssh has where it says nothing, and a link that is switched', () => {
    const { targets, problems } = ssh('host: web.example.nz, path: /srv/www/news/');
    expect(problems).toEqual([]);
    expect(targets).toMatchObject([
      { kind: 'ssh', host: 'web.example.nz', path: '/srv/www/news', switchBy: 'link' },
    ]);
    expect(targets?.[0]).not.toHaveProperty('user');
    const [whole] =
      ssh('host: "2001:db8::1", user: news@example, port: 2222, path: www/news, switch: files').targets ?? [];
    expect(whole).toMatchObject({ user: 'news@example', port: 2222, path: 'www/news', switchBy: 'files' });
  });

  it.each([
    'path: www',
    'host: web',
    'host: -oProxyCommand=x, path: www',
    'host: "a b", path: www',
    'host: a@b, path: www',
    'host: "", path: www',
    'host: web, path: /',
    'host: web, path: ""',
    'host: web, path: ..',
    'host: web, path: a/../b',
    'host: web, path: a//b',
    'host: web, path: ~/www',
    'host: web, path: "a\nb"',
    'host: web, path: www, user: -l',
    'host: web, path: www, user: a b',
    'host: web, path: www, user: [a]',
    'host: web, path: www, port: 0',
    'host: web, path: www, port: 70000',
    'host: web, path: www, switch: on',
  ])('takes nothing that ssh or a shell could take for something else: %s', (text) => {
    expect(ssh(text).problems).toHaveLength(1);
  });

  it.each(['it\'s a "b"', '-n', '$(x)', 'a:b', '/srv/~a'])('takes a folder of any name: %s', (path) => {
    expect(ssh(`host: web, path: ${JSON.stringify(path.replaceAll('\\', ''))}`).problems).toEqual([]);
  });
});
