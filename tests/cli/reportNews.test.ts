import { describe, expect, it } from 'vitest';
import { printTo } from '../../src/cli/printable.ts';
import { newsReporter } from '../../src/cli/reportNews.ts';
import { openSession } from '../../src/cli/session.ts';
import { type Problem, problemAt } from '../../src/model/problem.ts';
import { memoryDisk } from '../support/memoryDisk.ts';
import { NOW } from '../support/publication.ts';
import { ALONE } from './commandLine.ts';

function problem(
  file: string,
  line: number,
  message: string,
  code: Problem['code'] = 'DATE_UNREADABLE',
): Problem {
  return problemAt({ file, line, column: 1 }, { code, message, mend: 'mend it' });
}

const FERRY = problem('items/ferry.md', 3, 'a date');
const TIDE = problem('items/tide.md', 4, 'a date');
const NOTE = problem('items/tide.md', 3, 'a time', 'DATE_WITHOUT_TIME');

/** What is printed at each of these calls. */
function printed(calls: readonly (readonly Problem[] | { readonly part: readonly Problem[] })[], args = {}) {
  let text = '';
  const stream = printTo({
    write: (one) => {
      text += one;
    },
  });
  const edge = {
    stdout: stream,
    stderr: stream,
    isColourful: false,
    now: () => NOW,
    disk: () => memoryDisk({}),
  };
  const report = newsReporter(
    openSession(
      { root: undefined, now: undefined, json: false, quiet: false, help: false, version: false, ...args },
      {
        ...edge,
        ...ALONE,
      },
    ),
  );
  return calls.map((call) => {
    text = '';
    const isNews = 'part' in call ? report(call.part, false) : report(call, true);
    expect(isNews).toBe(text !== '');
    return text;
  });
}

const TOLD_FERRY = 'items/ferry.md:3:1 error DATE_UNREADABLE a date - mend it\n';
const TOLD_TIDE = 'items/tide.md:4:1 error DATE_UNREADABLE a date - mend it\n';
const TOLD_NOTE = 'items/tide.md:3:1 note DATE_WITHOUT_TIME a time - mend it\n';

describe('a command that runs again and again', () => {
  it('tells a problem once, though the lines before it change', () => {
    expect(printed([[NOTE], [NOTE], [{ ...NOTE, line: 7 }]])).toEqual([TOLD_NOTE, '', '']);
  });

  it('tells what is mended', () => {
    expect(printed([[FERRY, NOTE], [FERRY], []])).toEqual([
      TOLD_FERRY + TOLD_NOTE,
      'mended items/tide.md DATE_WITHOUT_TIME a time\none error stands still, the first at items/ferry.md:3\n',
      'mended items/ferry.md DATE_UNREADABLE a date\n',
    ]);
  });

  it('counts the errors that stand still where it tells anything', () => {
    const third = problem('items/wharf.md', 2, 'a date');
    expect(
      printed([
        [FERRY, TIDE],
        [FERRY, TIDE, third],
      ])[1],
    ).toBe(
      'items/wharf.md:2:1 error DATE_UNREADABLE a date - mend it\n2 errors stand still, the first at items/ferry.md:3\n',
    );
  });

  it('does not call it mended where it is wrong in another way', () => {
    const other = problem('items/ferry.md', 3, 'another date');
    expect(printed([[FERRY], [other]])[1]).toBe(
      'items/ferry.md:3:1 error DATE_UNREADABLE another date - mend it\n',
    );
  });

  it('counts what is there twice', () => {
    expect(printed([[FERRY], [FERRY, FERRY], [FERRY]]).slice(1)).toEqual([
      `${TOLD_FERRY}one error stands still, the first at items/ferry.md:3\n`,
      'mended items/ferry.md DATE_UNREADABLE a date\none error stands still, the first at items/ferry.md:3\n',
    ]);
  });

  it('takes nothing for mended while it cannot read everything', () => {
    const settings = problem('feed.yaml', 1, 'a setting', 'SETTING_WRONG');
    expect(printed([[TIDE], { part: [settings] }, [TIDE]])).toEqual([
      TOLD_TIDE,
      'feed.yaml:1:1 error SETTING_WRONG a setting - mend it\n',
      'mended feed.yaml SETTING_WRONG a setting\none error stands still, the first at items/tide.md:4\n',
    ]);
  });

  it('takes nothing for mended in a file that cannot be read, until it can', () => {
    const broken = problem('items/tide.md', 2, 'YAML', 'YAML_BROKEN');
    expect(printed([[TIDE, NOTE], [broken], [TIDE]])).toEqual([
      TOLD_TIDE + TOLD_NOTE,
      'items/tide.md:2:1 error YAML_BROKEN YAML - mend it\n',
      'mended items/tide.md YAML_BROKEN YAML\nmended items/tide.md DATE_WITHOUT_TIME a time\none error stands still, the first at items/tide.md:4\n',
    ]);
  });

  it('takes nothing for mended in a file that has grown too large', () => {
    const large = problem('items/tide.md', 1, 'too large', 'FILE_LARGE');
    expect(printed([[TIDE], [large]])[1]).toBe('items/tide.md:1:1 error FILE_LARGE too large - mend it\n');
  });

  it('names twenty that are mended, and counts the others', () => {
    const many = Array.from({ length: 23 }, (_, i) =>
      problem(`items/${i}.md`, 1, 'a time', 'DATE_WITHOUT_TIME'),
    );
    const lines = printed([many, []])[1]?.split('\n');
    expect(lines).toHaveLength(22);
    expect(lines?.at(-2)).toBe('mended 3 more');
  });
});
