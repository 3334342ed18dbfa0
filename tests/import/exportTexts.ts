/** The parts of an item of an export of WordPress; what is not given is as for a post that everyone may read. */
export interface WxrItem {
  readonly id?: number;
  readonly type?: string;
  readonly status?: string;
  readonly title?: string;
  readonly text?: string;
  readonly excerpt?: string;
  readonly password?: string;
  readonly creator?: string;
  /** In UTC; empty for none. */
  readonly date?: string;
  /** In the zone of the site. */
  readonly localDate?: string;
  readonly parent?: number;
  /** Custom fields. */
  readonly meta?: Readonly<Record<string, string>>;
  /** More elements, as XML. */
  readonly more?: string;
}

const cdata = (text: string) => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;

/** An item as WordPress writes it. */
export function wxrItem({
  id = 12,
  type = 'post',
  status = 'publish',
  title = `Post ${id}`,
  text = '',
  excerpt = '',
  password = '',
  creator = 'ana',
  date = '2014-12-21 07:03:00',
  localDate = '2014-12-21 20:03:00',
  parent = 0,
  meta = {},
  more = '',
}: WxrItem = {}): string {
  const fields = Object.entries(meta).map(
    ([key, value]) =>
      `<wp:postmeta><wp:meta_key>${cdata(key)}</wp:meta_key><wp:meta_value>${cdata(value)}</wp:meta_value></wp:postmeta>`,
  );
  const [day = '', clock = ''] = date.split(' ');
  const pubDate = date.startsWith('0000')
    ? 'Wed, 30 Nov -0001 00:00:00 +0000'
    : `${new Date(`${day}T${clock}Z`).toUTCString().replace('GMT', '+0000')}`;
  return `<item>
  <title>${cdata(title)}</title>
  <link>https://harbour.example/2014/12/post-${id}/</link>
  <pubDate>${pubDate}</pubDate>
  <dc:creator>${cdata(creator)}</dc:creator>
  <guid isPermaLink="false">https://harbour.example/?p=${id}</guid>
  <description></description>
  <content:encoded>${cdata(text)}</content:encoded>
  <excerpt:encoded>${cdata(excerpt)}</excerpt:encoded>
  <wp:post_id>${id}</wp:post_id>
  <wp:post_date>${cdata(localDate)}</wp:post_date>
  <wp:post_date_gmt>${cdata(date)}</wp:post_date_gmt>
  <wp:post_name>${cdata(`post-${id}`)}</wp:post_name>
  <wp:status>${cdata(status)}</wp:status>
  <wp:post_parent>${parent}</wp:post_parent>
  <wp:menu_order>0</wp:menu_order>
  <wp:post_type>${cdata(type)}</wp:post_type>
  <wp:post_password>${cdata(password)}</wp:post_password>
  <wp:is_sticky>0</wp:is_sticky>
  ${fields.join('\n  ')}${more}
</item>`;
}

/** A file of the media library. */
export function wxrAttachment(id: number, name: string, item: WxrItem = {}): string {
  const url = `<wp:attachment_url>${cdata(`https://harbour.example/files/${name}`)}</wp:attachment_url>`;
  return wxrItem({
    id,
    type: 'attachment',
    status: 'inherit',
    title: name,
    ...item,
    more: `${url}${item.more ?? ''}`,
  });
}

/** An export of WordPress. */
export function wxr(items: readonly string[], version = '1.2'): string {
  return `<?xml version="1.0" encoding="UTF-8" ?>
<!-- This is an export of a site. -->
<rss version="2.0"
  xmlns:excerpt="http://wordpress.org/export/${version}/excerpt/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:wfw="http://wellformedweb.org/CommentAPI/"
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:wp="http://wordpress.org/export/${version}/">
<channel>
<title>Harbour Notes</title>
<link>https://harbour.example</link>
<description>Notes from a harbour</description>
<pubDate>Mon, 02 Nov 2015 08:00:00 +0000</pubDate>
<language>en-NZ</language>
<wp:wxr_version>${version}</wp:wxr_version>
<wp:base_site_url>https://harbour.example</wp:base_site_url>
<wp:base_blog_url>https://harbour.example</wp:base_blog_url>
<wp:author><wp:author_id>1</wp:author_id><wp:author_login>${cdata('ana')}</wp:author_login><wp:author_email>${cdata('secret-mail@harbour.example')}</wp:author_email><wp:author_display_name>${cdata('Ana &amp; Co')}</wp:author_display_name></wp:author>
<generator>https://wordpress.org/?v=6.6</generator>
${items.join('\n')}
</channel>
</rss>`;
}

/** An entry of an export of Blogger; the older one says its kind and a draft in another way. */
export interface BloggerEntry {
  readonly id?: number;
  readonly kind?: string;
  /** Of the export since 2024. */
  readonly status?: string;
  readonly title?: string;
  readonly html?: string;
  readonly tags?: readonly string[];
  readonly more?: string;
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** An export of Blogger before 2024. */
export function bloggerOld(entries: readonly BloggerEntry[]): string {
  const written = entries.map(
    ({ id = 7, kind = 'post', title = `Post ${id}`, html = '', tags = [], more = '' }) => `<entry>
<id>tag:blogger.com,1999:blog-99.post-${id}</id>
<published>2013-12-18T19:50:00.001-08:00</published>
<updated>2013-12-19T19:50:18.725-08:00</updated>
<category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#${kind}'/>
${tags.map((tag) => `<category scheme='http://www.blogger.com/atom/ns#' term='${escaped(tag)}'/>`).join('')}
<title type='text'>${escaped(title)}</title>
<content type='html'>${escaped(html)}</content>
<link rel='replies' type='application/atom+xml' href='https://harbour.blogspot.example/feeds/${id}/comments/default' title='Post Comments'/>
<link rel='replies' type='text/html' href='https://harbour.blogspot.example/2013/12/post-${id}.html#comment-form' title='0 Comments'/>
<link rel='edit' type='application/atom+xml' href='https://www.blogger.com/feeds/99/posts/default/${id}'/>
<link rel='alternate' type='text/html' href='https://harbour.blogspot.example/2013/12/post-${id}.html' title='${escaped(title)}'/>
<author><name>Ana</name><uri>https://www.blogger.com/profile/1</uri><email>noreply@blogger.com</email></author>
<thr:total>3</thr:total>${more}</entry>`,
  );
  return `<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns='http://www.w3.org/2005/Atom' xmlns:app='http://purl.org/atom/app#' xmlns:thr='http://purl.org/syndication/thread/1.0' xmlns:media='http://search.yahoo.com/mrss/'>
<id>tag:blogger.com,1999:blog-99.archive</id><updated>2014-01-01T00:00:00.000-08:00</updated>
<title type='text'>Harbour Notes</title>
<link rel='alternate' type='text/html' href='https://harbour.blogspot.example/'/>
<author><name>Ana</name><email>noreply@blogger.com</email></author>
<generator version='7.00' uri='https://www.blogger.com'>Blogger</generator>
${written.join('\n')}
</feed>`;
}

/** An export of Blogger since 2024: `feed.atom` of Takeout, which does not say where the site is. */
export function bloggerNew(entries: readonly BloggerEntry[]): string {
  const written = entries.map(
    ({
      id = 7,
      kind = 'POST',
      status = 'LIVE',
      title = `Post ${id}`,
      html = '',
      tags = [],
      more = '',
    }) => `<entry>
<id>tag:blogger.com,1999:blog-99.post-${id}</id>
<blogger:type>${kind}</blogger:type>
<blogger:status>${status}</blogger:status>
<author><name>Ana</name><uri></uri><blogger:type>BLOGGER</blogger:type></author>
<title>${escaped(title)}</title>
<content type='html'>${escaped(html)}</content>
<blogger:created>2013-12-18T19:40:53.278Z</blogger:created>
<published>2013-12-18T19:46:00Z</published>
<updated>2013-12-19T19:26:59.997Z</updated>
<blogger:location><blogger:name>Secret place</blogger:name></blogger:location>
${tags.map((tag) => `<category scheme='tag:blogger.com,1999:blog-99' term='${escaped(tag)}'/>`).join('')}
<blogger:filename>/2013/12/post-${id}.html</blogger:filename>
<link/><enclosure/>${more}</entry>`,
  );
  return `<?xml version='1.0' encoding='utf-8'?>
<feed xmlns='http://www.w3.org/2005/Atom' xmlns:blogger='http://schemas.google.com/blogger/2018'>
<id>tag:blogger.com,1999:blog-99</id>
<title>Harbour Notes</title>
${written.join('\n')}
</feed>`;
}

/** An entry of an export of Movable Type. */
export interface MovableTypeEntry {
  readonly title?: string;
  readonly status?: string;
  readonly date?: string;
  readonly breaks?: string;
  readonly body?: string;
  readonly extended?: string;
  readonly excerpt?: string;
  /** More lines `KEY: value`. */
  readonly values?: readonly string[];
  /** More sections, with their names. */
  readonly sections?: readonly string[];
}

/** An export of Movable Type. */
export function movableType(entries: readonly MovableTypeEntry[]): string {
  return entries
    .map(
      ({
        title = 'The road is open',
        status = 'Publish',
        date = '12/21/2014 08:03:00 PM',
        breaks = '__default__',
        body = 'The road is open.',
        extended = '',
        excerpt = '',
        values = [],
        sections = [],
      }) =>
        [
          'AUTHOR: Ana',
          `TITLE: ${title}`,
          `STATUS: ${status}`,
          'ALLOW COMMENTS: 1',
          `CONVERT BREAKS: ${breaks}`,
          `DATE: ${date}`,
          ...values,
          '-----',
          `BODY:\n${body}\n`,
          '-----',
          `EXTENDED BODY:\n${extended}\n`,
          '-----',
          `EXCERPT:\n${excerpt}\n`,
          '-----',
          'KEYWORDS:\n',
          ...sections.flatMap((section) => ['-----', section]),
          '-----',
          '--------',
          '',
        ].join('\n'),
    )
    .join('');
}
