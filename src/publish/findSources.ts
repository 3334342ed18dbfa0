import { readFolders } from '../articles/keptBackFolders.ts';
import { findChannelPictures } from '../articles/media/channelPictures.ts';
import { type Colours, coloursIn } from '../articles/media/colours.ts';
import { locator } from '../articles/media/locate.ts';
import type { Disk, SourceTree } from '../disk/disk.ts';
import { SETTINGS_FILE } from '../model/fileNames.ts';
import type { MediaFile } from '../model/media.ts';
import type { Problem } from '../model/problem.ts';
import type { Settings } from '../model/settings.ts';
import { stateOfReferred } from './incremental/fileStates.ts';
import { findUnreadFields } from './inheritedFields.ts';
import { findIgnoredLock } from './lockInGit.ts';
import { atStart } from './readArticle.ts';
import { foundBefore, type Publication } from './readSettings.ts';
import { findTreeProblems } from './treeProblems.ts';

/** A publication's files, before any article is read. */
export interface Sources {
  /** With the addresses under which its own pictures are served. */
  readonly settings: Settings;
  /** Files of the author's that the settings refer to. */
  readonly media: readonly MediaFile[];
  readonly tree: SourceTree;
  readonly problems: readonly Problem[];
  /** Files beside the articles that were read, each with its state before that. */
  readonly dependencies: ReadonlyMap<string, string>;
}

/** Finds the files of the articles, and the pictures that the settings refer to. */
export function findSources(disk: Disk, publication: Publication): Sources {
  const { items } = publication.settings;
  const { settings, media, problems, dependencies } = findPictures(disk, publication);
  const tree = foundBefore(publication) ?? disk.discover(publication.settings);
  const ignored = findIgnoredLock(disk);
  return {
    settings,
    media,
    tree,
    dependencies: new Map([...dependencies, ...ignored.dependencies]),
    problems: [
      ...problems,
      ...findTreeProblems(tree, items),
      ...unclearFolders(tree, items),
      ...findUnreadFields(disk, tree, settings),
      ...ignored.problems,
    ],
  };
}

/** The icon, and the files of a show, may be beside feed.yaml. */
export function findPictures(disk: Disk, { settings, settingsState, dependencies: others }: Publication) {
  const anywhere = { ...settings, items: ['.', ...settings.items] };
  const dependencies = new Map(others);
  const colours = new Map<string, Colours | undefined>();
  const probe: Disk['probe'] = (path, folders) => {
    dependencies.set(path, stateOfReferred(disk, path));
    const probed = disk.probe(path, folders);
    if (probed.kind === 'file') colours.set(probed.path, coloursIn(probed.head));
    return probed;
  };
  const locate = locator(probe, anywhere, { file: SETTINGS_FILE, link: settings.url });
  const found = findChannelPictures(settings, locate, (path) => colours.get(path));
  return { ...found, dependencies: dependencies.set(SETTINGS_FILE, settingsState) };
}

/** The folders that keep articles back though their author may not mean that, each once. */
function unclearFolders({ files }: SourceTree, items: readonly string[]): Problem[] {
  const folders = new Map<string, number>();
  for (const { file } of files) {
    const { unclear } = readFolders(file, items);
    if (unclear !== undefined) folders.set(unclear, (folders.get(unclear) ?? 0) + 1);
  }
  return [...folders].map(([folder, count]) => {
    const articles = count === 1 ? 'one file' : `${count} files`;
    const message = `expected a folder of articles, found ${folder} with ${articles}, which may be drafts or parts of pages`;
    const mend =
      'they are kept back; rename it to _drafts if they are drafts, or name it in items: in feed.yaml to publish them';
    return atStart(folder, 'FOLDER_UNCLEAR', message, mend);
  });
}
