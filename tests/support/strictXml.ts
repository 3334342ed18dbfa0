import { SaxesParser } from 'saxes';

/** @throws where the text is not well-formed XML, as the strictest parser has it */
export function readXmlStrictly(text: string): void {
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(text).close();
}
