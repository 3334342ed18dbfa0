import type { Fault } from '../../../model/problem.ts';
import { CODES, type Finding } from './finding.ts';
import { type Host, MENDS } from './hosts.ts';

/** Who was asked, and why. */
export interface Asking {
  readonly host: Host;
  /** The cache that the answers came from, in words. */
  readonly cache: string | undefined;
  /** True if what is here has just been delivered. */
  readonly isDelivered: boolean;
}

/** Makes faults of findings: one of what is the same at several addresses, and one of all that the host cannot do. */
export function tellFindings(findings: readonly Finding[], asking: Asking): Fault[] {
  const { host } = asking;
  const isLimit = ({ kind }: Finding) => host.cannot.includes(kind);
  const groups = new Map<string, Finding[]>();
  for (const one of findings.filter((finding) => !isLimit(finding)))
    groups.set(alikeOf(one), [...(groups.get(alikeOf(one)) ?? []), one]);
  const faults = [...groups.values()].map((group) => tellGroup(group, asking));
  const limits = findings.filter(isLimit);
  return limits.length === 0 ? faults : [...faults, tellLimits(limits, host)];
}

/** Types differ by formats, and so does what mends them; bytes and links differ by addresses alone. */
function alikeOf({ kind, wanted }: Finding): string {
  return kind === 'stale' || kind === 'link' ? kind : `${kind} ${wanted}`;
}

function tellGroup(group: readonly Finding[], asking: Asking): Fault {
  const [first] = group as readonly [Finding, ...Finding[]];
  return {
    code: CODES[first.kind],
    message: `expected ${first.wanted} from ${addresses(group)}, found ${first.found}`,
    mend: mendOf(first, asking),
  };
}

function tellLimits(limits: readonly Finding[], { name, section, limits: why }: Host): Fault {
  const wanted = [...new Set(limits.map((one) => one.wanted))];
  const some = wanted.length > 4 ? [...wanted.slice(0, 3), `${wanted.length - 3} more`] : wanted;
  return {
    code: 'SERVED_LIMITED',
    message: `expected ${some.join(', ')} from ${addresses(limits)}, found that ${name} has no way to do so`,
    mend: `${why}; see docs/hosting.md#${section}`,
  };
}

function addresses(group: readonly Finding[]): string {
  const all = [...new Set(group.map(({ address }) => address))];
  return all.length === 1 ? `${all[0]}` : `${all[0]} and ${all.length - 1} more`;
}

function mendOf({ kind }: Finding, asking: Asking): string {
  const { host } = asking;
  const see = `see docs/hosting.md#${kind === 'link' ? 'hubs' : host.section}`;
  if (kind === 'stale') return staleMend(asking);
  if (kind === 'unreachable')
    return asking.isDelivered
      ? 'look whether the host serves what was delivered, and whether url: is its address'
      : 'deliver output/ there, or mend url:';
  const own = host.mends[kind];
  return `${own === undefined ? MENDS[kind] : `${own} (${host.name})`}; ${see}`;
}

function staleMend({ cache, isDelivered }: Asking): string {
  if (cache === 'GitHub' || cache === 'Netlify')
    return `deliver output/ there; if it has been, ${cache} keeps the older document for its time`;
  if (cache !== undefined)
    return `wait until ${cache} asks anew, or have it forget the address: purge: in feed.yaml does so with each delivery`;
  return isDelivered
    ? 'look whether the host serves what was delivered; hubs are told when it is there'
    : 'deliver output/ there';
}
