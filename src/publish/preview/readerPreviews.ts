import { formatSpoken } from '../../dates/formatSpoken.ts';
import type { Disk } from '../../disk/disk.ts';
import { keepStrictest, lostToStrictest } from '../../html/strictestReader.ts';
import { toPlainText } from '../../html/toPlainText.ts';
import type { Find, Resource } from '../../http/server/resource.ts';
import type { Article } from '../../model/article.ts';
import { shortHash } from '../../model/fingerprint.ts';
import type { Settings } from '../../model/settings.ts';
import { LIVE } from '../../site/liveReload.ts';
import {
  PREVIEW,
  PREVIEW_STYLE,
  previewPathOf,
  renderPreview,
  renderPreviewList,
} from '../../site/previewPage.ts';
import type { PreparedBuild } from '../preparedBuild.ts';
import { type Serving, withAddress } from './servedFiles.ts';

/** Shows how readers show the articles of a build, those of the future too. A page is made when it is asked for. */
export function findPreviews(
  disk: Disk,
  { plan, articles }: PreparedBuild,
  { url, now }: Pick<Serving, 'url' | 'now'>,
): Find {
  const { settings } = plan;
  const all = [...plan.schedule.scheduled, ...plan.shown];
  const site = { title: settings.title, language: settings.language, script: `/${LIVE.script}` };
  let byPath: ReadonlyMap<string, Article> | undefined;
  const render = (path: string): Page | undefined => {
    if (path === PREVIEW.style) return { type: 'text/css; charset=utf-8', text: PREVIEW_STYLE };
    const about = (article: Article) => describe(article, settings);
    if (path === PREVIEW.list) return pageOf(renderPreviewList(all.map(about), site));
    if (!path.startsWith(PREVIEW.list)) return undefined;
    byPath ??= new Map(all.map((article) => [decodeURIComponent(previewPathOf(article.file)), article]));
    const article = byPath.get(path);
    if (article === undefined) return undefined;
    const { item, html: whole } = articles.load(article);
    const html = withAddress(item.content ?? whole, settings.url, url);
    return pageOf(renderPreview({ ...about(article), ...shownBy(html), ...writtenIn(article, disk) }, site));
  };
  const made = new Map<string, Resource>();
  return (path) => {
    const page = made.has(path) ? undefined : render(path);
    if (page) made.set(path, resourceOf(page, now));
    return made.get(path);
  };
}

interface Page {
  readonly type: string;
  readonly text: string;
}

function describe({ file, title, published, language }: Article, { timeZone }: Settings) {
  return {
    file,
    title,
    published: formatSpoken(published, timeZone),
    ...(language !== undefined && { language }),
  };
}

function shownBy(html: string) {
  return { html, kept: keepStrictest(html), lost: lostToStrictest(html), plain: toPlainText(html) };
}

function writtenIn({ file }: Article, disk: Disk) {
  const bytes = disk.readIfThere(file);
  return bytes ? { written: new TextDecoder().decode(bytes) } : {};
}

function pageOf(text: string): Page {
  return { type: 'text/html; charset=utf-8', text };
}

function resourceOf({ type, text }: Page, now: Date): Resource {
  const bytes = Buffer.from(text);
  return {
    type,
    cacheControl: 'no-cache',
    isShared: false,
    links: [],
    hash: shortHash(bytes),
    modified: Math.floor(now.getTime() / 1000) * 1000,
    read: () => bytes,
  };
}
