import { hasError } from '../../model/problem.ts';
import { defineCommand } from '../command.ts';
import { formatReading, readingToJson } from '../formatReading.ts';
import { openPublication } from '../openPublication.ts';
import { printable } from '../printable.ts';
import { reportProblems } from '../reportProblems.ts';
import { printJson, printMessage, type Session } from '../session.ts';

/** Tells what readers that poll cost, with the documents that stand in output/. It writes nothing. */
export const sizeCommand = defineCommand({
  name: 'size',
  findsRoot: true,
  isRare: true,
  summary:
    'tell what readers cost that poll the feed in output/,\nor the one in this folder of it: requests and bytes',
  operand: { placeholder: '[FOLDER]', meaning: 'the folder of a feed', isOptional: true },
  options: {
    subscribers: {
      placeholder: 'N',
      summary: 'so many readers',
      isRare: true,
      parse: parseSubscribers,
    },
  },
  failure: 'what readers cost could not be counted',
  run: async (session, { subscribers }, operand) => {
    const { world, now, isJson, isQuiet, edge, paint } = session;
    if (subscribers === undefined) return refuse('expected --subscribers N with size, found none', session);
    const publication = await openPublication(session);
    if (publication === undefined) return 2;
    const { title, output } = publication.settings;
    const { findReadingCosts, measureReading } = await import('../late/planning.ts');
    const folder = folderOf(operand);
    const { documents, changes, missing, problems } = measureReading(world.disk, output, folder, now);
    if (missing !== undefined) return refuse(`expected ${missing}, found none - ${mendOf(folder)}`, session);
    if (hasError(problems)) {
      if (isJson) printJson({ problems }, session);
      else reportProblems(problems, session);
      return 1;
    }
    const costs = findReadingCosts(subscribers, documents, changes);
    const reading = { subscribers, documents, changes, costs };
    if (isJson) printJson(readingToJson(reading), session);
    else if (!isQuiet)
      edge.stdout.write(formatReading(title, reading, { paint, columns: edge.stdout.columns }));
    return 0;
  },
});

function mendOf(folder: string): string {
  const build = 'run dateline build first';
  return folder === '' ? build : `${build}, or name another folder of output/ that a feed is in, like sport`;
}

/** @example folderOf('sport') // 'sport/' */
function folderOf(operand: string): string {
  const parts = operand.split('/').filter((part) => part !== '' && part !== '.');
  return parts.map((part) => `${part}/`).join('');
}

function refuse(message: string, { edge }: Session): number {
  printMessage(printable`dateline: ${message}\n`, edge);
  return 2;
}

/** @throws Error for what is no number of readers */
function parseSubscribers(text: string): number {
  if (/^\d{1,9}$/.test(text) && Number(text) > 0) return Number(text);
  throw new Error(`expected --subscribers as a whole number from 1 to 999999999, found "${text}"`);
}
