import { describe, expect, it } from 'vitest';
import { article } from '../../support/articles.ts';
import { memoryDisk } from '../../support/memoryDisk.ts';
import { SETTINGS } from '../../support/publication.ts';
import { tell } from '../commandLine.ts';

const FERRY = article('The ferry is back', '6:12 am on 3 March 2015', 'The ferry left at six.');
const WHALE = article('A whale looks in', '5:40 pm on 5 March 2015', 'It stayed until dark.');

/** A publication that was built once, and then changed. */
async function changed(change: (files: Map<string, Buffer>) => void) {
  const files = { 'feed.yaml': SETTINGS, 'items/ferry.md': FERRY, 'items/whale.md': WHALE };
  const disk = memoryDisk(files);
  await tell(['build'], disk);
  change(disk.files);
  return disk;
}

function put(name: string, text: string) {
  return (files: Map<string, Buffer>) => files.set(`items/${name}`, Buffer.from(text));
}

describe('diff', () => {
  it('tells that there is nothing, and ends with 0', async () => {
    expect(await tell(['diff'], await changed(() => {}))).toEqual({
      status: 0,
      stdout: 'nothing: subscribers would notice no difference\n',
      stderr: '',
    });
  });

  it('writes nothing', async () => {
    const disk = await changed(put('ferry.md', FERRY.replace('six', 'seven')));
    const before = new Map(disk.files);
    await tell(['diff'], disk);
    expect(disk.files).toEqual(before);
  });

  it('tells nothing but errors and warnings with --quiet', async () => {
    const disk = await changed(put('tide.md', article('Tide tables', '9:00 am on 6 March 2015')));
    expect(await tell(['diff', '--quiet'], disk)).toEqual({ status: 1, stdout: '', stderr: '' });
  });

  it('tells what is new, and ends with 1', async () => {
    const disk = await changed(put('tide.md', article('Tide tables', '9:00 am on 6 March 2015')));
    const { status, stdout } = await tell(['diff'], disk);
    expect(status).toBe(1);
    expect(stdout).toMatchInlineSnapshot(`
      "new        Tide tables, 9:00 am on 6 March 2015, NZDT
                 items/tide.md, tag:news.example.nz,2015-03-06:tide
                 late: dated more than a day ago: mail services and some readers skip what is older when they first see it
      4 files would be written, 1 unchanged
      "
    `);
  });

  it('tells an edit with the fields that differ, and how to tell readers of it', async () => {
    const edit = FERRY.replace('left at six', 'left at seven').replace('is back', 'is late');
    const { status, stdout } = await tell(['diff'], await changed(put('ferry.md', edit)));
    expect(status).toBe(1);
    expect(stdout).toMatchInlineSnapshot(`
      "edited     The ferry is late, 6:12 am on 3 March 2015, NZDT
                 items/ferry.md, tag:news.example.nz,2015-03-03:ferry
                 title: "The ferry is back" -> "The ferry is late"
                 summary: "The ferry left at six." -> "The ferry left at seven."
                 body: "…>The ferry left at six.</p>" -> "…>The ferry left at seven.</p>"
                 readers that have it will not know; to tell them, write updated: with the time
      4 files would be written, 1 unchanged
      "
    `);
  });
});

describe('what diff tells of articles', () => {
  it('tells what is updated without any advice', async () => {
    const edit = FERRY.replace('date:', 'updated: 4 March 2015 9:00 am\ndate:');
    const { stdout } = await tell(['diff'], await changed(put('ferry.md', edit)));
    expect(stdout).toMatchInlineSnapshot(`
      "updated    The ferry is back, 6:12 am on 3 March 2015, NZDT
                 items/ferry.md, tag:news.example.nz,2015-03-03:ferry
                 updated: "2015-03-03T06:12:00+13:00" -> "2015-03-04T09:00:00+13:00"
      4 files would be written, 1 unchanged
      "
    `);
  });

  it('tells what would come back as unread, which is an error until --reissue', async () => {
    const disk = await changed(put('ferry.md', FERRY.replace('date:', 'id: urn:x:1\ndate:')));
    const refused = await tell(['diff'], disk);
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('error ID_CHANGED');
    const { status, stdout, stderr } = await tell(['diff', '--reissue'], disk);
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(stdout).toMatchInlineSnapshot(`
      "returning  The ferry is back, 6:12 am on 3 March 2015, NZDT
                 items/ferry.md, urn:x:1
                 id: "tag:news.example.nz,2015-03-03:ferry" -> "urn:x:1"
                 everyone sees it once more as unread; take the new id out to prevent that
      4 files would be written, 1 unchanged
      "
    `);
  });

  it('tells what is gone, and how to take it back', async () => {
    const { stdout } = await tell(['diff'], await changed((files) => files.delete('items/whale.md')));
    expect(stdout).toMatchInlineSnapshot(`
      "gone       items/whale.md, tag:news.example.nz,2015-03-05:whale
                 readers keep what they have; to take it back, put the file back and write withdrawn: with the time; if it has another name now, write its id: there
      4 files would be written, 1 unchanged
      "
    `);
  });

  it('tells what is held, which is nothing to notice yet', async () => {
    const disk = await changed(put('tide.md', article('Tide tables', '9:00 am on 6 March 2099')));
    const { status, stdout } = await tell(['diff'], disk);
    expect(status).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "held       Tide tables, 9:00 am on 6 March 2099, NZDT
                 items/tide.md, tag:news.example.nz,2099-03-06:tide
      "
    `);
  });
});

describe('what diff tells besides articles', () => {
  it('ends with 1 for a change of the feed that is of no article', async () => {
    const disk = await changed((files) =>
      files.set('feed.yaml', Buffer.from(SETTINGS.replace('Harbour News', 'Harbour Post'))),
    );
    const { status, stdout } = await tell(['diff'], disk);
    expect(status).toBe(1);
    expect(stdout).toMatchInlineSnapshot(`
      "feed       Harbour Post
                 https://news.example.nz/rss.xml
                 title: "Harbour News" -> "Harbour Post"
                 authors: "Harbour News" -> "Harbour Post"
      3 files would be written, 2 unchanged
      "
    `);
  });

  it('ends with 1 for an error, and tells it', async () => {
    const { status, stderr } = await tell(['diff'], await changed(put('road.md', 'No head.\n')));
    expect(status).toBe(1);
    expect(stderr).toContain('DATE_MISSING');
  });

  it('knows no fields without the feed.json that was published', async () => {
    const disk = await changed((files) => {
      files.delete('output/feed.json');
      put('ferry.md', FERRY.replace('six', 'seven'))(files);
    });
    const { stdout } = await tell(['diff', '--json'], disk);
    expect(JSON.parse(stdout).edited).toMatchObject([{ file: 'items/ferry.md', changed: [] }]);
  });

  it('prints one object with --json', async () => {
    const disk = await changed((files) => {
      put('ferry.md', FERRY.replace('left at six', 'left at seven'))(files);
      put('tide.md', article('Tide tables', '9:00 am on 6 March 2099'))(files);
      put('new.md', article('New', '9:00 am on 7 March 2015'))(files);
      files.delete('items/whale.md');
    });
    const { status, stdout } = await tell(['diff', '--json'], disk);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchInlineSnapshot(`
      {
        "archived": [],
        "edited": [
          {
            "changed": [
              {
                "after": "The ferry left at seven.",
                "before": "The ferry left at six.",
                "field": "summary",
              },
              {
                "after": "…>The ferry left at seven.</p>",
                "before": "…>The ferry left at six.</p>",
                "field": "body",
              },
            ],
            "file": "items/ferry.md",
            "id": "tag:news.example.nz,2015-03-03:ferry",
            "published": "2015-03-03T06:12:00+13:00",
            "title": "The ferry is back",
          },
        ],
        "feeds": [],
        "gone": [
          {
            "file": "items/whale.md",
            "id": "tag:news.example.nz,2015-03-05:whale",
            "published": "2015-03-05T17:40:00+13:00",
          },
        ],
        "held": [
          {
            "file": "items/tide.md",
            "id": "tag:news.example.nz,2099-03-06:tide",
            "published": "2099-03-06T09:00:00+13:00",
            "title": "Tide tables",
          },
        ],
        "late": [
          {
            "file": "items/new.md",
            "id": "tag:news.example.nz,2015-03-07:new",
            "published": "2015-03-07T09:00:00+13:00",
            "title": "New",
          },
        ],
        "moved": [],
        "new": [
          {
            "file": "items/new.md",
            "id": "tag:news.example.nz,2015-03-07:new",
            "published": "2015-03-07T09:00:00+13:00",
            "title": "New",
          },
        ],
        "problems": [],
        "removed": [],
        "returning": [],
        "unseen": [],
        "updated": [],
        "written": [
          "output/rss.xml",
          "output/atom.xml",
          "output/feed.json",
          "feed.lock",
        ],
      }
    `);
  });
});

describe('what nobody can know is not told', () => {
  it('of any article where the lock is damaged', async () => {
    const disk = await changed((files) => {
      files.set('feed.lock', Buffer.from(String(files.get('feed.lock')).replace('2015', '20x5')));
    });
    const { status, stdout, stderr } = await tell(['diff'], disk);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/^feed\.lock:4:1 error LOCK_DAMAGED /);
  });

  it('of one that could be either of two', async () => {
    const disk = await changed((files) => {
      files.delete('items/ferry.md');
      put('boat.md', FERRY)(files);
      put('ship.md', FERRY)(files);
    });
    const { stdout, stderr } = await tell(['diff'], disk);
    expect({ stdout, asked: stderr.match(/ID_UNCLEAR/g) }).toEqual({
      stdout: '',
      asked: ['ID_UNCLEAR', 'ID_UNCLEAR'],
    });
    expect((await tell(['diff', '--reissue'], disk)).stdout).toMatch(/^new /);
  });
});
