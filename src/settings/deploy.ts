import { posix } from 'node:path';
import { expected } from '../model/problem.ts';
import type { TargetSettings } from '../model/targetSettings.ts';
import { placeAt } from '../syntax/sourceText.ts';
import {
  type Entry,
  readChoice,
  readFlag,
  readList,
  readText,
  type Value,
  type Wrong,
} from '../syntax/value.ts';
import { TARGET_KINDS } from './deployTable.ts';
import { readPurge } from './purge.ts';
import { readTable, type SettingsContext } from './section.ts';
import { readSshTarget } from './sshTarget.ts';
import { readStorageTarget } from './storageTarget.ts';

/** What targets are read with. */
export interface DeployContext extends SettingsContext {
  /** Folders of the publication, relative to feed.yaml. */
  readonly items: readonly string[];
  readonly output: string;
}

type Kind = TargetSettings['kind'];
const KINDS = Object.keys(TARGET_KINDS) as Kind[];

/** The readers of what one kind of target has beside what every one has. */
type Readers = { readonly [K in Kind]: (section: Readable, context: DeployContext) => Own<K> | undefined };
type Own<K extends Kind> = Omit<
  Extract<TargetSettings, { kind: K }>,
  'name' | 'isAlone' | 'isServed' | 'purge' | 'place'
>;
type Readable = ReturnType<typeof readTable>;

const READERS: Readers = { folder: readFolderTarget, s3: readStorageTarget, ssh: readSshTarget };

/** What earlier runs recorded. */
const RECORDS = '.dateline';
/** Words in the names of what would be secrets. */
const SECRET = /key|secret|token|pass|credential|auth/i;

/** Reads where a publication is delivered. Each target has a name of its own. */
export function readDeploy(value: Value, context: DeployContext): TargetSettings[] {
  const secrets = secretsIn(value);
  for (const { key, at } of secrets) {
    const mend =
      'take it out, and change it if others have seen it; it belongs into the environment of the command';
    context.report(at, expected('SETTING_SECRET', 'no secret in feed.yaml', `deploy.${key}`, mend));
  }
  // Other messages would show the line that a secret is in.
  if (secrets.length > 0) return [];
  const names = new Set<string>();
  return readList(value, (one) => {
    const target = readTarget(one, context);
    if (target === undefined) return undefined;
    const name = target.name.toLowerCase();
    if (names.has(name))
      return context.wrong(one, 'a name of its own for each target', `there is another ${target.name}`);
    names.add(name);
    return target;
  });
}

function secretsIn(value: Value): Entry[] {
  if (value.kind === 'list') return value.values.flatMap(secretsIn);
  if (value.kind !== 'mapping') return [];
  return value.entries.flatMap((entry) => (SECRET.test(entry.key) ? [entry] : secretsIn(entry.value)));
}

function readTarget(value: Value, context: DeployContext): TargetSettings | undefined {
  const { wrong, source } = context;
  const entries = value.kind === 'mapping' ? value.entries : [];
  const named = entries.find(({ key }) => key === 'kind')?.value;
  if (named === undefined)
    return wrong(value, 'a target with a kind', `write it like { name: web, kind: folder, path: ../web }`);
  const kind = readChoice(named, KINDS, wrong);
  if (kind === undefined) return undefined;
  const section = readTable('deploy', value, TARGET_KINDS[kind], context);
  const name = section.read('name', readName);
  const isAlone = section.read('alone', readFlag) ?? false;
  const isServed = section.read('served', readFlag) ?? true;
  const purge = section.readOptional('purge', (one) => readPurge(one, context));
  const own = READERS[kind](section, context);
  return name === undefined || own === undefined
    ? undefined
    : { name, isAlone, isServed, ...purge, place: placeAt(source, value.at), ...own };
}

function readName(value: Value, wrong: Wrong): string | undefined {
  const text = readText(value, wrong, 'a name');
  if (text === undefined || /^[a-z\d][a-z\d-]*$/i.test(text)) return text;
  return wrong(value, 'a name of letters, digits and hyphens', 'write it like web');
}

function readFolderTarget({ read }: Readable, context: DeployContext): Own<'folder'> | undefined {
  const path = read('path', (value, wrong) => readTargetFolder(value, wrong, context));
  return path === undefined ? undefined : { kind: 'folder', path };
}

/** What is absolute, or leads through links, is looked at again when it is delivered to. */
function readTargetFolder(value: Value, wrong: Wrong, { items, output }: DeployContext): string | undefined {
  const text = readText(value, wrong, 'a folder');
  if (text === undefined) return undefined;
  const path = posix.normalize(text.replaceAll('\\', '/')).replace(/(?<=.)\/$/, '');
  const isAround = /^\.(?:\.(?:\/\.\.)*)?$/.test(path);
  const isOwn = [...items, output, RECORDS].some((folder) => isIn(path, folder) || isIn(folder, path));
  return isAround || isOwn
    ? wrong(value, 'a folder apart from the publication', 'name one that holds nothing but what is delivered')
    : path;
}

/** True if a path is that of a folder, or in it, as far as their names tell. */
function isIn(path: string, folder: string): boolean {
  if (folder === '.') return !/^(?:\.\.(?:\/|$)|\/|[A-Za-z]:)/.test(path);
  return path === folder || path.startsWith(`${folder}/`);
}
