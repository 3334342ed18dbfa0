import { basename, isAbsolute, join, resolve } from 'node:path';
import { NO_STATE } from '../../disk/disk.ts';
import type { FoundSite } from '../../import/site/foundSite.ts';
import { SETTINGS_FILE } from '../../model/fileNames.ts';
import { LINK_DIALECTS, PLACEHOLDER_URL } from '../../model/settings.ts';
import type { Required, SaidSetting } from '../../publish/adoptSite.ts';
import type { InitReport } from '../../publish/newPublication.ts';
import type { PublicationDetails } from '../../settings/newSettings.ts';
import { ask } from '../ask.ts';
import { defineCommand } from '../command.ts';
import { type LiveFeed, openLiveFeed } from '../liveFeed.ts';
import { ALLOW_PRIVATE, LANGUAGE, SITE_URL, TIME_ZONE } from '../options.ts';
import { printable } from '../printable.ts';
import { NOBODY_SAYS, PACKAGE, reportSite, tellSitesBelow } from '../reportSite.ts';
import { type Edge, printJson, type Session } from '../session.ts';

/** Makes a publication of a folder: feed.yaml, a first article, and what git should know. */
export const initCommand = defineCommand({
  name: 'init',
  operand: { placeholder: '[DIR]', meaning: 'a folder', isOptional: true },
  summary:
    'make a publication of a folder (default: .): feed.yaml and a first article, or a feed.yaml for the site that is there',
  options: {
    title: { placeholder: 'TITLE', summary: "the publication's name (default: the folder's)" },
    url: SITE_URL,
    'time-zone': TIME_ZONE,
    language: LANGUAGE,
    description: { placeholder: 'TEXT', summary: 'a sentence about the publication' },
    tool: {
      placeholder: 'NAME',
      summary: 'the program whose site the folder is, like hugo; none for a publication of its own',
      parse: parseTool,
    },
    from: {
      placeholder: 'FEED',
      summary:
        'a feed that subscribers have, a file or an address: what it says of the publication, and the ids of its entries as import --onto has them',
    },
    'allow-private': ALLOW_PRIVATE,
    github: { summary: 'add a workflow that publishes on GitHub Pages' },
  },
  failure: 'the folder could not be made a publication; nothing in it was written over',
  run: async (session, options, folder) => {
    const { edge, now } = session;
    const root = isAbsolute(folder) ? folder : join(session.root, folder);
    const disk = edge.disk(root);
    const { adoptSite, findSite, findSitesBelow, newPublication, siteFolder } = await import(
      '../late/outside.ts'
    );
    const live = await openLiveFeed(options.from, options, session);
    if (live === 'unreadable') return 2;
    const isNew = disk.stateOf(SETTINGS_FILE) === NO_STATE;
    const files = siteFolder(disk);
    const site = isNew && options.tool !== NO_TOOL ? findSite(files, options.tool) : undefined;
    if (site === undefined && options.tool !== undefined && options.tool !== NO_TOOL && isNew)
      throw new Error(`expected a site of ${options.tool}, found no configuration of it in ${folder || '.'}`);
    const said = await settleDetails(options, titleOf(root), isNew, { site, live }, edge);
    const adopted = site && adoptSite({ disk, program: edge.program }, site, said);
    const report = newPublication(
      { disk },
      { ...valuesOf(said), now, hasWorkflow: options.github, ...(adopted && { settingsText: adopted.text }) },
    );
    const here: Session = { ...session, root, world: { disk, program: edge.program } };
    const given = live.giveIds(here);
    const all = { ...report, ...given.members };
    if (site && adopted) reportSite(all, site, adopted, said, folder, here);
    else reportNew(all, folder, isNew ? findSitesBelow(files) : [], session);
    given.print();
    return given.status;
  },
});

type Given = Partial<Record<Required | 'time-zone', string | undefined>>;

/**
 * What the options say, or else the configuration of a site; of the rest, what a person at the terminal answers, or what
 * this machine says.
 */
async function settleDetails(
  given: Given,
  folderTitle: string,
  isNew: boolean,
  { site, live }: { readonly site: FoundSite | undefined; readonly live: LiveFeed },
  edge: Edge,
): Promise<Record<Required, SaidSetting>> {
  const { timeZone = '', language = 'en' } = edge.locale ?? {};
  const readAnswer = isNew ? edge.readAnswer : undefined;
  const settle = async (
    key: Required,
    question: string | undefined,
    fallback: string,
    parse = asItIs,
  ): Promise<SaidSetting> => {
    const option = key === 'timeZone' ? 'time-zone' : key;
    const { [option]: value } = given;
    if (value !== undefined) return { value, why: [`given as --${option}`] };
    const found = site?.settings.get(key);
    if (found !== undefined) return { value: String(found.value), why: found.why };
    const ofFeed = key === 'timeZone' ? undefined : live.channel[key];
    if (ofFeed !== undefined) return { value: ofFeed, why: ['as the feed says'] };
    if (readAnswer === undefined || question === undefined)
      return { value: parse(fallback), why: [NOBODY_SAYS] };
    return { value: await ask(question, fallback, parse, readAnswer, edge), why: ['as it was answered'] };
  };
  const title = await settle('title', 'Title', folderTitle);
  return {
    title,
    url: await settle('url', 'Address where it will be served', PLACEHOLDER_URL, SITE_URL.parse),
    timeZone: await settle(
      'timeZone',
      'Time zone',
      site?.zoneElse === 'UTC' ? 'UTC' : timeZone,
      TIME_ZONE.parse,
    ),
    language: await settle('language', 'Language', language, LANGUAGE.parse),
    description: await settle('description', undefined, `News from ${title.value}`),
  };
}

function valuesOf(said: Readonly<Record<Required, SaidSetting>>): PublicationDetails {
  const { title, url, timeZone, language, description } = said;
  return {
    title: title.value,
    url: url.value,
    timeZone: timeZone.value,
    language: language.value,
    description: description.value,
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

/** The answer of --tool that keeps a site from being looked for. */
const NO_TOOL = 'none';

/** @throws Error for what is no program that is known */
function parseTool(text: string): string {
  const names = [...LINK_DIALECTS.filter((name) => name !== 'dateline'), NO_TOOL];
  if (names.includes(text)) return text;
  throw new Error(`expected --tool to be one of ${names.join(', ')}, found "${text}"`);
}

function reportNew(
  report: InitReport,
  folder: string,
  below: Parameters<typeof tellSitesBelow>[0],
  session: Session,
): void {
  if (session.isJson) {
    printJson(report, session);
    return;
  }
  printReport(report, folder, session);
  tellSitesBelow(below, session);
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
