import { feedPlugin } from '@11ty/eleventy-plugin-rss';
import syntaxHighlight from '@11ty/eleventy-plugin-syntaxhighlight';

export default function (eleventyConfig) {
  eleventyConfig.addPreprocessor('drafts', '*', (data) => {
    if (data.draft) return false;
  });
  eleventyConfig.addPassthroughCopy({ './public/': '/' });
  eleventyConfig.addPassthroughCopy('content/**/*.png');
  eleventyConfig.addPlugin(syntaxHighlight);
  eleventyConfig.addCollection('shown', (api) =>
    api.getFilteredByTag('posts').filter((post) => post.date <= new Date()),
  );
  eleventyConfig.addPlugin(feedPlugin, {
    type: 'atom',
    outputPath: '/feed/feed.xml',
    collection: { name: 'shown', limit: 0 },
    metadata: {
      language: 'en',
      title: 'Tarnbeck Courier',
      subtitle: 'News of Tarnbeck, a town by the water',
      base: 'https://tarnbeck.example/',
      author: { name: 'Tarnbeck Courier' },
    },
  });
}

export const config = {
  markdownTemplateEngine: 'njk',
  htmlTemplateEngine: 'njk',
  dir: { input: 'content', includes: '../_includes', data: '../_data', output: '_site' },
};
