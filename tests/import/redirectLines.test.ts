import { describe, expect, it } from 'vitest';
import { redirectLines } from '../../src/import/redirectLines.ts';

const NEW = 'https://news.example.nz/rss.xml';

describe('the lines that redirect an old address', () => {
  it('are plain for a plain path', () => {
    expect(redirectLines('/feed/', NEW)).toEqual({
      Netlify: `/feed/ ${NEW} 301`,
      'Cloudflare Pages': `/feed/ ${NEW} 301`,
      nginx: `location = /feed/ { return 301 ${NEW}; }`,
      Caddy: `redir /feed/ ${NEW} 301`,
      Apache: `RedirectMatch 301 "^/feed/$" "${NEW}"`,
    });
  });

  it('compare the query too, where the host can', () => {
    expect(redirectLines('/feeds/posts/default?alt=rss', NEW)).toEqual({
      Netlify: `/feeds/posts/default alt=rss ${NEW} 301`,
      nginx: `if ($request_uri ~ "^/feeds/posts/default[?]alt=rss$") { return 301 ${NEW}; }`,
      Caddy: `@old_feed expression \`{http.request.uri} == "/feeds/posts/default?alt=rss"\`\nredir @old_feed ${NEW} 301`,
      Apache: `RewriteEngine On\nRewriteCond "%{QUERY_STRING}" "=alt=rss"\nRewriteRule "^/?feeds/posts/default$" "${NEW}" [R=301,L,QSD,NE]`,
    });
  });

  it('are of one address, whatever stands in it', () => {
    const { Netlify, nginx, Caddy, Apache } = redirectLines('/a*:b$(c)/p%C4%81"{d}.xml', `${NEW}?a=$1&b={c}`);
    expect(Netlify).toBe(`/a%2A%3Ab$(c)/p%C4%81%22%7Bd%7D.xml ${NEW}?a=%241&b=%7Bc%7D 301`);
    expect(nginx).toContain('"^/a[*]:b[$][(]c[)]/p%C4%81');
    expect(Caddy).toContain('== "/a*:b$(c)/p%C4%81');
    expect(Apache).toContain('"^/?a[*]:b[$][(]c[)]/p\\xC4\\x81');
    expect(Apache).toContain('a=\\%241&b=\\%7Bc\\%7D"');
    expect(Apache).not.toContain('RewriteCond');
  });

  it('leave nothing in a query that would end a text of the host', () => {
    const { Netlify, nginx, Caddy, Apache } = redirectLines('/?a="{x}`^\\', NEW);
    expect(Netlify).toContain('/ a=%22%7Bx%7D%60%5E%5C ');
    expect(nginx).toContain('"^/[?]a=%22[{]x[}]`\\^%5C$"');
    expect(Caddy).toContain('`{http.request.uri} == "/?a=%22%7Bx%7D%60^%5C"`');
    expect(Apache).toContain('"=a=%22{x}`^%5C"');
  });

  it('leave out the host and what is behind the number sign', () => {
    expect(redirectLines('feed#new', NEW)['Netlify']).toBe(`/feed ${NEW} 301`);
    expect(redirectLines('//feed', NEW)['Netlify']).toBe(`/feed ${NEW} 301`);
  });
});
