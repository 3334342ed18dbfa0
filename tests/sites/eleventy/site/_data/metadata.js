export default {
  title: 'Tarnbeck Courier',
  url: 'https://tarnbeck.example/',
  language: 'en',
  description: 'News of Tarnbeck, a town by the water',
  author: { name: 'Tarnbeck Courier' },
};
