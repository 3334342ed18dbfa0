import { expect, it } from 'vitest';
import { EMPTY_PREVIEW, refreshPreview } from '../../src/publish/preview/livePreview.ts';
import { publish } from '../../src/publish/publish.ts';
import { article } from '../support/articles.ts';
import { memoryDisk, publicationOf } from '../support/memoryDisk.ts';
import { NOW, SHORTEST } from '../support/publication.ts';

const LINK = 'external_url: https://elsewhere.example/plans\n';
const disk = memoryDisk({
  'feed.yaml': SHORTEST,
  'items/a.md': article('Plans', '2014-12-21T20:00:00+13:00', '', LINK),
  'items/b.md': article('More', '2014-12-22T20:00:00+13:00', 'Worth reading.', LINK),
});
publish({ disk }, publicationOf(disk), { now: NOW });
const textOf = (path: string) => `${disk.files.get(`output/${path}`)}`;

it('an article about another page leads there in every format', () => {
  const about = '<p>About <a href="https://elsewhere.example/plans">elsewhere.example</a></p>';
  for (const path of ['rss.xml', 'atom.xml']) expect(textOf(path).split(about)).toHaveLength(3);
  const { items } = JSON.parse(textOf('feed.json'));
  expect(items.map((item: { content_html: string }) => item.content_html)).toEqual([
    `<p>Worth reading.</p>\n${about}`,
    about,
  ]);
});

it.each(['2014/12/21/a', '2014/12/22/b'])('its page says so once: %s', (page) => {
  expect(textOf(`${page}/index.html`).match(/About .*elsewhere\.example/g)).toHaveLength(1);
});

it('its preview shows what readers get', () => {
  const { find } = refreshPreview({ disk }, EMPTY_PREVIEW, { url: 'http://localhost:8000/', now: NOW });
  expect(`${find('preview/items/b.md/')?.read()}`).toContain('About elsewhere.example');
});
