import { describe, expect, it } from 'vitest';
import { publish } from '../../src/publish/publish.ts';
import { article } from '../support/articles.ts';
import type { Files } from '../support/files.ts';
import { memoryDisk, publicationOf } from '../support/memoryDisk.ts';
import { tellAll } from '../support/problems.ts';
import { NOW, SHORTEST } from '../support/publication.ts';

const DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><script>go()</script></svg>';

function run(files: Files, settings = '') {
  const disk = memoryDisk({
    'feed.yaml': SHORTEST + settings,
    'items/tide.svg': DRAWING,
    'items/chart.html': '<p onclick="go()">High water</p>',
    ...files,
  });
  const { problems, written } = publish({ disk }, publicationOf(disk), { now: NOW });
  return {
    told: tellAll(problems.filter(({ code }) => code === 'MEDIA_SCRIPT')),
    media: written.filter((path) => path.startsWith('output/media/')),
  };
}

const road = (front: string, body = 'Open.') => ({
  'items/road.md': article('The road', '2014-12-21 08:00', body, front),
});

describe('a file with a script', () => {
  it.each([
    ['a picture', '', '![The tide](tide.svg)', 6],
    ['a picture in the front matter', 'image: { src: tide.svg, alt: The tide }\n', 'Open.', 4],
    ['a picture of a set', '', '<img src="https://x.nz/a.png" srcset="tide.svg 2x" alt="">', 6],
    ['what an article links to', '', 'See [the chart](chart.html).', 6],
    ['an enclosure', 'enclosures: chart.html\n', 'Open.', 4],
    ['a transcript', 'transcripts: chart.html\n', 'Open.', 4],
  ])('is told where it is named as %s, and given away', (_what, front, body, line) => {
    const { told, media } = run(road(front, body));
    expect(told.split('\n')).toHaveLength(1);
    expect(told).toContain(`items/road.md:${line}:`);
    expect(media).toHaveLength(1);
  });

  it('is told with what is in it, and where it runs', () => {
    expect(run(road('', '![The tide](tide.svg)')).told).toMatchInlineSnapshot(
      `"items/road.md:6:13 warning MEDIA_SCRIPT expected a file that runs nothing, found "<script in items/tide.svg" - save it without; a host that is set up as docs/hosting.md says lets no browser run it, GitHub Pages does"`,
    );
    expect(run(road('', '[A](chart.html)')).told).toMatchInlineSnapshot(
      `"items/road.md:6:5 warning MEDIA_SCRIPT expected a file that runs nothing, found "onclick= in items/chart.html" - save it without; a host that is set up as docs/hosting.md says lets no browser run it, GitHub Pages does"`,
    );
  });

  it('is told where feed.yaml names it', () => {
    const { told } = run(road(''), 'icon: icon.svg\n');
    expect(told).toBe('');
    expect(run({ ...road(''), 'icon.svg': DRAWING }, 'icon: icon.svg\n').told).toMatch(
      /^feed\.yaml:\d+:7 warning MEDIA_SCRIPT /,
    );
  });
});
