// Eleventy's own feed plugin, once a format, with every article. It needs their addresses, so they are pages too: bare ones.
import { feedPlugin } from '@11ty/eleventy-plugin-rss';

export default function configure(eleventy) {
  eleventy.addCollection('articles', (all) => all.getFilteredByGlob('items/**/*.md'));
  for (const [type, outputPath] of [
    ['rss', '/rss.xml'],
    ['atom', '/atom.xml'],
    ['json', '/feed.json'],
  ]) {
    eleventy.addPlugin(feedPlugin, {
      type,
      outputPath,
      collection: { name: 'articles', limit: 0 },
      metadata: {
        title: 'The Corpus',
        subtitle: 'Articles that nobody wrote',
        language: 'en-NZ',
        base: 'https://corpus.example.nz/',
        author: { name: 'The Corpus' },
      },
    });
  }
  return { dir: { input: '.', output: 'output' } };
}
