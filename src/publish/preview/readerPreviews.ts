import { createHash } from 'node:crypto';
import { formatSpoken } from '../../dates/formatSpoken.ts';
import type { Disk } from '../../disk/disk.ts';
import { keepStrictest, lostToStrictest } from '../../html/strictestReader.ts';
import { toPlainText } from '../../html/toPlainText.ts';
import type { Find, Resource } from '../../http/server/resource.ts';
import type { Article } from '../../model/article.ts';
import { LIVE } from '../../site/liveReload.ts';
import { PREVIEW, previewPathOf, renderPreview, renderPreviewList } from '../../site/previewPage.ts';
import { PREVIEW_STYLE } from '../../site/previewStyle.ts';
import type { Edition } from '../planBuild.ts';

/**
 * Shows how readers show the articles of an edition, those that are held too. A page is made when it is asked for.
 *
 * @param now when the edition was made
 */
export function findPreviews(disk: Disk, edition: Edition, now: Date): Find {
  const { settings, plan, shown } = edition;
  const heads = [...plan.held, ...shown];
  const site = { title: settings.title, language: settings.language, script: `/${LIVE.script}` };
  const pages = new Map<string, () => { readonly type: string; readonly text: string }>([
    [PREVIEW.style, () => ({ type: 'text/css; charset=utf-8', text: PREVIEW_STYLE })],
    [
      PREVIEW.list,
      () =>
        htmlOf(
          renderPreviewList(
            heads.map((head) => about(head, edition)),
            site,
          ),
        ),
    ],
    ...heads.map((head) => {
      const render = () => htmlOf(renderPreview(previewOf(head, disk, edition), site));
      return [decodeURIComponent(previewPathOf(head.file)), render] as const;
    }),
  ]);
  const made = new Map<string, Resource>();
  return (path) => {
    const render = pages.get(path);
    if (render === undefined) return undefined;
    const resource = made.get(path) ?? resourceOf(render(), now);
    made.set(path, resource);
    return resource;
  };
}

function about(head: Article, { settings }: Edition) {
  const { file, title, published, language } = head;
  return {
    file,
    title,
    published: formatSpoken(published, settings.timeZone),
    ...(language !== undefined && { language }),
  };
}

function previewOf(head: Article, disk: Disk, edition: Edition) {
  const { html } = edition.load(head);
  const bytes = disk.readIfThere(head.file);
  return {
    ...about(head, edition),
    html,
    kept: keepStrictest(html),
    lost: lostToStrictest(html),
    plain: toPlainText(html),
    ...(bytes && { written: new TextDecoder().decode(bytes) }),
  };
}

function htmlOf(text: string) {
  return { type: 'text/html; charset=utf-8', text };
}

function resourceOf({ type, text }: { readonly type: string; readonly text: string }, now: Date): Resource {
  const bytes = Buffer.from(text);
  return {
    type,
    cacheControl: 'no-cache',
    isShared: false,
    links: [],
    hash: createHash('sha256').update(bytes).digest('hex').slice(0, 16),
    modified: Math.floor(now.getTime() / 1000) * 1000,
    read: () => bytes,
  };
}
