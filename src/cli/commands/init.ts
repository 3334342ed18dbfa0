import { basename, isAbsolute, join, resolve } from 'node:path';
import { type Disk, NO_STATE } from '../../disk/disk.ts';
import { SETTINGS_FILE } from '../../model/fileNames.ts';
import { parseAddress } from '../../model/parseAddress.ts';
import { PLACEHOLDER_URL } from '../../model/settings.ts';
import type { InitReport } from '../../publish/newPublication.ts';
import type { PublicationDetails } from '../../settings/newSettings.ts';
import { defineCommand } from '../command.ts';
import { TIME_ZONE } from '../options.ts';
import { printable } from '../printable.ts';
import { type Edge, printJson, type Session } from '../session.ts';

/** Makes a publication of a folder: feed.yaml, a first article, and what git should know. */
export const initCommand = defineCommand({
  name: 'init',
  operand: { placeholder: '[DIR]', meaning: 'a folder', isOptional: true },
  summary: 'make a publication of a folder (default: .): feed.yaml and a first article',
  options: {
    title: { placeholder: 'TITLE', summary: "the publication's name (default: the folder's)" },
    url: { placeholder: 'URL', summary: 'where output/ will be served', parse: parseUrl },
    'time-zone': TIME_ZONE,
    language: {
      placeholder: 'TAG',
      summary: 'the language of the articles, like en-NZ (default: that of this machine)',
      parse: parseLanguage,
    },
    description: { placeholder: 'TEXT', summary: 'a sentence about the publication' },
    github: { summary: 'add a workflow that publishes on GitHub Pages' },
  },
  failure: 'the folder could not be made a publication; nothing in it was written over',
  run: async (session, options, folder) => {
    const { edge, now, isJson } = session;
    const root = isAbsolute(folder) ? folder : join(session.root, folder);
    const disk = edge.disk(root);
    const { newPublication } = await import('../../publish/newPublication.ts');
    const details = await settleDetails(options, titleOf(root), disk, edge);
    const report = newPublication({ disk }, { ...details, now, hasWorkflow: options.github });
    if (isJson) printJson(report, session);
    else printReport(report, folder, session);
    return 0;
  },
});

type Given = Partial<Record<'title' | 'url' | 'time-zone' | 'language' | 'description', string | undefined>>;

/** What the options say; of the rest, what a person at the terminal answers, or what this machine says. */
async function settleDetails(
  given: Given,
  folderTitle: string,
  disk: Disk,
  edge: Edge,
): Promise<PublicationDetails> {
  const { timeZone = '', language = 'en' } = edge.locale ?? {};
  const readAnswer = disk.stateOf(SETTINGS_FILE) === NO_STATE ? edge.readAnswer : undefined;
  const settle = async (name: keyof Given, question: string, fallback: string, parse = asItIs) => {
    const { [name]: value } = given;
    if (value !== undefined) return value;
    if (readAnswer === undefined) return parse(fallback);
    for (;;) {
      edge.stdout.write(printable`${question} (${fallback}): `);
      const answer = (await readAnswer()) || fallback;
      try {
        return parse(answer);
      } catch (error) {
        edge.stderr.write(printable`${error instanceof Error ? error.message : String(error)}\n`);
      }
    }
  };
  return {
    title: await settle('title', 'Title', folderTitle),
    url: await settle('url', 'Address where it will be served', PLACEHOLDER_URL, parseUrl),
    timeZone: await settle('time-zone', 'Time zone', timeZone, TIME_ZONE.parse),
    language: await settle('language', 'Language', language, parseLanguage),
    description: given.description,
  };
}

function asItIs(text: string): string {
  return text;
}

/** What the folder is called, as words; its name may be a domain, or have hyphens. */
function titleOf(root: string): string {
  const words = basename(resolve(root)).replace(/[-_]+/g, ' ').trim();
  return words === '' ? 'News' : words.charAt(0).toUpperCase() + words.slice(1);
}

/** @throws Error for what is no address on http or https */
function parseUrl(text: string): string {
  const url = parseAddress(text);
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:')
    throw new Error(`expected --url like https://news.example.nz/, found "${text}"`);
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}

/** @throws Error for what is no BCP 47 tag */
function parseLanguage(text: string): string {
  try {
    return Intl.getCanonicalLocales(text)[0] ?? text;
  } catch {
    throw new Error(`expected --language like en-NZ, found "${text}"`);
  }
}

function printReport({ written, kept, removed }: InitReport, folder: string, session: Session): void {
  const { stdout } = session.edge;
  if (session.isQuiet) return;
  for (const path of written) stdout.write(printable`  wrote    ${path}\n`);
  for (const path of kept) stdout.write(printable`  kept     ${path}\n`);
  if (removed.length > 0) stdout.write(printable`  removed  the sample: ${removed.length} files\n`);
  if (written.length === 0) return;
  const dateline = removed.length > 0 ? 'npm run dateline --' : `npx ${PACKAGE}`;
  const steps = [
    [`${dateline} serve`, 'shows it in a browser while you write'],
    [`${dateline} new "Headline"`, 'begins an article'],
    [`${dateline} build`, 'writes output/, for any web server'],
  ] as const;
  const width = Math.max(...steps.map(([command]) => command.length));
  const enter = folder === '' || folder === '.' ? '' : `, in ${folder}`;
  stdout.write(
    printable`\nFirst look into ${SETTINGS_FILE}: ids of articles are made of its url. Then${enter}:\n\n`,
  );
  for (const [command, what] of steps) stdout.write(printable`  ${command.padEnd(width)}  ${what}\n`);
}

/** What npx fetches. */
const PACKAGE = 'dateline-feeds';
