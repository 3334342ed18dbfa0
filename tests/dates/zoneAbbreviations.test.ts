import { describe, expect, it } from 'vitest';
import { isAmbiguousAbbreviation, offsetOfAbbreviation } from '../../src/dates/zoneAbbreviations.ts';

describe('an abbreviation that several countries use', () => {
  it.each([
    ['EST', 'America/New_York', -300],
    ['EDT', 'America/New_York', -240],
    ['CST', 'America/Chicago', -360],
    ['CDT', 'America/Chicago', -300],
    ['MST', 'America/Denver', -420],
    ['MDT', 'US/Mountain', -360],
    ['PST', 'Canada/Pacific', -480],
    ['PDT', 'America/Los_Angeles', -420],
    ['HST', 'Pacific/Honolulu', -600],
    ['BST', 'Europe/London', 60],
    ['BST', 'GB', 60],
    ['IST', 'Europe/Dublin', 60],
    ['IST', 'Eire', 60],
    ['IST', 'Asia/Kolkata', 330],
    ['IST', 'Asia/Calcutta', 330],
  ])('%s in %s is %i minutes east of UTC', (abbreviation, zone, offset) => {
    expect(offsetOfAbbreviation(abbreviation, zone)).toBe(offset);
    expect(isAmbiguousAbbreviation(abbreviation)).toBe(true);
    expect(offsetOfAbbreviation(abbreviation, 'Pacific/Auckland')).toBeUndefined();
  });

  it.each([
    ['BST', 'Asia/Kolkata'],
    ['IST', 'Europe/London'],
    ['IST', 'America/New_York'],
    ['EST', 'Pacific/Honolulu/Of_Nowhere'],
    ['EST', 'Of_Nowhere/America/New_York'],
  ])('%s is none in %s', (abbreviation, zone) => {
    expect(offsetOfAbbreviation(abbreviation, zone)).toBeUndefined();
  });
});
