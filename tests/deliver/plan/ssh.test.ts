import { describe, expect, it } from 'vitest';
import { readAnswer, readFolders, readVersion, refusalOf } from '../../../src/deliver/plan/ssh/answers.ts';
import { removeScript, settleScript, tidyScript } from '../../../src/deliver/plan/ssh/changeScripts.ts';
import {
  askingArguments,
  linesOf,
  listOf,
  sendingArguments,
  wholeOf,
} from '../../../src/deliver/plan/ssh/commands.ts';
import { type Failure, failureError, isPassing } from '../../../src/deliver/plan/ssh/failures.ts';
import {
  fileScript,
  foldersScript,
  manifestScript,
  putScript,
} from '../../../src/deliver/plan/ssh/manifestScripts.ts';
import { nameOf, type SshPlace } from '../../../src/deliver/plan/ssh/place.ts';
import { quoted } from '../../../src/deliver/plan/ssh/script.ts';

const PLACE: SshPlace = { host: 'web.example', path: '/srv/www/news', switchBy: 'link' };
const NOTHING = { word: 'written', rest: [], bytes: Buffer.from('') };
const WHOLE: SshPlace = { ...PLACE, user: 'news', port: 2222 };

describe('a place on another machine', () => {
  it.each([
    [PLACE, 'ssh://web.example/srv/www/news'],
    [WHOLE, 'ssh://news@web.example:2222/srv/www/news'],
    [{ ...PLACE, path: 'www' }, 'ssh://web.example/~/www'],
    [{ ...PLACE, host: '::1', port: 22 }, 'ssh://[::1]:22/srv/www/news'],
  ])('is named by all that tells it from others', (place, name) => {
    expect(nameOf(place)).toBe(name);
  });
});

describe('the arguments of programs', () => {
  const sending = { from: 'output', to: '/srv/www/.news.dateline/stage-x', basis: ['/srv/www/news'] };

  it('let ssh ask nobody, forward nothing, and judge hosts and keys as it does', () => {
    const args = askingArguments(WHOLE, 12);
    const options = args.filter((_, index) => args[index - 1] === '-o');
    expect(options).toContain('BatchMode=yes');
    expect(options).toContain('ForwardAgent=no');
    expect(options.join()).not.toMatch(/HostKey|KnownHosts|Identity/);
    expect(args.slice(-6, -1)).toEqual(['-l', 'news', '-p', '2222', 'web.example']);
    expect(askingArguments(PLACE, 12)).not.toContain('-l');
  });

  it('have nothing of a place in the command that the shell there reads', () => {
    const args = askingArguments({ ...PLACE, path: "/srv/it's $(x)" }, 12);
    expect(args.at(-1)).toBe(`exec sh -c 'eval "$(dd bs=1 count=12 2>/dev/null)"'`);
    expect(args.join(' ')).not.toContain('srv');
  });

  it('send what is on the list, whatever its time, so that a web server can read it', () => {
    const args = sendingArguments(WHOLE, sending);
    expect(args).toEqual(expect.arrayContaining(['--files-from=-', '--from0', '--ignore-times', '-s']));
    expect(args).toEqual(expect.arrayContaining(['--chmod=D755,F644', '--compare-dest=/srv/www/news']));
    expect(args.slice(-3)).toEqual(['--', './output/', 'web.example:/srv/www/.news.dateline/stage-x/']);
    expect(args[args.indexOf('-e') + 1]).toMatch(/^ssh -o BatchMode=yes .* -l news -p 2222$/);
  });

  it('name an address of IPv6 in brackets, and no more folders than rsync takes', () => {
    const basis = Array.from({ length: 30 }, (_, index) => `/srv/${index}`);
    const args = sendingArguments({ ...PLACE, host: '::1' }, { ...sending, basis });
    expect(args.at(-1)).toBe('[::1]:/srv/www/.news.dateline/stage-x/');
    expect(args.filter((one) => one.startsWith('--compare-dest='))).toHaveLength(20);
  });

  it('have no path that is a comment', () => {
    expect(listOf(['#a', 'b c'])).toBe('./#a\0./b c\0');
  });

  it('have no name that is two in a list', () => {
    expect(linesOf(['a', 'b c'])).toBe('a\nb c\n');
    expect(() => linesOf(['a\nb'])).toThrow('expected a name on one line, found "a\\nb"; rename that file');
  });

  it('have a script in one piece, and words to the letter', () => {
    expect(wholeOf('a\nb')).toBe('all() {\na\nb\n}\nall\n');
    expect(quoted("it's $(x)")).toBe(`'it'\\''s $(x)'`);
  });
});

describe('scripts', () => {
  const change = { version: '7', word: 'w', tried: 1, listInBytes: 3 };
  const scriptsOf = (place: SshPlace) => [
    manifestScript(place),
    fileScript(place, "it's.html"),
    foldersScript(place),
    putScript(place, { sizeInBytes: 3, condition: 'absent', word: 'w' }),
    putScript(place, { sizeInBytes: 3, condition: 'any', word: 'w' }),
    putScript(place, { sizeInBytes: 3, condition: { version: "7'; x" }, word: 'w' }),
    settleScript(place, change, [2, 1]),
    removeScript(place, change),
    tidyScript(place, '7'),
  ];

  it.each(['link', 'files'] as const)(
    'have values to the letter, and paths of files nowhere: %s',
    (switchBy) => {
      const all = scriptsOf({ ...PLACE, path: "a'$(x)", switchBy });
      for (const script of all) expect(script).toMatch(/^path='a'\\''\$\(x\)'$/m);
      expect(all[1]).toContain(`file=$path/'it'\\''s.html'`);
      expect(all[5]).toContain(`[ "$n" != '7'\\''; x' ]`);
    },
  );

  it('change nothing under another manifest, and go through the files in their order', () => {
    const [, , , , , , settle = '', remove, tidy] = scriptsOf({ ...PLACE, switchBy: 'files' });
    for (const script of [settle, remove, tidy]) expect(script).toContain('\nfence 7\n');
    expect(settle.match(/^install .*$/gm)).toEqual(['install 1,2p "$path"', 'install 3,3p "$path"']);
  });
});

describe('an answer', () => {
  const answer = (text: string) => readAnswer(Buffer.from(text));

  it('is found behind what a shell prints at its start', () => {
    const { word, rest, bytes } = answer('Welcome!\n\n@dateline found 12 0\n{"a"}\n') ?? {};
    expect([word, rest, Buffer.from(bytes ?? []).toString()]).toEqual(['found', ['12', '0'], '{"a"}\n']);
  });

  it.each(['', 'Welcome!\n', '\n@dateline found'])('is none without its whole line: %j', (text) => {
    expect(answer(text)).toBeUndefined();
  });

  it('has numbers and folders, or none', () => {
    expect(['12', '12; rm', '', undefined].map(readVersion)).toEqual(['12', ...Array(3).fill(undefined)]);
    expect(readFolders(Buffer.from('/srv/a b\n/srv/news\n'))).toEqual({
      store: '/srv/a b',
      basis: ['/srv/news'],
    });
    expect(readFolders(Buffer.from(''))).toBeUndefined();
  });

  it.each([
    ['norsync', 'found no rsync there; install rsync there'],
    ['missing /srv/www', 'found no folder at /srv/www; make it'],
    ['occupied', 'found something else than a symbolic link of ours at /srv/www/news; move it away once'],
    ['unswitched', 'found no program that replaces a symbolic link at once'],
  ])('says why nothing can be delivered: %s', (text, message) => {
    const refusal = refusalOf(answer(`\n@dateline ${text}\n`) ?? NOTHING, PLACE);
    expect(refusal?.message).toContain(`expected to deliver to ssh://web.example/srv/www/news, ${message}`);
  });

  it('says nothing of the kind where all is well', () => {
    expect(refusalOf(NOTHING, PLACE)).toBeUndefined();
  });
});

describe('a failure', () => {
  const ssh = (errors: string, status: number | undefined = 255): Failure => ({
    program: 'ssh',
    status,
    errors,
  });
  const rsync = (status: number, errors = ''): Failure => ({ program: 'rsync', status, errors });

  it('may pass if it is one of the connection', () => {
    const passing = [
      ssh('ssh: connect to host web.example port 22: Connection refused'),
      ssh('ssh: Could not resolve hostname web: Temporary failure in name resolution'),
      ssh('kex_exchange_identification: Connection closed by remote host'),
      ...[10, 12, 30, 35, 255].map((status) => rsync(status)),
    ];
    expect(passing.map(isPassing)).toEqual(passing.map(() => true));
  });

  it('passes not by itself where somebody has to mend something', () => {
    const lasting = [
      ssh('Host key verification failed.'),
      ssh('news@web.example: Permission denied (publickey,password).'),
      ssh('ssh: Could not resolve hostname web: Name or service not known'),
      ssh('mkdir: cannot create directory: Permission denied', 1),
      { ...ssh(''), status: undefined },
      rsync(11, 'rsync: write failed: No space left on device (28)'),
      rsync(12, 'bash: rsync: command not found'),
      rsync(23),
    ];
    expect(lasting.map(isPassing)).toEqual(lasting.map(() => false));
  });

  it.each([
    [ssh('No ED25519 host key is known for web.\nHost key verification failed.'), 'connect once by hand'],
    [ssh('@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @\nHost key verification failed.'), 'ask those'],
    [ssh('a@b: Permission denied (publickey).'), 'let a key of yours log in there'],
    [ssh('Could not resolve hostname web: Name or service not known'), 'check host:'],
    [ssh('/home/a/.ssh/config line 1: Bad configuration option: x'), 'mend the configuration of ssh'],
    [ssh('Unable to negotiate: no matching host key type found.'), 'mend the configuration of ssh'],
    [rsync(11, 'write: No space left on device (28)\nrsync error: (code 11)'), 'make room there'],
    [ssh("mkdir: cannot create directory 'x': Permission denied", 1), 'let the user who logs in write there'],
    [ssh('mv: Read-only file system', 1), 'mount it so that it can be written to'],
    [rsync(127, 'zsh:1: command not found: rsync\nsh: rsync: not found'), 'install rsync there'],
    [rsync(2, 'protocol version mismatch -- is your shell clean?'), 'let no file that the shell'],
    [rsync(1, 'rsync: --xyz: unknown option'), 'install rsync 3.1'],
    [ssh('Connection timed out'), 'check host: and port:, or try again later'],
    [rsync(23, ''), 'ask those who run it what it means'],
  ])('says for which host, what was found and how to mend it: %#', (failure, mend) => {
    const { message } = failureError(failure, WHOLE);
    expect(message).toContain(
      `expected ${failure.program} to reach ssh://news@web.example:2222/srv/www/news`,
    );
    expect(message).toContain(`; ${mend}`);
    expect(message).not.toContain('\n');
  });

  it('shows the line that says why', () => {
    const told = (failure: Failure) => failureError(failure, PLACE).message;
    expect(told(rsync(11, 'write: No space left on device\nrsync error (code 11)\n'))).toContain(
      'found status 11, "write: No space left on device";',
    );
    expect(told(rsync(23, 'one\ntwo\n\n'))).toContain('found status 23, "two";');
    expect(told({ ...ssh(''), status: undefined })).toContain('found a signal that ended it;');
  });
});
