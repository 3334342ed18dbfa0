import { getContainerRenderer } from '@astrojs/mdx';
import rss from '@astrojs/rss';
import { experimental_AstroContainer } from 'astro/container';
import { render } from 'astro:content';
import { loadRenderers } from 'astro:container';
import { SITE_DESCRIPTION, SITE_TITLE } from '../consts';
import { findPosts } from '../posts';

export async function GET(context) {
  const container = await experimental_AstroContainer.create({
    renderers: await loadRenderers([getContainerRenderer()]),
  });
  const items = [];
  for (const post of await findPosts()) {
    const { Content } = await render(post);
    items.push({
      ...post.data,
      link: `/blog/${post.id}/`,
      content: await container.renderToString(Content),
    });
  }
  return rss({ title: SITE_TITLE, description: SITE_DESCRIPTION, site: context.site, items });
}
