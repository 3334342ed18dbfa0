import { SaxesParser } from 'saxes';

/** An element as a strict, namespace-aware parser sees it. `text` is all text directly in it. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

/**
 * Reads a document the way the strictest reader does.
 *
 * @throws Error at the first thing that is not well-formed, or a prefix without a namespace
 */
export function readXml(document: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  const top: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open: XmlElement[] = [top];
  const innermost = () => open.at(-1) ?? top;
  const addText = (text: string) => {
    innermost().text += text;
  };
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const values = Object.entries(attributes).map(([key, { value }]) => [key, value]);
    const element: XmlElement = { name, attributes: Object.fromEntries(values), children: [], text: '' };
    innermost().children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(document).close();
  return only(top, /./);
}

/** Every child of that name. */
export function all(parent: XmlElement, name: string | RegExp): XmlElement[] {
  return parent.children.filter((child) =>
    typeof name === 'string' ? child.name === name : name.test(child.name),
  );
}

/** The one child of that name. */
export function only(parent: XmlElement, name: string | RegExp): XmlElement {
  const [found, ...others] = all(parent, name);
  if (found === undefined || others.length > 0) {
    throw new Error(
      `expected one ${name} in ${parent.name}, found ${found === undefined ? 0 : others.length + 1}`,
    );
  }
  return found;
}

/** The texts of the children of that name, in order. */
export function texts(parent: XmlElement, name: string): string[] {
  return all(parent, name).map(({ text }) => text);
}

/** The attributes of the children of that name, in order. */
export function attributesOf(parent: XmlElement, name: string): XmlElement['attributes'][] {
  return all(parent, name).map(({ attributes }) => attributes);
}
