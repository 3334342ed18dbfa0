/** Abbreviations that mean one offset wherever they are read, in minutes east of UTC. */
const EVERYWHERE: Readonly<Record<string, number>> = {
  NZST: 720,
  NZDT: 780,
  CHAST: 765,
  CHADT: 825,
  AEST: 600,
  AEDT: 660,
  ACST: 570,
  ACDT: 630,
  AWST: 480,
  WET: 0,
  WEST: 60,
  CET: 60,
  CEST: 120,
  EET: 120,
  EEST: 180,
};

/** Abbreviations that several countries use: they are read only in a publication of a country that does. */
const BY_COUNTRY: readonly { readonly zones: RegExp; readonly offsets: Readonly<Record<string, number>> }[] =
  [
    {
      zones: /^(America|US|Canada)\/|^Pacific\/Honolulu$/,
      offsets: {
        EST: -300,
        EDT: -240,
        CST: -360,
        CDT: -300,
        MST: -420,
        MDT: -360,
        PST: -480,
        PDT: -420,
        HST: -600,
      },
    },
    { zones: /^(Europe\/London|GB)$/, offsets: { BST: 60 } },
    { zones: /^(Europe\/Dublin|Eire)$/, offsets: { IST: 60 } },
    { zones: /^Asia\/(Kolkata|Calcutta)$/, offsets: { IST: 330 } },
  ];

/**
 * The offset of a zone's abbreviation in a publication of that zone.
 *
 * @returns minutes east of UTC, or undefined if the abbreviation is ambiguous or unknown
 */
export function offsetOfAbbreviation(abbreviation: string, timeZone: string): number | undefined {
  const local = BY_COUNTRY.find(({ zones, offsets }) => zones.test(timeZone) && abbreviation in offsets);
  return local?.offsets[abbreviation] ?? EVERYWHERE[abbreviation];
}

/** True for an abbreviation that several countries use. */
export function isAmbiguousAbbreviation(abbreviation: string): boolean {
  return BY_COUNTRY.some(({ offsets }) => abbreviation in offsets);
}
