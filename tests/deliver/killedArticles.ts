import { article } from '../support/articles.ts';

/** The articles of a publication as it was delivered, before the delivery that is killed. */
export const BEFORE = {
  'items/a.md': article('A', '1:00 pm on 1 May 2015', 'Text.'),
  'items/b.md': article('B', '1:00 pm on 2 May 2015', 'Old.'),
};

/** What is written over them for that delivery; the first of them is deleted. */
export const AFTER = {
  'items/b.md': article('B, edited', '1:00 pm on 2 May 2015', 'New.'),
  'items/c.md': article('C', '1:00 pm on 3 May 2015', 'More.'),
};
