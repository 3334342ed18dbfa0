import type { Fault } from '../../model/problem.ts';
import type { Announced } from './announced.ts';
import { callsFor } from './calls.ts';
import type { ServedSettings } from './headers.ts';
import type { InventoryFile } from './inventory.ts';
import { isAnnouncedTo, type PathsByService, type Service, withoutEmpty } from './unannounced.ts';

/**
 * What services are to be told where no delivery says it: what is otherwise than they were told. Who was told of nothing yet is told of
 * all feeds; which pages are new to it, nobody knows.
 */
export function unannouncedSince(
  announced: Announced,
  services: readonly Service[],
  inventory: readonly InventoryFile[],
): PathsByService {
  const paths = new Set(inventory.map(({ path }) => path));
  const rows = services.map(({ name, of }): [string, ReadonlySet<string>] => {
    const known = announced.get(name);
    if (known === undefined && of === 'pages') return [name, new Set()];
    const before = [...(known ?? [])];
    const changed = inventory.filter(
      (file) => isAnnouncedTo(file, of) && known?.get(file.path) !== file.hash,
    );
    const gone = before.filter(([path, hash]) => of === 'pages' && hash !== '' && !paths.has(path));
    return [name, new Set([...changed.map(({ path }) => path), ...gone.map(([path]) => path)])];
  });
  return withoutEmpty(rows);
}

/** What was told, and in the place of nothing, all pages for those who are told of pages. */
export function withFirst(
  announced: Announced,
  services: readonly Service[],
  inventory: readonly InventoryFile[],
): Announced {
  const pages = inventory.filter((file) => isAnnouncedTo(file, 'pages'));
  const first = firstOf(announced, services).filter(({ of }) => of === 'pages');
  // A row of no file says that it is known, where there is no page yet.
  const rows: [string, string][] = [
    ['', ''],
    ...pages.map(({ path, hash }): [string, string] => [path, hash]),
  ];
  return new Map([...announced, ...first.map(({ name }) => [name, new Map(rows)] as const)]);
}

/** A note for those of whom nobody knows what they were told; none if there is nobody. */
export function firstNotes(announced: Announced, services: readonly Service[]): Fault[] {
  const names = firstOf(announced, services).map(({ address }) => address);
  if (names.length === 0) return [];
  return [
    {
      code: 'ANNOUNCE_FIRST',
      message: `expected a record of what was told before to ${names.join(', ')}, found none; all feeds are told, and no page`,
      mend: 'nothing; where this stands at each run, keep .dateline/ from one run to the next',
    },
  ];
}

/** The addresses that services are told of, by the services' names. */
export function addressesToAnnounce(
  unannounced: PathsByService,
  services: readonly Service[],
  settings: ServedSettings,
  isThere: (path: string) => boolean,
): ReadonlyMap<string, readonly string[]> {
  const rows = services.map((service): [string, readonly string[]] => {
    const paths = [...(unannounced.get(service.name) ?? [])];
    const { calls } = callsFor(service, paths, settings, isThere);
    return [service.name, calls.flatMap(({ addresses }) => addresses)];
  });
  return new Map(rows.filter(([, addresses]) => addresses.length > 0));
}

function firstOf(announced: Announced, services: readonly Service[]): Service[] {
  return services.filter(({ name }) => !announced.has(name));
}
