import { describe, expect, it } from 'vitest';
import { formatLock, parseLock } from '../../src/identity/lockFile.ts';
import { hasError } from '../../src/model/problem.ts';
import { publish } from '../../src/publish/publish.ts';
import { article } from '../support/articles.ts';
import { memoryDisk, publicationOf } from '../support/memoryDisk.ts';
import { tellAll } from '../support/problems.ts';
import { NOW, SETTINGS } from '../support/publication.ts';
import { lineOf, linesOf, readLock } from './material.ts';

const ENTRIES = ['items/road.md', 'items/ferry.md'].map((file) =>
  lineOf(file, { textHash: '0123456789abcdef' }),
);
const WHOLE = formatLock(ENTRIES);
const [FERRY = '', ROAD = ''] = linesOf(ENTRIES);

/** A lock whose second line is this one. */
function withLine(line: string): string {
  return WHOLE.replace(ROAD, line);
}

describe('a lock is refused', () => {
  it('whose file is empty', () => {
    expect(tellAll(readLock('').problems)).toMatchInlineSnapshot(
      `"feed.lock:1:1 error LOCK_DAMAGED expected a lock of version 1, "# feed.lock 1: ...", found nothing - take the file back from version control, or mend the line"`,
    );
  });

  it.each([
    ['without its header', WHOLE.slice(WHOLE.indexOf('\n') + 1), '# published, updated'],
    ['of another version', WHOLE.replace('lock 1:', 'lock 2:'), '# feed.lock 2:'],
    ['of a version that only begins so', WHOLE.replace('lock 1:', 'lock 10:'), '# feed.lock 10:'],
    ['that is another file', '{"version": 1}\n', '{"version": 1}'],
    ['that is in a conflict as a whole', `<<<<<<< HEAD\n${ROAD}\n`, '<<<<<<< HEAD'],
  ])('%s', (_, text, found) => {
    const { entries, problems } = readLock(text);
    expect(entries).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: 'LOCK_DAMAGED', line: 1 });
    expect(problems[0]?.message).toContain(
      `expected a lock of version 1, "# feed.lock 1: ...", found "${found}`,
    );
  });

  it('and says nothing but that', () => {
    const { problems, ...rest } = parseLock(Buffer.from('road\n'));
    expect(problems).toHaveLength(1);
    expect(rest).toEqual({ entries: [], addresses: [], aliases: [], isMerged: false });
  });

  it('that is no UTF-8, at the line where it is not', () => {
    const bytes = Buffer.concat([Buffer.from(WHOLE), Buffer.from([0xff, 0x0a])]);
    expect(tellAll(parseLock(bytes).problems)).toContain(
      'feed.lock:5:1 error LOCK_DAMAGED expected UTF-8 text, found other bytes - take the file back from version control, or mend the line',
    );
  });

  it('that ends without the end of a line, which may be in the middle of it', () => {
    expect(tellAll(readLock(WHOLE.slice(0, -1)).problems)).toMatchInlineSnapshot(
      `"feed.lock:4:1 error LOCK_DAMAGED expected the end of a line, found "2014-12-21T20:03:00+13:00 2014-12-21T20:03:00+13:00 0123456…" - take the file back from version control, or mend the line"`,
    );
  });

  it('that has the line ends of no machine of today', () => {
    expect(readLock(WHOLE.replaceAll('\n', '\r')).problems).toMatchObject([
      { code: 'LOCK_DAMAGED', line: 1 },
    ]);
  });

  it('with a line that is none, at its line', () => {
    expect(tellAll(readLock(withLine('road')).problems)).toMatchInlineSnapshot(
      `"feed.lock:4:1 error LOCK_DAMAGED expected a line of an article, found "road" - take the file back from version control, or mend the line"`,
    );
  });

  it('with the marks of a conflict, and says how to mend it', () => {
    expect(tellAll(readLock(withLine('<<<<<<< HEAD')).problems)).toMatchInlineSnapshot(
      `"feed.lock:4:1 error LOCK_DAMAGED expected a merge that is finished, found a conflict marker of git, "<<<<<<< HEAD" - keep the lines of both sides, and take this one out; feed.lock merge=union in .gitattributes does so"`,
    );
  });

  it('whose header is in a conflict', () => {
    const { problems } = readLock(`<<<<<<< HEAD\n${WHOLE}`);
    expect(problems).toMatchObject([
      { line: 1, message: expect.stringContaining('a conflict marker of git') },
    ]);
  });

  it('at each mark of a conflict', () => {
    const text = withLine(['<<<<<<< a', ROAD, '||||||| base', '=======', '>>>>>>> b'].join('\n'));
    const { entries, problems } = readLock(text);
    expect(entries).toEqual([]);
    expect(problems.map(({ line, mend }) => [line, mend.slice(0, 17)])).toEqual([
      [4, 'keep the lines of'],
      [6, 'keep the lines of'],
      [7, 'keep the lines of'],
      [8, 'keep the lines of'],
    ]);
  });

  const TIME = '2014-12-21T20:03:00+13:00';
  it.each([
    ['a line that is cut short', ROAD.slice(0, 60)],
    ['a line cut behind a tab', ROAD.slice(0, ROAD.lastIndexOf('\t') + 1)],
    ['a missing column', ROAD.replace('urn:road\t', '')],
    ['an empty column', ROAD.replace('urn:road', '')],
    ['a column too many', `${ROAD}\tx`],
    ['white space for tabs', ROAD.replaceAll('\t', ' ')],
    ['a hash of other letters', ROAD.replace('0123456789abcdef', '0123456789abcdeg')],
    ['a hash in capitals', ROAD.replace('0123456789abcdef', '0123456789ABCDEF')],
    ['a hash that is too short', ROAD.replace('0123456789abcdef', '0123456789abcde')],
    ['a hash that is too long', ROAD.replace('0123456789abcdef', '0123456789abcdef0')],
    ['words that were never shown', ROAD.replace('0123456789abcdef', '-')],
    ['a hash of nothing that readers see', ROAD.replace('fedcba9876543210', '+')],
    ['a second that is missing', ROAD.replace(TIME, '2014-12-21T20:03+13:00')],
    ['a time without its offset', ROAD.replace(TIME, '2014-12-21T20:03:00')],
    ['a time with words before it', ROAD.replace(TIME, `on ${TIME}`)],
    ['a fraction of a second', ROAD.replace(TIME, '2014-12-21T20:03:00.5+13:00')],
    ['a month that no year has', ROAD.replace(TIME, '2014-13-21T20:03:00+13:00')],
    ['a day that no month has', ROAD.replace(TIME, '2014-12-32T20:03:00+13:00')],
    ['a day that its month has not', ROAD.replaceAll(TIME, '2014-02-31T20:03:00+13:00')],
    ['a leap day of another year', ROAD.replace(TIME, '2014-02-29T20:03:00+13:00')],
    ['an update on such a day', ROAD.replace(/^(\S+\t)\S+/, '$12014-04-31T20:03:00+13:00')],
    ['the 24th hour', ROAD.replace(TIME, '2014-12-21T24:00:00+13:00')],
    ['an hour that no day has', ROAD.replace(TIME, '2014-12-21T25:00:00+13:00')],
    ['a minute that no hour has', ROAD.replace(TIME, '2014-12-21T20:60:00+13:00')],
    ['an update at no time', ROAD.replace(`\t${TIME}`, '\t2014-12-21T25:00:00+13:00')],
    ['an update without an offset', ROAD.replace(`\t${TIME}`, '\t2014-12-21T20:03:00')],
    ['another word for gone', `Gone\t${ROAD}`],
    ['gone and no more', 'gone\t'],
    ['gone twice', `gone\tgone\t${ROAD}`],
    ['white space alone', ' '],
  ])('for %s, at its line', (_, line) => {
    const { entries, problems } = readLock(withLine(line));
    expect(entries).toEqual([]);
    expect(problems).toMatchObject([{ file: 'feed.lock', code: 'LOCK_DAMAGED', line: 4, column: 1 }]);
  });

  it('with bytes that are not UTF-8', () => {
    const bytes = Buffer.from(WHOLE);
    bytes[bytes.lastIndexOf('road')] = 0xff;
    expect(parseLock(bytes).problems).toMatchObject([{ code: 'LOCK_DAMAGED', line: 4 }]);
  });

  it('at every line that is damaged', () => {
    const text = `${formatLock([])}road\n${FERRY}\nferry\n`;
    expect(readLock(text).problems.map(({ line }) => line)).toEqual([3, 5]);
  });
});

it('is neither guessed nor begun anew where it is damaged: nothing is written', () => {
  const disk = memoryDisk({
    'feed.yaml': SETTINGS,
    'feed.lock': withLine(ROAD.slice(0, 60)),
    'items/road.md': article('Road', '2014-12-21 20:03'),
  });
  const before = [...disk.files];
  expect(hasError(publish({ disk }, publicationOf(disk), { now: NOW }).problems)).toBe(true);
  expect([...disk.files]).toEqual(before);
});
