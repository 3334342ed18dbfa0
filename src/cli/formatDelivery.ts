import type { TargetReport } from '../deliver/deployTo.ts';
import type { Step } from '../deliver/plan/planSteps.ts';
import { formatSize } from '../syntax/size.ts';
import { joined, type Printable, printable, wrapped } from './printable.ts';
import type { Paint } from './session.ts';

const MAX_NAMED = 3;

/** How a report is printed. */
export interface DeliveryStyle {
  /** Lists the files, one by one. */
  readonly isVerbose: boolean;
  readonly paint: Paint;
  readonly columns: number | undefined;
}

/** The report for programs: what was sent or would be, in this order, and what was removed. */
export function deliveryToJson(report: TargetReport): unknown {
  const { name, status, steps, removed, unchanged, taken } = report;
  const sent = steps.map(({ kind, isNew, files }) => ({
    kind,
    isNew,
    files: files.map(({ path, sizeInBytes }) => ({ path, sizeInBytes })),
  }));
  return { name, status, sent, bytes: sizeOf(steps), removed, unchanged, ...(taken && { taken }) };
}

/** The report for publishers: a line about the target; what is sent in which order, where it was only planned, or is asked for. */
export function formatDelivery(report: TargetReport, style: DeliveryStyle): Printable {
  const { name, status, steps, removed, unchanged, taken = [] } = report;
  const { paint, columns, isVerbose } = style;
  const title = paint('bold', name);
  if (status === 'failed') return printable`${title}: not delivered\n`;
  const row = (what: string, paths: readonly string[]) =>
    paths.length === 0
      ? printable``
      : wrapped(printable`  ${paint('dim', what.padEnd(17))}${listed(paths, isVerbose)}\n`, columns, 19);
  const last = row('taken down', taken);
  if (status === 'current')
    return printable`${title}: nothing to deliver, ${countFiles(unchanged)} as they were\n${last}`;
  const would = status === 'planned' ? 'would be ' : '';
  const files = steps.flatMap((step) => step.files);
  const counts = [
    `${countFiles(files.length)} ${would}sent (${formatSize(sizeOf(steps))})`,
    ...(removed.length > 0 ? [`${removed.length} ${would}removed`] : []),
    `${unchanged} unchanged`,
  ];
  const details = [
    ...steps.map((step) =>
      row(
        nameOf(step),
        step.files.map(({ path }) => path),
      ),
    ),
    row('removed', removed),
  ];
  return joined([
    printable`${title}: ${counts.join(', ')}\n`,
    ...(status === 'planned' || isVerbose ? details : []),
    last,
  ]);
}

function nameOf({ kind, isNew }: Step): string {
  return `${isNew ? 'new' : 'changed'} ${kind}`;
}

function listed(paths: readonly string[], isVerbose: boolean): string {
  if (isVerbose || paths.length <= MAX_NAMED) return paths.join(', ');
  return `${paths.slice(0, MAX_NAMED).join(', ')} and ${paths.length - MAX_NAMED} more`;
}

function countFiles(count: number): string {
  return `${count} ${count === 1 ? 'file' : 'files'}`;
}

function sizeOf(steps: readonly Step[]): number {
  return steps.flatMap(({ files }) => files).reduce((sum, { sizeInBytes }) => sum + sizeInBytes, 0);
}
