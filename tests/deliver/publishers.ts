import { createHash } from 'node:crypto';
import { type Delivery, type DeliveryOptions, deliver } from '../../src/deliver/deliver.ts';
import type { Clock } from '../../src/deliver/manifestAtTarget.ts';
import { describeFile } from '../../src/deliver/plan/inventory.ts';
import { MANIFEST_PATH } from '../../src/deliver/plan/manifest.ts';
import { openReceipt } from '../../src/deliver/receiptFile.ts';
import type { Target } from '../../src/deliver/target.ts';
import type { Disk } from '../../src/disk/disk.ts';
import { recordingDisk } from '../support/memoryDisk.ts';
import type { Store } from './fakeTarget.ts';

/** A site that is small enough to be looked at whole: the text of a file names others as `<path>`. */
export type Site = Readonly<Record<string, string>>;

/** Articles by their slugs, each with what it says now. */
export type Articles = Readonly<Record<string, string>>;

const SETTINGS = { url: 'https://news.example.nz/', hubs: [] };

/** The site of some articles: pages, an archive, a front page and a feed. What is unlisted has a page that nothing leads to. */
export function siteOf(articles: Articles, unlisted: Articles = {}): Site {
  const slugs = Object.keys(articles);
  const page = (slug: string) => `2015/01/01/${slug}/index.html`;
  const pages = [...slugs.map((slug) => [slug, articles[slug]] as const), ...Object.entries(unlisted)];
  const all = slugs.map((slug) => `<${page(slug)}>`).join(' ');
  return {
    'page.css': 'look',
    'index.html': `front ${all} <page.css> <rss.xml> <archive/2015-01.xml> <feeds.opml>`,
    'feeds.opml': '<rss.xml>',
    'rss.xml': `feed ${all} <archive/2015-01.xml>`,
    'archive/2015-01.xml': `archive ${all} <rss.xml>`,
    ...Object.fromEntries(
      pages.map(([slug, text]) => [`media/${slug}-${textHash(text)}.png`, `picture of ${text}`]),
    ),
    ...Object.fromEntries(
      pages.map(([slug, text]) => [page(slug), `${text} <media/${slug}-${textHash(text)}.png> <index.html>`]),
    ),
  };
}

function textHash(text = ''): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 10);
}

/** What is delivered of a site. */
export function deliveryOf(
  site: Site,
  items: Readonly<Record<string, string>>,
  unlisted: readonly string[] = [],
): Delivery {
  const hidden = new Set(unlisted.map((slug) => `2015/01/01/${slug}/index.html`));
  const measure = (path: string, bytes: Uint8Array) => ({
    path,
    hash: createHash('sha256').update(bytes).digest('hex'),
    sizeInBytes: bytes.length,
  });
  return {
    inventory: Object.entries(site).map(([path, text]) =>
      describeFile(measure(path, Buffer.from(text)), SETTINGS, hidden),
    ),
    items: new Map(Object.entries(items)),
    services: [],
    pages: new Set([...Object.keys(site).filter((path) => /^\d{4}\//.test(path)), ...hidden]),
    open: ({ path }) => [Buffer.from(site[path] as string)],
    markOf: (path, bytes) => describeFile(measure(path, bytes), SETTINGS, hidden).mark,
  };
}

/** A clock that goes on only when somebody waits. */
export function clockAt(start = 0): Clock & { at: number } {
  const clock = {
    at: start,
    now: () => clock.at,
    pause: async (time: number) => {
      clock.at += time;
    },
    random: () => 0.5,
  };
  return clock;
}

/** Somebody who delivers from a folder. What is known of earlier deliveries is on the disk. */
export function publisher(disk: Disk = recordingDisk()) {
  return {
    disk,
    deliver: (target: Target, delivery: Delivery, options: Partial<DeliveryOptions> = {}) =>
      deliver(target, delivery, {
        receipt: openReceipt(disk, target.name, target.place),
        clock: clockAt(),
        isAlone: false,
        overwrites: false,
        isDryRun: false,
        ...options,
      }),
  };
}

/** What is served, without the manifest. */
export function servedBy(store: Store): Site {
  const files = [...store].filter(([path]) => path !== MANIFEST_PATH);
  return Object.fromEntries(
    files.sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, bytes]) => [path, bytes.toString()]),
  );
}

/** Follows all addresses from the feed and the front page on, if both are there. Returns those that lead nowhere. */
export function deadAddresses(store: Store): string[] {
  const roots = ['rss.xml', 'index.html'];
  const seen = new Set(roots.every((path) => store.has(path)) ? roots : []);
  const dead: string[] = [];
  for (const path of seen) {
    const text = store.get(path)?.toString();
    if (text === undefined) dead.push(path);
    for (const [, named = ''] of text?.matchAll(/<([^>]+)>/g) ?? []) seen.add(named);
  }
  return dead;
}

/** The option of a delivery that nobody serves, and of any other command none. */
export function unserved(command: string | undefined): string[] {
  return command === 'deploy' ? ['--no-verify'] : [];
}
