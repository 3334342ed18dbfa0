import { defineConfig } from 'vitepress';

export default defineConfig({
  title: 'Tarnbeck Courier',
  description: 'News of Tarnbeck, a town by the water',
  lang: 'en',
  cleanUrls: true,
  srcExclude: ['README.md'],
});
