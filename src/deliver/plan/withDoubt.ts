import type { Manifest } from './manifest.ts';

/**
 * What a manifest has to say when somebody has touched files after another took the target over: nobody is sure of them. A delivery
 * that goes on loses its claim by that, and sends what it has sent anew.
 */
export function withDoubt(manifest: Manifest, touched: readonly string[]): Manifest {
  const { claim: _, pending, ...rest } = manifest;
  const doubtful = new Set(touched);
  return {
    ...rest,
    files: new Map([...manifest.files].filter(([path]) => !doubtful.has(path))),
    pending: {
      fresh: pending?.fresh ?? new Set(),
      former: new Set([...(pending?.former ?? []), ...touched]),
      unlisted: pending?.unlisted ?? new Set(),
    },
  };
}
