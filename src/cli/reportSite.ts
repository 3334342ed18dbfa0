import type { FoundSite } from '../import/site/foundSite.ts';
import { SETTINGS_FILE } from '../model/fileNames.ts';
import type { AdoptedSite, Required, SaidSetting } from '../publish/adoptSite.ts';
import type { InitReport } from '../publish/newPublication.ts';
import { printable } from './printable.ts';
import { reportProblems } from './reportProblems.ts';
import { printJson, type Session } from './session.ts';

/** What npx fetches. */
export const PACKAGE = 'dateline-feeds';

/** Why a setting is what it is where neither a person nor a configuration says it. */
export const NOBODY_SAYS = 'nothing says it: mend it';

/** What init --from has done already. */
const KEEP_IDS = [
  `npx ${PACKAGE} import FEED_URL --onto`,
  'keeps the ids that subscribers of your present feed have',
] as const;

const OPTIONS: Readonly<Record<Required, string>> = {
  title: '--title',
  url: '--url',
  language: '--language',
  timeZone: '--time-zone',
  description: '--description',
};

/** Prints what was found of a site of another program, what could not be read, and what to do next. */
export function reportSite(
  report: InitReport,
  site: FoundSite,
  adopted: AdoptedSite,
  said: Readonly<Record<Required, SaidSetting>>,
  folder: string,
  session: Session,
): void {
  const { tool, file, settings, unread, advice } = site;
  const unsaid = (Object.keys(OPTIONS) as Required[]).filter((key) => said[key].why.includes(NOBODY_SAYS));
  if (session.isJson) {
    const found = {
      tool: tool.key,
      file,
      settings: Object.fromEntries([...settings, ...Object.entries(said)]),
    };
    const { articles, ignored, problems } = adopted;
    printJson(
      { ...report, site: { ...found, unsaid, unread, advice, articles, ignored }, problems },
      session,
    );
    return;
  }
  reportProblems(adopted.problems, session);
  if (session.isQuiet) return;
  const { stdout } = session.edge;
  stdout.write(
    printable`  found    a site of ${tool.name}, by ${file}, with ${count(adopted.articles, 'article')}\n`,
  );
  for (const path of report.written) stdout.write(printable`  wrote    ${path}\n`);
  for (const path of report.kept) stdout.write(printable`  kept     ${path}\n`);
  for (const { pattern, why } of adopted.ignored) stdout.write(printable`  ignored  ${pattern} (${why})\n`);
  for (const key of unsaid)
    stdout.write(
      printable`  unsaid   ${key}: ${said[key].value} stands in ${SETTINGS_FILE}; mend it there (or begin again with ${OPTIONS[key]})\n`,
    );
  for (const { what, why } of unread) stdout.write(printable`  unread   ${what} (${why})\n`);
  for (const line of advice) stdout.write(printable`  to do    ${line}\n`);
  const enter = folder === '' || folder === '.' ? '' : `, in ${folder}`;
  stdout.write(printable`\nLook into ${SETTINGS_FILE}: each line says where it is from. Then${enter}:\n\n`);
  const steps = [
    ...('onto' in report ? [] : [KEEP_IDS]),
    [`npx ${PACKAGE} check`, 'tells what a build would refuse or warn of'],
    [`npx ${PACKAGE} build`, `writes the feeds, after ${tool.name} has written its pages`],
  ] as const;
  const width = Math.max(...steps.map(([command]) => command.length));
  for (const [command, what] of steps) stdout.write(printable`  ${command.padEnd(width)}  ${what}\n`);
}

function count(number: number, noun: string): string {
  return number === 1 ? `one ${noun}` : `${number} ${noun}s`;
}

/** Tells of sites in folders below: one of them may be what was meant. */
export function tellSitesBelow(
  sites: readonly { readonly path: string; readonly name: string }[],
  { edge, isQuiet }: Session,
): void {
  if (isQuiet) return;
  for (const { path, name } of sites)
    edge.stdout.write(
      printable`\n${path}/ is a site of ${name}: dateline init ${path} makes a ${SETTINGS_FILE} for it.\n`,
    );
}
