import type { OutputFile } from '../../disk/disk.ts';
import type { Article } from '../../model/article.ts';
import type { MediaFile } from '../../model/media.ts';
import type { Settings } from '../../model/settings.ts';
import type { Bodies } from '../articleStore.ts';
import type { Document } from './feedDocuments.ts';
import type { PagePlan } from './pages.ts';

/** All that the files of an edition are made of. */
export interface Making {
  readonly settings: Settings;
  readonly documents: readonly Document[];
  readonly pages: PagePlan;
  /** The articles that are in a feed or have a page. */
  readonly shown: ReadonlySet<Article>;
  /** Files of the author's that the publication refers to. */
  readonly media: readonly MediaFile[];
  readonly bodies: Bodies;
  /** Decides, with its own key, what becomes of an article: the publication and the program. */
  readonly settingsHash: string;
  /** The address of a script that pages load while their publisher works on them. */
  readonly script: string | undefined;
}

/** A file, and the articles that have to be in memory for it. */
export interface Placed {
  readonly file: OutputFile;
  readonly items: readonly Article[];
}
