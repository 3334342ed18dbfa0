import { Feed } from 'feed';

const HOME = 'https://blog.example/';
const DATE = new Date('2024-03-02T09:30:00Z');

/** Programs as people write them with `feed`, each for one habit. */
export const PROGRAMS: Readonly<Record<string, () => Feed>> = {
  'a blog with whole addresses': () => {
    const feed = new Feed({
      title: 'My blog',
      description: 'Notes & more',
      id: HOME,
      link: HOME,
      language: 'en',
      image: `${HOME}image.png`,
      favicon: `${HOME}favicon.ico`,
      copyright: 'All rights reserved 2024, Jo',
      updated: DATE,
      generator: 'awesome',
      feedLinks: { rss2: `${HOME}rss.xml`, atom1: `${HOME}atom.xml`, json1: `${HOME}feed.json` },
      author: { name: 'Jo', email: 'jo@blog.example', link: `${HOME}jo` },
    });
    for (const slug of ['first', 'second']) {
      const link = `${HOME}${slug}`;
      feed.addItem({
        title: slug,
        id: link,
        link,
        description: `About ${slug}`,
        content: `<p>${slug}</p>`,
        author: [{ name: 'Jo', email: 'jo@blog.example' }],
        date: DATE,
        image: `${HOME}${slug}.jpg`,
      });
    }
    feed.addCategory('Technology');
    return feed;
  },
  'a CMS with numbers and words for ids': () => {
    const feed = new Feed({ title: 'CMS', id: 'cms', link: HOME, copyright: '', description: '' });
    for (const id of ['1', 'post 2', '65f1c0ffee', 'áé/3'])
      feed.addItem({
        title: id,
        id,
        link: `${HOME}p/${encodeURIComponent(id)}`,
        date: DATE,
        description: '',
      });
    return feed;
  },
  'items without ids': () => {
    const feed = new Feed({ title: 'No ids', link: HOME });
    feed.addItem({ title: 'One', link: `${HOME}one?a=1&b=2`, date: DATE, content: '<p>1 ]]> 2</p>' });
    return feed;
  },
  'relative links, guids and pictures': () => {
    const feed = new Feed({
      title: 'Relative',
      link: HOME,
      image: '/logo.png',
      feedLinks: { rss2: '/rss.xml' },
    });
    feed.addItem({ title: 'One', link: '/posts/one', date: DATE, image: 'img/one.jpg', description: 'One' });
    feed.addItem({ title: 'Two', id: '/posts/two', link: 'posts/two', date: DATE, audio: '../two.mp3' });
    feed.addItem({ title: 'Three', guid: '/posts/three', link: '/posts/three', date: DATE });
    return feed;
  },
  'a podcast': () => {
    const feed = new Feed({
      title: 'A show',
      description: 'Talk',
      link: HOME,
      podcast: true,
      category: 'Technology',
      author: { name: 'Jo', email: 'jo@blog.example' },
      image: `${HOME}cover.jpg`,
    });
    const audio = { url: `${HOME}1.mp3`, length: 1000, type: 'audio/mpeg', duration: 61.5 };
    feed.addItem({ title: 'Episode 1', link: `${HOME}1`, date: DATE, description: 'First', audio });
    return feed;
  },
  'a feed with a hub': () => {
    const feed = new Feed({
      title: 'Hub',
      link: HOME,
      hub: 'https://hub.example/',
      feed: `${HOME}feed`,
      ttl: 60,
      language: 'en-GB',
    });
    feed.addItem({ title: 'A <b> & "c"', link: `${HOME}a`, date: DATE, category: [{ name: 'x & y' }] });
    return feed;
  },
};
