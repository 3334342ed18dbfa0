import { describe, expect, it } from 'vitest';
import { findNeighbourhood } from '../../../src/publish/plan/neighbourhood.ts';

const MONTHS = ['2014-06', '2014-01', '2014-02', '2014-03', '2014-04', '2014-05', '2014-09'];

describe('around months in which something changes', () => {
  it.each([
    [
      'the months beside one are planned, and those beside them known',
      ['2014-03'],
      '02 03 04',
      '01 02 03 04 05',
    ],
    ['months that are not there are left out', ['2014-06'], '05 06 09', '04 05 06 09'],
    ['a month that comes has neighbours, too', ['2014-07'], '06 07 09', '05 06 07 09'],
    ['several are all planned', ['2014-01', '2014-09'], '01 02 06 09', '01 02 03 05 06 09'],
    ['nothing is planned where nothing changes', [], '', ''],
  ])('%s', (_, changed, planned, known) => {
    const found = findNeighbourhood(MONTHS, new Set(changed));
    const brief = (months: ReadonlySet<string>) => [...months].map((month) => month.slice(5)).join(' ');
    expect([brief(found.planned), brief(found.known)]).toEqual([planned, known]);
  });
});
