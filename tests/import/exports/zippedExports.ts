/** Exports in zips of our own making. What begins with `hush-` nobody may see, what begins with `soon-` nobody yet. */

const HEAD =
  'post_id,post_date,is_published,email_sent_at,inbox_sent_at,type,audience,title,subtitle,podcast_url';

/** A row of the table of posts; what has a comma stands in quotation marks. */
export function substackRow(id: string, more: Readonly<Record<string, string>> = {}): string {
  const values = {
    post_id: id,
    post_date: '2024-03-01T09:30:00.000Z',
    is_published: 'true',
    email_sent_at: '2024-03-01T09:31:00.000Z',
    inbox_sent_at: '',
    type: 'newsletter',
    audience: 'everyone',
    title: `Title of ${id}`,
    subtitle: '',
    podcast_url: '',
    ...more,
  };
  return Object.values(values)
    .map((value) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value))
    .join(',');
}

export function substackTable(...rows: readonly string[]): string {
  return `${[HEAD, ...rows].join('\r\n')}\r\n`;
}

const BLOCK = (audiences: string, text: string) =>
  `<div class="dynamic-content-block" data-dynamic-content="true" data-dynamic-audiences="${audiences}"><div class="dynamic-content-match"><p>${text}</p></div></div>`;

const FOR_SOME =
  `<div><p>Seen.</p>${BLOCK('non_sub', 'Seen too.')}${BLOCK('free_sub', 'hush-free')}${BLOCK('paid_sub,founding_sub', 'hush-paid-part')}` +
  '<div class="paywall-jump" data-component-name="PaywallToDOM"></div><p>hush-behind</p></div><p>hush-behind too</p>';

const hushed = (id: string, more: Readonly<Record<string, string>>) => substackRow(`${id}.hush-${id}`, more);

export const SUBSTACK: Readonly<Record<string, string>> = {
  'posts.csv': substackTable(
    substackRow('101.first-tide', { title: 'First, "tide"', subtitle: 'Low\nand high &amp; low' }),
    substackRow('102.for-some', { title: 'For some' }),
    substackRow('103.heard', {
      type: 'podcast',
      title: 'Heard',
      podcast_url: 'https://api.harbour.example/103.mp3',
    }),
    substackRow('104.soon-draft', { is_published: 'false', title: 'soon-draft', post_date: '' }),
    substackRow('105.leaf-about', { type: 'page', title: 'leaf-about' }),
    hushed('201', { audience: 'only_paid', title: 'hush-paid' }),
    hushed('202', { audience: 'only_free', title: 'hush-free' }),
    hushed('203', { audience: 'founding' }),
    hushed('204', { audience: 'friends' }),
    hushed('205', { type: 'restack' }),
    hushed('206', { is_published: 'false', audience: 'only_paid' }),
    hushed('207', { is_published: '' }),
  ),
  'posts/101.first-tide.html':
    '<p>The <em>first</em> tide.</p><figure><img src="https://cdn.harbour.example/a.png" alt="A"></figure>',
  'posts/102.for-some.html': FOR_SOME,
  'posts/103.heard.html': '<p>Listen.</p>',
  'posts/104.soon-draft.html': '<p>soon-draft</p>',
  'posts/105.leaf-about.html': '<p>leaf-about</p>',
  ...Object.fromEntries(
    ['201', '202', '203', '204', '205', '206', '207'].map((id) => [
      `posts/${id}.hush-${id}.html`,
      `<p>hush-${id}</p>`,
    ]),
  ),
  'posts/101.delivers.csv': 'post_id,timestamp,email\n101,2024,hush-delivered@harbour.example\n',
  'posts/101.opens.csv': 'post_id,timestamp,email\n101,2024,hush-opened@harbour.example\n',
  'email_list.harbour.csv': 'email,active_subscription\nhush-subscriber@harbour.example,true\n',
};

/** A story of Medium as its export has one. */
export function mediumStory({
  title,
  body,
  footer,
  subtitle,
}: Readonly<Record<'title' | 'body' | 'footer', string>> & { readonly subtitle?: string }): string {
  const summary =
    subtitle === undefined
      ? ''
      : `<section data-field="subtitle" class="p-summary">\n${subtitle}\n</section>`;
  return `<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>${title}</title><style>
  * { font-family: serif }</style></head><body><article class="h-entry">
<header><h1 class="p-name">${title}</h1></header>${summary}
<section data-field="body" class="e-content"><section name="1" class="section section--body section--first"><div class="section-divider"><hr class="section-divider"></div><div class="section-content"><div class="section-inner sectionLayout--insetColumn">${body}</div></div></section></section>
<footer>${footer}<p>Exported from <a href="https://medium.com">Medium</a> on March 9, 2024.</p></footer></article></body></html>`;
}

export const mediumFooter = (path: string, key: string): string =>
  `<p>By <a href="https://medium.com/@ana" class="p-author h-card">Ana</a> on <a href="https://medium.com/p/${key}"><time class="dt-published" datetime="2024-03-01T09:30:00.000Z">March 1, 2024</time></a>.</p><p><a href="https://medium.com/@ana/${path}-${key}" class="p-canonical">Canonical link</a></p>`;

export const MEDIUM: Readonly<Record<string, string>> = {
  'README.html': '<h1>Medium</h1>',
  'posts/2024-03-01_First-tide-0123456789ab.html': mediumStory({
    title: 'First tide',
    subtitle: 'Low and high',
    body:
      '<h3 name="a" class="graf graf--h3 graf--leading graf--title">First tide</h3><h4 class="graf graf--h4 graf--subtitle">Low and high</h4>' +
      '<p class="graf graf--p">The <strong>first</strong> tide.</p><figure class="graf graf--figure"><img class="graf-image" alt="Pier" src="https://cdn-images-1.medium.com/max/800/1*pier.jpeg"><figcaption class="imageCaption">The pier</figcaption></figure>' +
      '<figure class="graf graf--figure graf--iframe"><iframe src="https://www.youtube.com/embed/abcdefghijk" width="700" height="393"></iframe></figure>',
    footer: `<p class="p-tags">Tagged in <a href="https://medium.com/tag/harbour" class="p-tag">Harbour</a>, <a href="https://medium.com/tag/boats" class="p-tag">Boats</a></p>${mediumFooter('first-tide', '0123456789ab')}`,
  }),
  'posts/2024-03-02_Second-tide-1123456789ab.html': mediumStory({
    title: 'Second tide',
    body: '<p class="graf graf--p graf--leading">Another text.</p>',
    footer: mediumFooter('second-tide', '1123456789ab'),
  }),
  'posts/draft_soon-draft-2123456789ab.html': mediumStory({
    title: 'soon-draft',
    body: '<h3 class="graf graf--h3 graf--title">soon-draft</h3><p class="graf graf--p">soon-words</p>',
    footer: '<p><a href="https://medium.com/p/2123456789ab">View original.</a></p>',
  }),
  'posts/2024-03-04_hush-response-3123456789ab.html': mediumStory({
    title: 'hush-response that you…',
    body: '<p class="graf graf--p graf--leading">hush-response that you wrote.</p>',
    footer: mediumFooter('hush-response', '3123456789ab'),
  }),
  'posts/hush-undated-4123456789ab.html': mediumStory({
    title: 'hush-undated',
    body: '<h3 class="graf graf--h3 graf--title">hush-undated</h3>',
    footer: '',
  }),
  'profile/profile.html':
    '<section class="h-card"><h3 class="p-name">Ana</h3><ul><li><b>Profile:</b> <a class="u-url" href="https://medium.com/@ana">@ana</a></li><li><b>Email address:</b> hush-ana@harbour.example</li></ul></section>',
  'sessions/sessions-0001.html': '<p>hush-session</p>',
  'blocks/blocked-users-0001.html': '<p>hush-blocked</p>',
};

const EVERYONE = 'https://www.w3.org/ns/activitystreams#Public';
const FOLLOWERS = 'https://social.example/users/ana/followers';

type Activity = Readonly<Record<string, unknown>>;

/** A post of an account, and what is otherwise in it. */
export function activityOf(number: number, note: Activity = {}, more: Activity = {}): Activity {
  const id = `https://social.example/users/ana/statuses/${number}`;
  const audience = { to: [EVERYONE], cc: [FOLLOWERS] };
  return {
    id: `${id}/activity`,
    type: 'Create',
    actor: 'https://social.example/users/ana',
    published: '2024-03-01T09:30:00Z',
    ...audience,
    ...more,
    object: {
      id,
      type: 'Note',
      summary: null,
      inReplyTo: null,
      published: '2024-03-01T09:30:00Z',
      url: `https://social.example/@ana/${number}`,
      attributedTo: 'https://social.example/users/ana',
      ...audience,
      sensitive: false,
      content: `<p>The tide of day ${number}.</p>`,
      contentMap: { en: `<p>The tide of day ${number}.</p>` },
      attachment: [],
      tag: [],
      ...note,
    },
  };
}

const toFollowers = { to: [FOLLOWERS], cc: [] };
const quiet = { to: [FOLLOWERS], cc: [EVERYONE] };
const hush = (word: string) => ({ content: `<p>hush-${word}</p>`, contentMap: {} });

const ACTIVITIES: readonly Activity[] = [
  activityOf(1, {
    content:
      '<p>Low water. <a href="https://social.example/tags/tide" class="mention hashtag" rel="tag">#<span>tide</span></a></p>',
    tag: [
      { type: 'Hashtag', href: 'https://social.example/tags/tide', name: '#tide' },
      { type: 'Mention', href: 'https://social.example/users/ben', name: '@ben' },
    ],
    updated: '2024-03-01T10:00:00Z',
    attachment: [
      {
        type: 'Document',
        mediaType: 'image/png',
        url: '/media_attachments/files/1/original/a.png',
        name: 'A pier',
      },
    ],
  }),
  activityOf(2, { summary: 'Spiders & co', sensitive: true }),
  activityOf(3, {
    attachment: [
      { type: 'Document', mediaType: 'audio/mpeg', url: 'https://files.social.example/3.mp3', name: 'Waves' },
    ],
  }),
  activityOf(10, { ...hush('followers'), ...toFollowers }, toFollowers),
  activityOf(
    11,
    { ...hush('direct'), to: ['https://social.example/users/ben'], cc: [] },
    { to: ['https://social.example/users/ben'], cc: [] },
  ),
  activityOf(12, { ...hush('unlisted'), ...quiet }, quiet),
  activityOf(13, { ...hush('note-for-followers'), ...toFollowers }),
  activityOf(14, hush('activity-for-followers'), toFollowers),
  activityOf(15, { ...hush('reply'), inReplyTo: 'https://other.example/1' }),
  activityOf(16, { ...hush('reply-as-object'), inReplyTo: { id: 'https://other.example/1' } }),
  activityOf(17, { ...hush('poll'), type: 'Question' }),
  activityOf(18, { ...hush('article'), type: 'Article' }),
  activityOf(22, {
    content: '<p></p>',
    attachment: [{ type: 'Document', url: '/media_attachments/hush-file.png', name: 'hush-file' }],
  }),
  activityOf(19, { ...hush('nobody'), to: undefined }),
  {
    id: 'https://social.example/20',
    type: 'Announce',
    to: [EVERYONE],
    object: 'https://other.example/hush-boost',
  },
  {
    id: 'https://social.example/21',
    type: 'Create',
    to: [EVERYONE],
    object: 'https://other.example/hush-address',
  },
];

export const ACTOR = JSON.stringify({
  id: 'https://social.example/users/ana',
  type: 'Person',
  preferredUsername: 'ana',
  name: 'Ana of the tides',
  summary: '<p>Tides <b>and</b> boats</p>',
  url: 'https://social.example/@ana',
});

export function outboxOf(activities: readonly Activity[] = ACTIVITIES): string {
  return JSON.stringify({
    '@context': 'https://www.w3.org/ns/activitystreams',
    id: 'outbox.json',
    type: 'OrderedCollection',
    totalItems: activities.length,
    orderedItems: activities,
  });
}

export const MASTODON: Readonly<Record<string, string>> = {
  'media_attachments/files/1/original/a.png': 'no picture',
  'outbox.json': outboxOf(),
  'likes.json': '{"orderedItems":["https://other.example/hush-like"]}',
  'bookmarks.json': '{"orderedItems":["https://other.example/hush-bookmark"]}',
  'actor.json': ACTOR,
};

/** A Blog Archive of micro.blog. */
export const MICRO_BLOG: Readonly<Record<string, string>> = {
  'index.html': '<div class="h-feed">hush-page</div>',
  'feed.json': JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Small tides',
    home_page_url: 'https://micro.harbour.example/',
    items: [
      {
        id: 'https://micro.harbour.example/2024/03/01/low.html',
        url: 'https://micro.harbour.example/2024/03/01/low.html',
        content_html: '<p>Low water.</p><img src="uploads/2024/a.png" alt="A">',
        date_published: '2024-03-01T09:30:00+00:00',
      },
    ],
  }),
  'uploads/2024/a.png': 'no picture',
};
