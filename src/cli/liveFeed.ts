import type { channelOf } from '../import/feedToSettings.ts';
import type { ImportSource } from '../import/source.ts';
import { hasError } from '../model/problem.ts';
import { withoutPassword } from '../model/withoutPassword.ts';
import type { ImportOntoReport } from '../publish/onto/importOnto.ts';
import { readSource } from './readSource.ts';
import { reportProblems } from './reportProblems.ts';
import { reportFailure, type Session } from './session.ts';

/** What was given, the exit status that it leads to, and how it is printed. */
export interface GivenIds {
  /** For the report as JSON. */
  readonly members: { readonly onto?: Omit<ImportOntoReport, 'template'> };
  readonly status: 0 | 1;
  print(): void;
}

/** A feed that subscribers have, of a site for which a publication is made. */
export interface LiveFeed {
  /** What it says of the site. */
  readonly channel: Partial<ReturnType<typeof channelOf>>;
  /** Gives its ids to the articles of the publication that is there now. */
  giveIds(session: Session): GivenIds;
}

const NONE: LiveFeed = { channel: {}, giveIds: () => ({ members: {}, status: 0, print: () => undefined }) };

/** Reads a feed, if there is one, before anything is written. One that cannot be read is told. */
export async function openLiveFeed(
  from: string | undefined,
  { 'allow-private': allowPrivate }: { readonly 'allow-private': boolean },
  session: Session,
): Promise<LiveFeed | 'unreadable'> {
  if (from === undefined) return NONE;
  const { channelOf, importOnto, printOnto, readDocuments } = await import('./late/outside.ts');
  let source: ImportSource;
  try {
    source = await readSource(from, { allowPrivate, isFollowed: true }, session);
  } catch (error) {
    reportFailure(`expected a feed at ${withoutPassword(from)}, found none that can be read`, error, session);
    return 'unreadable';
  }
  const { feed, problems } = readDocuments(source);
  if (feed === undefined) {
    reportProblems(problems, session);
    return 'unreadable';
  }
  return {
    channel: channelOf(feed),
    giveIds: (there) => {
      const { template: _, ...onto } = importOnto(there.world, source, { now: there.now });
      const print = () => {
        if (!there.isJson) printOnto(onto, { 'dry-run': false, verbose: false }, there);
      };
      return { members: { onto }, status: hasError(onto.problems) ? 1 : 0, print };
    },
  };
}
