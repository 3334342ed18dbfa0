import type { ItemConflicts } from './plan/items.ts';
import type { Claim } from './plan/manifest.ts';
import type { DeliveryPlan } from './plan/planDelivery.ts';

/** What became of a delivery. */
export type DeliveryOutcome =
  | {
      /** `planned` for a dry run. */
      readonly status: 'delivered' | 'current' | 'planned';
      readonly plan: DeliveryPlan;
      /** Articles at the target that were otherwise, and nobody knows who changed them. */
      readonly otherwise: readonly string[];
      /** Paths that were written or removed since the last delivery from here that ended. */
      readonly changed: readonly string[];
      /** Media that were taken down there, and that are not sent again. */
      readonly held: readonly string[];
    }
  | { readonly status: 'refused'; readonly why: Refusal };

/** Why nothing was sent. */
export type Refusal =
  | { readonly kind: 'conflict'; readonly conflicts: ItemConflicts }
  | { readonly kind: 'held'; readonly claim: Claim | undefined }
  | { readonly kind: 'foreign'; readonly path: string }
  /** The page of an article that was taken down there. */
  | { readonly kind: 'taken'; readonly path: string }
  | { readonly kind: 'unsafe' };
