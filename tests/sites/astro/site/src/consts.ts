export const SITE_TITLE = 'Tarnbeck Courier';
export const SITE_DESCRIPTION = 'News of Tarnbeck, a town by the water';
