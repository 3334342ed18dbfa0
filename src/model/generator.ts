/** What our documents say made them. A test holds the version to package.json's. */
export const GENERATOR = { name: 'Dateline', version: '0.1.0' } as const;
