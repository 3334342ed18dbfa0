import { asYaml } from '../syntax/writeYaml.ts';
import { SCHEMA_LINE } from './settingsSchema.ts';

/** What a new publication says of itself. */
export interface PublicationDetails {
  readonly title: string;
  readonly url: string;
  /** A zone of the IANA database. */
  readonly timeZone: string;
  /** A BCP 47 tag. */
  readonly language: string;
  readonly description: string;
}

/**
 * The text of a feed.yaml with its explanations.
 *
 * @example newSettings({ title: 'Harbour News', description, url, timeZone: 'Pacific/Auckland', language: 'en-NZ' }) // '# yaml-language-server: ...'
 */
export function newSettings({ title, url, timeZone, language, description }: PublicationDetails): string {
  const line = (key: string, value: string) => asYaml({ [key]: value });
  return `${SCHEMA_LINE}
# What this publication is. docs/reference/settings.md of Dateline lists everything that can stand here.
${line('title', title)}${line('description', description)}
# Where output/ will be served. Ids of articles are made of its name: write yours before you publish.
${line('url', url)}
# The language of the articles, as a BCP 47 tag such as en-NZ, and the time zone of the times in them.
${line('language', language)}${line('timeZone', timeZone)}
# Some of what is optional:
# authors: [{ name: Hana Pōtiki, email: hana@your-site.example }]
# icon: icon.png
# copyright: Hana Pōtiki
# pages: false        # feeds alone, for a site that has pages already
# onError: skip       # publish the others when an article has an error
`;
}
