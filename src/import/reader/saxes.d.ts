/*
 * What is used of saxes. The declarations of saxes 6.0.0 do not compile under `skipLibCheck: false`;
 * src/tsconfig.json leads here in their place.
 */

interface Attribute {
  /** With the document's prefix. */
  readonly name: string;
  readonly local: string;
  /** The URI of its namespace; empty for none. */
  readonly uri: string;
  readonly value: string;
}

interface Tag {
  readonly local: string;
  readonly uri: string;
  readonly attributes: Readonly<Record<string, Attribute>>;
}

export class SaxesParser {
  constructor(options: {
    readonly xmlns: true;
    readonly position: false;
    readonly forceXMLVersion: true;
    readonly defaultXMLVersion: '1.0';
  });
  /** How far it has read: an index into what was written. */
  get position(): number;
  on(event: 'text' | 'cdata', handler: (text: string) => void): void;
  on(event: 'attribute', handler: (attribute: Pick<Attribute, 'name' | 'value'>) => void): void;
  on(event: 'closetag', handler: () => void): void;
  on(event: 'opentag', handler: (tag: Tag) => void): void;
  write(text: string): this;
  close(): this;
}
