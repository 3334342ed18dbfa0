import type { SshTargetSettings } from '../model/targetSettings.ts';
import type { SectionReaders } from '../syntax/section.ts';
import { readChoice, readText, readWholeNumber, type Value, type Wrong } from '../syntax/value.ts';

type Own = Omit<SshTargetSettings, 'name' | 'isAlone' | 'isServed' | 'purge' | 'place'>;

const MAX_PORT = 65_535;

/** Reads what a target on another machine has beside what every target has. */
export function readSshTarget({ read, readOptional }: SectionReaders): Own | undefined {
  const host = read('host', readHost);
  const path = read('path', readFolder);
  const others = { ...readOptional('user', readUser), ...readOptional('port', readPort) };
  const switchBy = read('switch', (value, wrong) => readChoice(value, ['link', 'files'] as const, wrong));
  if (host === undefined || path === undefined) return undefined;
  return { kind: 'ssh', host, path, switchBy: switchBy ?? 'link', ...others };
}

/** What begins with a hyphen would be an option of ssh. */
function readHost(value: Value, wrong: Wrong): string | undefined {
  const text = readText(value, wrong, 'a host');
  if (text === undefined || /^(?:[a-z\d][\w.-]*|[a-f\d:]*:[a-f\d:.]*)$/i.test(text)) return text;
  return wrong(value, 'a host', 'write it like web.example.nz, with user: and port: beside it');
}

function readUser(value: Value, wrong: Wrong): string | undefined {
  const text = readText(value, wrong, 'a user');
  if (text === undefined || /^\w[\w.@+-]*$/.test(text)) return text;
  return wrong(value, 'a user', 'write it like news');
}

function readPort(value: Value, wrong: Wrong): number | undefined {
  const port = readWholeNumber(value, wrong);
  if (port === undefined || port <= MAX_PORT) return port;
  return wrong(value, 'a port', `write a number from 1 to ${MAX_PORT}`);
}

/** Any name that a folder can have, on one line. */
function readFolder(value: Value, wrong: Wrong): string | undefined {
  const text = readText(value, wrong, 'a folder');
  if (text === undefined) return undefined;
  const path = text.replace(/\/+$/, '');
  const names = path.replace(/^\//, '').split('/');
  const isFolder = names.every((name) => !/^\.{0,2}$/.test(name));
  if (isFolder && !/^~|\p{Cc}/u.test(path)) return path;
  return wrong(value, 'a folder there', 'write it like /srv/www/news, or relative to the home like www/news');
}
