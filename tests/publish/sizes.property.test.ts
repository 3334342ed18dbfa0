import fc from 'fast-check';
import { expect, it } from 'vitest';
import { importFeed } from '../../src/publish/importFeed.ts';
import { publish } from '../../src/publish/publish.ts';
import { FEEDS, type HostileTexts, HTML, MARKDOWN, NEWSROOM, TOML, YAML } from '../support/hostileTexts.ts';
import { memoryDisk, publicationOf } from '../support/memoryDisk.ts';
import { NOW, SHORTEST } from '../support/publication.ts';
import { runsOf } from '../support/runs.ts';
import { readXmlStrictly } from '../support/strictXml.ts';

/** A few texts that nobody writes, one behind the other, from nothing up to some hundred kilobytes. */
function texts(...tables: readonly HostileTexts[]) {
  const makes = tables.flatMap((table) => Object.values(table));
  const size = fc.oneof(fc.nat(20), fc.nat(2000));
  const part = fc.tuple(fc.constantFrom(...makes), size).map(([make, n]) => make(n));
  return fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('\n'));
}

const yaml = (more: string) => `---\ntitle: A\ndate: 2015-03-03 06:12\n${more}---\n\n`;
const article = fc.oneof(
  fc.tuple(
    fc.constant('a.md'),
    texts(MARKDOWN, HTML).map((text) => yaml('') + text),
  ),
  fc.tuple(
    fc.constant('a.html'),
    texts(HTML).map((text) => yaml('') + text),
  ),
  fc.tuple(
    fc.constant('a.txt'),
    texts(NEWSROOM, MARKDOWN).map((text) => `A\n3 March 2015 6:12 am\n\n${text}`),
  ),
  fc.tuple(fc.constant('a.txt'), texts(NEWSROOM)),
  fc.tuple(
    fc.constant('a.md'),
    texts(YAML).map((text) => `${yaml(text)}b`),
  ),
  fc.tuple(
    fc.constant('a.md'),
    texts(TOML).map((text) => `+++\ntitle = "A"\ndate = 2015-03-03\n${text}+++\n\nb`),
  ),
);

it('an article of any size is published whole, or its author is told why not', () => {
  fc.assert(
    fc.property(article, ([name, text]) => {
      const disk = memoryDisk({ 'feed.yaml': SHORTEST, [`items/${name}`]: text });
      const { problems } = publish({ disk }, publicationOf(disk), { now: NOW });
      const errors = problems.filter(({ severity }) => severity === 'error');
      expect(errors.filter(({ code }) => code === 'ARTICLE_FAILED')).toEqual([]);
      for (const { message, mend } of problems) expect(message.length + mend.length).toBeLessThan(2000);
      expect(disk.files.has('output/rss.xml')).toBe(errors.length === 0);
      for (const [path, bytes] of disk.files) if (path.endsWith('.xml')) readXmlStrictly(String(bytes));
    }),
    runsOf(100),
  );
});

it('a feed of any size is imported, or refused with its line', () => {
  fc.assert(
    fc.property(texts(FEEDS), (text) => {
      const disk = memoryDisk({ 'feed.yaml': SHORTEST });
      const { written, problems } = importFeed({ disk }, { name: 'old.xml', text }, { now: NOW });
      const hasError = problems.some(({ severity }) => severity === 'error');
      if (hasError) expect(written).toEqual([]);
      for (const { message, line } of problems) {
        expect(message.length).toBeLessThan(1000);
        expect(line).toBeGreaterThan(0);
      }
    }),
    runsOf(50),
  );
});
