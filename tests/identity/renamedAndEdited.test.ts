import { describe, expect, it } from 'vitest';
import { publish } from '../../src/publish/publish.ts';
import { article } from '../support/articles.ts';
import { memoryDisk, publicationOf } from '../support/memoryDisk.ts';
import { NOW, SETTINGS } from '../support/publication.ts';

const TEXT =
  'The ferry left the wharf at six in the morning, and came back before noon with the mail, two dogs and a piano.';
const EDITED = TEXT.replace('two dogs', 'three dogs');
const TIME = '6:12 am on 3 March 2015';

/** What a run tells after an article was published and the folder became another. */
function changed(
  files: Readonly<Record<string, string>>,
  before = { 'items/ferry.md': article('Ferry', TIME, TEXT) },
) {
  const disk = memoryDisk({ 'feed.yaml': SETTINGS, ...before });
  publish({ disk }, publicationOf(disk), { now: NOW });
  for (const file of Object.keys(before)) disk.files.delete(file);
  for (const [file, text] of Object.entries(files)) disk.files.set(file, Buffer.from(text));
  const { subscribers, problems } = publish({ disk }, publicationOf(disk), { now: NOW });
  const ids = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id);
  return {
    new: ids(subscribers.new),
    edited: ids(subscribers.edited),
    gone: ids(subscribers.gone),
    codes: problems.map(({ code }) => code),
  };
}

describe('an article that was renamed and edited at once', () => {
  it('is the one that it was, where its time is the same and its text much alike', () => {
    expect(changed({ 'items/boat.md': article('The ferry is back', TIME, EDITED) })).toEqual({
      new: [],
      edited: ['tag:news.example.nz,2015-03-03:ferry'],
      gone: [],
      codes: [],
    });
  });

  it('is another at another time: notices of tides are alike every day', () => {
    expect(changed({ 'items/boat.md': article('Ferry', '6:12 am on 4 March 2015', EDITED) })).toMatchObject({
      new: ['tag:news.example.nz,2015-03-04:boat'],
      gone: ['tag:news.example.nz,2015-03-03:ferry'],
    });
  });

  it('is another with another text', () => {
    const other =
      'The library is open again on weekdays, and lends books, maps, tools and a violin to everyone here.';
    expect(changed({ 'items/boat.md': article('Library', TIME, other) })).toMatchObject({
      new: ['tag:news.example.nz,2015-03-03:boat'],
      gone: ['tag:news.example.nz,2015-03-03:ferry'],
    });
  });

  it('is another where the one of its time and title is still in its file, edited too', () => {
    const files = {
      'items/ferry.md': article('Ferry', TIME, EDITED),
      'items/mi/waka.md': article('Ferry', TIME, 'I wehe atu te waka i te uapo i te ono karaka i te ata.'),
    };
    expect(changed(files)).toEqual({
      new: ['tag:news.example.nz,2015-03-03:waka'],
      edited: ['tag:news.example.nz,2015-03-03:ferry'],
      gone: [],
      codes: [],
    });
  });

  it('is asked about where it could be either of two', () => {
    const before = {
      'items/ferry.md': article('Ferry', TIME, TEXT),
      'items/again.md': article('Ferry', TIME, TEXT.replace('noon', 'one')),
    };
    const { codes } = changed({ 'items/boat.md': article('Ferry', TIME, EDITED) }, before);
    expect(codes).toEqual(['ID_UNCLEAR']);
  });

  it('is asked about where another could be it too', () => {
    const { codes } = changed({
      'items/boat.md': article('Ferry', TIME, EDITED),
      'items/ship.md': article('Ferry', TIME, TEXT.replace('noon', 'one')),
    });
    expect(codes).toEqual(['ID_UNCLEAR', 'ID_UNCLEAR']);
  });

  it('is another where nobody knows any more what readers were shown', () => {
    const disk = memoryDisk({ 'feed.yaml': SETTINGS, 'items/ferry.md': article('Ferry', TIME, TEXT) });
    publish({ disk }, publicationOf(disk), { now: NOW });
    disk.files.delete('items/ferry.md');
    disk.files.set('output/feed.json', Buffer.from('not JSON'));
    disk.files.set('items/boat.md', Buffer.from(article('Ferry', TIME, EDITED)));
    const { subscribers } = publish({ disk }, publicationOf(disk), { now: NOW });
    expect(subscribers.new.map(({ id }) => id)).toEqual(['tag:news.example.nz,2015-03-03:boat']);
  });
});
