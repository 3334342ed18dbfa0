/** An export of Ghost of our own making. What begins with `hush-` nobody may see, what begins with `soon-` nobody yet. */

type Row = Readonly<Record<string, unknown>>;

const ID = '5f0a1b2c3d4e5f6a7b8c9d';

export const ghostId = (number: number): string => ID + String(number).padStart(2, '0');

/** A post that is whole and for everyone, but for what it says. */
export function ghostPost(number: number, more: Row = {}): Row {
  return {
    id: ghostId(number),
    uuid: `00000000-0000-4000-8000-0000000000${String(number).padStart(2, '0')}`,
    title: `Tide ${number}`,
    slug: `tide-${number}`,
    mobiledoc: null,
    lexical: '{"root":{"children":[]}}',
    html: `<p>The tide of day ${number}.</p>`,
    comment_id: ghostId(number),
    plaintext: `The tide of day ${number}.`,
    feature_image: null,
    featured: 0,
    type: 'post',
    status: 'published',
    locale: null,
    visibility: 'public',
    email_recipient_filter: 'all',
    created_at: '2024-03-01T09:00:00.000Z',
    updated_at: '2024-03-01T09:30:00.000Z',
    published_at: '2024-03-01T09:30:00.000Z',
    custom_excerpt: null,
    codeinjection_head: null,
    codeinjection_foot: null,
    custom_template: null,
    canonical_url: null,
    newsletter_id: null,
    show_title_and_feature_image: 1,
    ...more,
  };
}

export function ghostMeta(number: number, more: Row): Row {
  return {
    id: `meta${number}`,
    post_id: ghostId(number),
    og_image: null,
    meta_title: null,
    email_only: 0,
    ...more,
  };
}

const GATED =
  '<p>Seen.</p>\n<!--kg-gated-block:begin nonMember:false memberSegment:"status:free,status:-free" --><p>hush-gated</p><!--kg-gated-block:end-->\n' +
  '<!--kg-gated-block:begin nonMember:true memberSegment:"" --><p>Seen too.</p><!--kg-gated-block:end--><p>And last.</p>';

const kept = (number: number, word: string, more: Row) =>
  ghostPost(number, { title: `${word} title`, slug: word, html: `<p>${word}</p>`, plaintext: word, ...more });

const POSTS: readonly Row[] = [
  ghostPost(1, {
    html: '<p>See <a href="__GHOST_URL__/about/">us</a>.</p><figure><img src="__GHOST_URL__/content/images/pier.jpg" alt="Pier"></figure>',
    updated_at: '2024-03-02T10:00:00.000Z',
    custom_excerpt: 'The first tide, in short.',
    feature_image: '__GHOST_URL__/content/images/boat.jpg',
  }),
  ghostPost(2, { html: GATED, plaintext: 'hush-gated' }),
  kept(10, 'soon-draft', { status: 'draft', published_at: null }),
  kept(11, 'soon-scheduled', { status: 'scheduled', published_at: '2099-01-01T00:00:00.000Z' }),
  kept(12, 'leaf-about', { type: 'page' }),
  kept(20, 'hush-members', { visibility: 'members' }),
  kept(21, 'hush-paid', { visibility: 'paid' }),
  kept(22, 'hush-tiers', { visibility: 'tiers' }),
  kept(23, 'hush-filter', { visibility: 'filter' }),
  kept(24, 'hush-sent', { status: 'sent' }),
  kept(25, 'hush-email', {}),
  kept(26, 'hush-unknown', { visibility: 'friends' }),
  kept(27, 'hush-status', { status: 'archived' }),
  kept(28, 'hush-type', { type: 'note' }),
  kept(29, 'hush-nothing', { visibility: null }),
  kept(30, 'hush-draft-of-members', { status: 'draft', visibility: 'members' }),
  kept(31, 'hush-page-of-members', { type: 'page', visibility: 'paid' }),
];

const row = (post: number, of: string, id: string, order: number) => ({
  id: `${post}${id}`,
  post_id: ghostId(post),
  [of]: id,
  sort_order: order,
});

const DATA = {
  posts: POSTS,
  posts_meta: [
    ghostMeta(1, { feature_image_alt: 'A boat', feature_image_caption: '<b>Low</b> water' }),
    ghostMeta(25, { email_only: 1 }),
  ],
  tags: [
    { id: 't1', name: 'Harbour', slug: 'harbour', visibility: 'public' },
    { id: 't2', name: '#hush-internal', slug: 'hash', visibility: 'internal' },
    { id: 't4', name: '#hush-hash', slug: 'hash-2', visibility: 'public' },
    { id: 't5', name: 'hush-hidden', slug: 'hidden', visibility: 'internal' },
    { id: 't3', name: 'Boats', slug: 'boats', visibility: 'public' },
  ],
  posts_tags: [
    row(1, 'tag_id', 't1', 1),
    row(1, 'tag_id', 't2', 2),
    row(1, 'tag_id', 't4', 3),
    row(1, 'tag_id', 't5', 4),
    row(1, 'tag_id', 't3', 0),
  ],
  users: [
    {
      id: 'u1',
      name: 'Ana',
      slug: 'ana',
      email: 'hush-ana@harbour.example',
      password: 'hush-password',
      website: null,
    },
    {
      id: 'u2',
      name: 'Ben',
      slug: 'ben',
      email: 'hush-ben@harbour.example',
      website: 'https://ben.example/',
    },
  ],
  posts_authors: [row(1, 'author_id', 'u1', 1), row(1, 'author_id', 'u2', 0), row(2, 'author_id', 'u1', 0)],
  settings: [
    { key: 'title', value: 'Harbour News' },
    { key: 'description', value: 'Tides and boats' },
    { key: 'locale', value: 'en' },
    { key: 'timezone', value: 'Pacific/Auckland' },
    { key: 'password', value: 'hush-site-password' },
  ],
  snippets: [{ id: 's', name: 'hush-snippet', lexical: 'hush-snippet' }],
};

/** The text of an export, with tables in the place of others. */
export function ghostExport(tables: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({
    db: [{ meta: { exported_on: 1, version: '5.80.0' }, data: { ...DATA, ...tables } }],
  });
}
