import { getContainerRenderer } from '@astrojs/mdx';
import rss from '@astrojs/rss';
import { experimental_AstroContainer } from 'astro/container';
import { getCollection, render } from 'astro:content';
import { loadRenderers } from 'astro:container';
import { SITE_DESCRIPTION, SITE_TITLE } from '../consts';
import { isShown } from '../isShown';

export async function GET(context) {
  const container = await experimental_AstroContainer.create({
    renderers: await loadRenderers([getContainerRenderer()]),
  });
  const items = [];
  for (const post of await getCollection('blog', isShown)) {
    const { Content } = await render(post);
    items.push({
      ...post.data,
      link: `/blog/${post.id}/`,
      content: await container.renderToString(Content),
    });
  }
  return rss({ title: SITE_TITLE, description: SITE_DESCRIPTION, site: context.site, items });
}
