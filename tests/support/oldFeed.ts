import { Feed } from 'feed';

/** A feed that another publisher wrote, with `feed`. */
export function oldFeed(): Feed {
  const feed = new Feed({ id: 'https://old.example/', link: 'https://old.example/', title: 'Old Harbour' });
  feed.addItem({
    title: 'The ferry is back',
    id: 'https://old.example/?p=7',
    link: 'https://old.example/ferry/',
    date: new Date('2015-03-02T17:12:00Z'),
    description: 'It left at six.',
    content: '<p>It left at <em>six</em>.</p><table><tr><td>6:00</td></tr></table>',
  });
  feed.addItem({
    title: 'Tide & time',
    id: 'https://old.example/?p=9',
    link: 'https://old.example/tide/',
    date: new Date('2015-03-05T04:40:00Z'),
    content: '<p>The tide came in.</p>',
  });
  return feed;
}
