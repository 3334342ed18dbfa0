import { seeded } from '../bench/corpus/writer.ts';
import type { Files } from '../support/files.ts';

/** What can be wrong with an article, by the code that it is told with. */
const FAULTS: readonly (readonly [code: string, count: number, head: string, body: string])[] = [
  ['DATE_MISSING', 12, 'title: The old road is open again\n', 'It is open.'],
  ['PICTURE_MISSING', 9, 'date: 2014-05-03\n', '![The road](../pictures/of-the/road.jpg)'],
  ['DATE_UNREADABLE', 7, 'title: The road\ndate: 31/02/2014\n', 'It is open.'],
  ['YAML_BROKEN', 5, 'title: The road: open\ndate: 2014-05-03 10:00\n', 'It is open.'],
  ['FIELD_WRONG', 4, 'title: The road\ndate: 2014-05-03 10:00\nlanguage: plain English\n', 'It is open.'],
  ['TITLE_MISSING', 3, 'date: 2014-05-03 10:00\n', ''],
];

/** The codes of the faults, the most frequent first. */
export const CODES: readonly string[] = FAULTS.map(([code]) => code);

/** Articles of an old site: all their dates are days, some have a picture without a text, and 40 are broken in six ways. */
export function brokenFolder(seed: number, count = 2000): Files {
  const below = seeded(seed);
  const broken = new Map<number, readonly [head: string, body: string]>();
  for (const [, number, head, body] of FAULTS) {
    for (let left = number; left > 0; left -= 1) {
      let at = below(count);
      while (broken.has(at)) at = (at + 1) % count;
      broken.set(at, [head, body]);
    }
  }
  const files = Array.from({ length: count }, (_, at) => {
    const month = `${2004 + (at % 20)}-${String(1 + (at % 12)).padStart(2, '0')}`;
    const picture = at % 90 === 0 ? '\n![](https://news.example.nz/a.png)\n' : '';
    const sound = [`title: Article ${at}\ndate: ${month}-05\n`, `Text of number ${at}.${picture}`] as const;
    const [head, body] = broken.get(at) ?? sound;
    return [`items/${month}/article-number-${at}.md`, `---\n${head}---\n\n${body}\n`] as const;
  });
  return Object.fromEntries(files);
}
