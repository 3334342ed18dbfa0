import { describe, expect, it } from 'vitest';
import { realDisk } from '../../../src/disk/realDisk.ts';
import { publish } from '../../../src/publish/publish.ts';
import { filesOf, folderWith } from '../../support/files.ts';
import { deadLinksIn } from '../../support/linkChecker.ts';
import { publicationOf } from '../../support/memoryDisk.ts';
import { NOW } from '../../support/publication.ts';
import { factsOf, readSite, type SiteFile } from './site.ts';

const TOOLS = ['hugo', 'jekyll', 'eleventy', 'astro', 'zola', 'hexo', 'docusaurus', 'obsidian'];

/** An item of JSON Feed, as far as these tests look at it. */
interface JsonItem {
  readonly url: string;
  readonly title?: string;
  readonly summary?: string;
  readonly content_html: string;
  readonly date_published: string;
  readonly date_modified: string;
  readonly authors?: readonly { readonly name: string }[];
  readonly tags?: readonly string[];
}

describe.each(TOOLS)('a folder with the conventions of %s', (tool) => {
  const site = readSite(tool);
  const articles = site.filter((file) => factsOf(file, 'published').length > 0);
  const find = (file: SiteFile): JsonItem => {
    const { items } = published(tool);
    const note = factsOf(file, 'note')[0];
    const title = factsOf(file, 'title')[0];
    const item = items.find((one) =>
      note === undefined ? one.title === title : one.content_html.includes(note),
    );
    if (item === undefined) throw new Error(`${file.path} is in no feed`);
    return item;
  };

  it('has twenty articles, and becomes those that its author publishes', () => {
    const { items, report } = published(tool);
    const texts = site.filter(
      ({ path, facts }) => /\.(?:md|markdown|html|mdx)$/.test(path) && facts.length > 0,
    );
    expect(texts.length).toBeGreaterThanOrEqual(20);
    expect(items.map(({ title }) => title ?? 'a note').sort()).toEqual(
      articles.map((file) => factsOf(file, 'title')[0] ?? 'a note').sort(),
    );
    expect(report.items).toMatchObject({
      published: articles.length,
      drafts: countOf(site, 'kept-back'),
      held: countOf(site, 'held'),
      expired: countOf(site, 'expired'),
      unlisted: countOf(site, 'unlisted'),
    });
  });

  it.each(articles)('$path has its time, its words and its links', (file) => {
    const item = find(file);
    const [shown, hidden] = [factsOf(file, 'shows'), factsOf(file, 'hides')];
    const page = pageOf(item, tool);
    expect(item.date_published).toBe(factsOf(file, 'published')[0]);
    for (const link of factsOf(file, 'link')) expect(item.url).toBe(link);
    for (const modified of factsOf(file, 'modified')) expect(item.date_modified).toBe(modified);
    for (const summary of factsOf(file, 'summary')) expect(item.summary).toBe(summary);
    for (const tags of factsOf(file, 'tags')) expect(item.tags).toEqual(tags.split(', '));
    for (const names of factsOf(file, 'authors'))
      expect(item.authors?.map(({ name }) => name)).toEqual(names.split(', '));
    if (factsOf(file, 'note').length > 0) expect(item.title).toBeUndefined();
    const html = item.content_html;
    const hasOne = (ways: string) => ways.split('|').some((way) => html.includes(way));
    expect(
      shown.filter((ways) => !hasOne(ways) && !html.includes(ways)),
      html,
    ).toEqual([]);
    expect(
      hidden.filter((words) => html.includes(words)),
      html,
    ).toEqual([]);
    expect(factsOf(file, 'pages').filter((words) => !page?.includes(words))).toEqual([]);
  });

  it('is told about what nobody here reads, and about nothing else', () => {
    const { report } = published(tool);
    const told = report.problems.map(({ file, code, line, severity }) =>
      severity === 'note' ? `${file} notes ${code}` : `${file} warns ${code} ${line}`,
    );
    const expected = site.flatMap((file) => [
      ...factsOf(file, 'warns').map((rest) => `${file.path} warns ${rest}`),
      ...factsOf(file, 'notes').map((rest) => `${file.path} notes ${rest}`),
    ]);
    expect(told.sort()).toEqual(expected.sort());
  });

  it('shows articles that are off the lists at their addresses, and nowhere else', () => {
    const { outputs, url } = published(tool);
    for (const file of site.filter((one) => factsOf(one, 'unlisted').length > 0)) {
      const address = factsOf(file, 'unlisted')[0] as string;
      const page = `${address.slice(url.length)}index.html`;
      expect(outputs[page]).toContain('<meta name="robots" content="noindex">');
      const others = Object.entries(outputs).filter(
        ([path, text]) => path !== page && text.includes(address),
      );
      expect(others.map(([path]) => path)).toEqual([]);
    }
  });

  it('says nowhere what its author keeps back', () => {
    const { outputs } = published(tool);
    const kept = site.filter(({ facts }) => facts.some(([word]) => /kept-back|held|expired/.test(word)));
    for (const { path, content } of kept) {
      const words = `${content}`.trim().split('\n').at(-1) as string;
      const places = Object.entries(outputs).filter(([, text]) => text.includes(words));
      expect(
        places.map(([place]) => place),
        path,
      ).toEqual([]);
    }
  });

  it('has no address of its own that is not there', () => {
    const { outputs, url } = published(tool);
    const served = site.flatMap((file) => factsOf(file, 'serves'));
    const dead = deadLinksIn(outputs, url, served);
    // A link to a place in its own article that is not there stays, and is told.
    const told = site.filter((file) => factsOf(file, 'warns').some((rest) => rest.startsWith('FRAGMENT')));
    const left = dead.filter((link) => !told.some((file) => link.includes(`${find(file).url}#`)));
    expect(left).toEqual([]);
  });
});

/** The page of an item, if it is ours. */
function pageOf({ url }: JsonItem, tool: string): string | undefined {
  const { outputs, url: site } = published(tool);
  return outputs[`${url.slice(site.length)}index.html`];
}

function countOf(site: readonly SiteFile[], word: string): number {
  return site.filter((file) => factsOf(file, word).length > 0).length;
}

const results = new Map<string, ReturnType<typeof publishSite>>();

/** A site is published once for all its tests: none of them changes it. */
function published(tool: string) {
  const result = results.get(tool) ?? publishSite(tool);
  results.set(tool, result);
  return result;
}

function publishSite(tool: string) {
  const root = folderWith(Object.fromEntries(readSite(tool).map(({ path, content }) => [path, content])));
  const disk = realDisk(root);
  const publication = publicationOf(disk);
  const report = publish({ disk }, publication, { now: NOW });
  const errors = report.problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(errors.map(({ file, message }) => `${file}: ${message}`).join('\n'));
  const outputs = filesOf(`${root}/output`);
  const { items } = JSON.parse(outputs['feed.json'] as string) as { items: readonly JsonItem[] };
  return { report, outputs, items, url: publication.settings.url };
}
