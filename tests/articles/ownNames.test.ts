import { describe, expect, it } from 'vitest';
import type { Settings } from '../../src/model/settings.ts';
import { tellAll } from '../support/problems.ts';
import { auckland } from '../support/publication.ts';
import { headOf, markdownHead, wholeHead } from './material.ts';

const named = (fields: Settings['fields']): Settings => ({ ...auckland, ...(fields && { fields }) });
const DATE = 'date: 8:03 pm on 21 December 2014';

describe('a name of one’s own', () => {
  it('comes before the names that are known', () => {
    const settings = named({ title: ['headline', 'newstitle'], authors: ['by_whom'] });
    const lines = ['title: Old', 'newstitle: New', 'by_whom: Ana', 'author: Ben', DATE];
    expect(headOf(markdownHead(lines, settings))).toMatchObject({ title: 'New', authors: [{ name: 'Ana' }] });
    expect(headOf(markdownHead(['title: Old', DATE], settings)).title).toBe('Old');
  });

  it('may lead into mappings', () => {
    const settings = named({ enclosures: ['podcast', 'extra.media.audio'], summary: ['seo.text'] });
    const lines = ['Extra: { media: { Audio: talk.mp3 } }', 'seo: { text: Short. }'];
    const head = headOf(wholeHead(lines, settings));
    expect(head).toMatchObject({ enclosures: [{ src: 'talk.mp3' }], summary: 'Short.' });
    for (const other of ['extra: talk.mp3', 'extra: { media: [talk.mp3] }', 'extra: { audio: talk.mp3 }'])
      expect(headOf(wholeHead([other], settings)).enclosures).toEqual([]);
  });

  it('may have dots in it', () => {
    expect(headOf(wholeHead(['"seo.text": Short.'], named({ summary: ['seo.text'] }))).summary).toBe(
      'Short.',
    );
  });

  it('is no name of another field any more', () => {
    const head = headOf(wholeHead(['link: https://b.example/'], named({ external_url: ['link'] })));
    expect(head).toMatchObject({ externalLink: 'https://b.example/' });
    expect(head).not.toHaveProperty('link');
  });

  it('is not told as one that is misspelt', () => {
    expect(tellAll(wholeHead(['titel: Old'], named({ summary: ['titel'] })).problems)).toBe('');
  });

  it('may be that of tags, and of both meanings of a picture', () => {
    const settings = named({ tags: ['topics'], image: ['pic'] });
    expect(headOf(wholeHead(['topics: [sea]', 'categories: [news]'], settings)).tags).toEqual([
      'sea',
      'news',
    ]);
    expect(headOf(wholeHead(['pic: false'], settings)).hasNoImage).toBe(true);
    expect(headOf(wholeHead(['pic: a.png'], settings)).image?.src).toBe('a.png');
  });

  it('of a switch is one of several, of which one is enough to keep back', () => {
    const settings = { ...named({ draft: ['wip', 'hold'] }), defaults: [{ fields: { wip: 'true' } }] };
    expect(wholeHead(['wip: false', 'hold: true'], settings).isDraft).toBe(true);
    expect(wholeHead(['hold: true', 'wip: false'], settings).isDraft).toBe(true);
    expect(wholeHead(['wip: false', 'hold: false'], settings).isDraft).toBe(false);
    expect(tellAll(wholeHead(['wip: false', 'hold: perhaps'], settings).problems)).toContain('FIELD_WRONG');
  });

  it.each([
    ['wip: true', true],
    ['wip: false', false],
    ['stage: { wip: yes }', true],
    ['draft: true', true],
    ['extra: { wip: true }', true],
  ])('of a switch: %s', (line, isDraft) => {
    expect(wholeHead([line], named({ draft: ['wip', 'stage.wip'] })).isDraft).toBe(isDraft);
  });

  it.each([
    ['wip: false', { draft: 'true' }, false],
    ['wip: false', { live: 'false' }, true],
    ['summary: Short.', { wip: 'true' }, true],
    ['wip: false', { wip: 'true' }, false],
    ['draft: false', { wip: 'true' }, false],
    ['summary: Short.', { wip: 'true', draft: 'false' }, true],
  ])('of a switch: %s beside defaults with %o', (line, fields, isDraft) => {
    const settings = { ...named({ draft: ['wip'], publish: ['live'] }), defaults: [{ fields }] };
    expect(wholeHead([line], settings).isDraft).toBe(isDraft);
  });

  it('of a switch with a value that says nothing is an error', () => {
    expect(tellAll(wholeHead(['wip: maybe'], named({ draft: ['wip'] })).problems)).toContain('FIELD_WRONG');
    const told = tellAll(wholeHead(['wip: draft'], named({ status: ['wip'] })).problems);
    expect(told).toBe('');
  });
});
