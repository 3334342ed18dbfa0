import type { CopiedFile, Disk, OutputFile, RemovedFile } from '../disk/disk.ts';
import { STYLESHEET } from '../feeds/composeFeed.ts';
import { renderFeedMenu } from '../feeds/feedMenu.ts';
import { renderOpml } from '../feeds/opml.ts';
import { keyOf } from '../model/fingerprint.ts';
import type { MediaFile } from '../model/media.ts';
import { FEED_STYLE } from '../site/feedStyle.ts';
import { PAGE_MARK } from '../site/layout.ts';
import { listOf, plansOf, renderDocument } from './plan/feedDocuments.ts';
import type { Making, Placed } from './plan/outputPlan.ts';
import { pageFiles } from './renderPages.ts';

/** Where sites list their feeds (draft-nottingham-feed-menu-00), relative to the address of the host. */
const FEED_MENU = '.well-known/feed-menu.json';

/**
 * Every file that is to be there, and those that are to go. Files that show the same articles follow each other, the newest
 * first, so that few are in memory at once; copies come last, for all that refers to them was made by then.
 */
export function* outputsOf(making: Making, disk: Disk): Generator<OutputFile> {
  const placed = [...documentFiles(making), ...pageFiles(making)];
  const newestOf = ({ items }: Placed) => items[0]?.published.getTime() ?? -1;
  // The sort is stable: of one time, documents come before pages. What shows no article comes last.
  for (const { file } of placed.toSorted((a, b) => newestOf(b) - newestOf(a))) yield file;
  yield* leftInArchives(placed, making, disk);
  yield* copiedFiles(making);
}

function documentFiles({ documents, settings, bodies, settingsHash }: Making): Placed[] {
  const plans = plansOf(documents);
  const list = listOf(plans);
  const text = (path: string, render: () => string): Placed => ({
    file: { path, key: () => keyOf(settingsHash, path, plans), render },
    items: [],
  });
  return [
    ...documents.map((document): Placed => {
      const { path, plan, items, deleted, addresses, history } = document;
      const key = () => keyOf(settingsHash, path, plan, deleted, addresses, history, items.map(bodies.keyOf));
      return { file: { path, key, render: () => renderDocument(document, settings, bodies.load) }, items };
    }),
    ...(list === undefined ? [] : [text(list, () => renderOpml(settings, plans))]),
    ...(settings.feedMenu ? [text(FEED_MENU, () => renderFeedMenu(settings, plans))] : []),
    text(STYLESHEET, () => FEED_STYLE),
  ];
}

/** The author's own files that articles and the publication refer to, each once. */
function* copiedFiles({ media, shown, bodies }: Making): Generator<CopiedFile> {
  const used = new Set<string>();
  const copy = function* (files: readonly MediaFile[]) {
    for (const { path, source, length } of files) {
      if (!used.has(path)) yield { path, copyOf: source, length };
      used.add(path);
    }
  };
  yield* copy(media);
  for (const head of shown) yield* copy(bodies.know(head).media);
}

/** Documents and pages of archives are named after months, which may come to have no article. */
const OF_AN_ARCHIVE = /^\d{4}-\d\d(?:-\d+)?(?:\.xml|\.atom\.xml|\.json)?$|^index\.html$/;
/** What those documents have in them, and nobody else's. */
const ARCHIVE_MARK = {
  xml: 'http://purl.org/syndication/history/1.0',
  json: 'https://jsonfeed.org/version/1.1',
};

/** What such a name stands for, and what has to be in the file for it to be ours. */
function namedInArchive(name: string): { readonly path: string; readonly mark: string } | undefined {
  if (!OF_AN_ARCHIVE.test(name)) return undefined;
  if (name.endsWith('.xml')) return { path: name, mark: ARCHIVE_MARK.xml };
  if (name.endsWith('.json')) return { path: name, mark: ARCHIVE_MARK.json };
  return { path: name.endsWith('.html') ? name : `${name}/index.html`, mark: PAGE_MARK };
}

/** What an archive had once, and has no longer. */
function leftInArchives(
  placed: readonly Placed[],
  { documents, settings }: Making,
  disk: Disk,
): RemovedFile[] {
  const wanted = new Set(placed.map(({ file }) => file.path));
  const folders = plansOf(documents).map(({ paths }) => paths.rss.replace(/[^/]*$/, 'archive'));
  return folders.flatMap((folder) => {
    const named = disk.names(`${settings.output}/${folder}`).flatMap((name) => namedInArchive(name) ?? []);
    const left = named.map(({ path, mark }) => ({ path: `${folder}/${path}`, removedBy: mark }));
    return left.filter(({ path }) => !wanted.has(path));
  });
}
