import { newArticle } from '../articles/newArticle.ts';
import { stampAt } from '../dates/zone.ts';
import type { Disk } from '../disk/disk.ts';
import { stemOf } from '../import/fileName.ts';
import { LOCK_FILE, SETTINGS_FILE } from '../model/fileNames.ts';
import { newSettings, type PublicationDetails } from '../settings/newSettings.ts';
import { newWorkflow } from './newWorkflow.ts';
import { sampleFilesIn } from './sampleFiles.ts';
import type { World } from './world.ts';

export interface InitRequest extends PublicationDetails {
  /** The time of the first article. */
  readonly now: Date;
  /** True for a workflow of GitHub that publishes on each push. */
  readonly hasWorkflow: boolean;
  /** The text of feed.yaml for a site of another program: its articles are there. */
  readonly settingsText?: string;
}

/** What was done. Paths are relative to the folder. */
export interface InitReport {
  readonly written: readonly string[];
  /** Files that were there already, and stay as they are. */
  readonly kept: readonly string[];
  /** Files of the repository's own sample that went. */
  readonly removed: readonly string[];
}

interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** The folder of articles that a feed.yaml without `items:` has. */
const ARTICLES = 'items';
/** Temporary files of a run that was killed. `.dateline/` keeps itself out of git. */
const IGNORED = 'node_modules/\n.*.dateline-tmp\n';
/** Two branches may both add lines: git keeps those of both. */
const ATTRIBUTES = `${LOCK_FILE} merge=union\n`;
const FIRST_TEXT = `Every file in this folder is an article. This one is Markdown: write over it, or delete it.

Its title and its date stand above the text. Everything else is optional.
`;

/**
 * Makes a publication of a folder: feed.yaml, a first article, and what git should know. Nothing that is there is
 * written over, but for the sample of Dateline's own repository, which goes.
 *
 * @throws Error when the disk refuses a write
 * @example newPublication({ disk: realDisk('news') }, { title: 'News', description: 'Of a harbour', url, timeZone: 'UTC', language: 'en', now, hasWorkflow: false })
 */
export function newPublication({ disk }: World, request: InitRequest): InitReport {
  const sample = sampleFilesIn(disk);
  const isFree = ({ path }: NewFile) => sample.has(path) || disk.occupantOf('.', path) === 'nothing';
  const files = filesOf(request, disk, sample);
  const written = files.filter(isFree);
  const removed = [...sample].filter((path) => !written.some((file) => file.path === path)).sort();
  if (written.length > 0) {
    const transaction = disk.begin('.');
    try {
      for (const { path, text } of written) transaction.stage(path, text);
      for (const path of removed) transaction.remove(path);
      transaction.commit();
    } finally {
      transaction.end();
    }
  }
  const pathsOf = (some: readonly NewFile[]) => some.map(({ path }) => path);
  return {
    written: pathsOf(written),
    kept: pathsOf(files.filter((file) => !written.includes(file))),
    removed: written.length > 0 ? removed : [],
  };
}

function filesOf(request: InitRequest, disk: Disk, sample: ReadonlySet<string>): NewFile[] {
  const isStarted =
    request.settingsText !== undefined ||
    disk.names(ARTICLES).some((name) => !sample.has(`${ARTICLES}/${name}`)) ||
    (disk.occupantOf('.', SETTINGS_FILE) !== 'nothing' && !sample.has(SETTINGS_FILE));
  return [
    { path: SETTINGS_FILE, text: request.settingsText ?? newSettings(request) },
    ...(isStarted ? [] : [firstArticle(request)]),
    { path: '.gitignore', text: IGNORED },
    { path: '.gitattributes', text: ATTRIBUTES },
    ...(request.hasWorkflow ? [{ path: '.github/workflows/publish.yml', text: newWorkflow() }] : []),
  ];
}

function firstArticle({ now, timeZone }: InitRequest): NewFile {
  const title = 'Our first article';
  const published = stampAt(now.getTime(), timeZone);
  const text = newArticle({ title, published, timeZone, format: 'md', body: FIRST_TEXT });
  return { path: `${ARTICLES}/${stemOf(published, undefined, title)}.md`, text };
}
