import type { Author } from '../../model/item.ts';

const ADDRESS = '[^\\s@()<>]+@[^\\s@()<>]+';
const MAIL_FIRST = new RegExp(`^(${ADDRESS}) ?\\((.*)\\)$`);
const NAME_FIRST = new RegExp(`^([^<>]*)<(${ADDRESS})>$`);
const MAIL_ALONE = new RegExp(`^${ADDRESS}$`);

/**
 * A person as RSS names one: an address with the name behind it, and what people make of that.
 *
 * @example parsePerson('desk@news.example.nz (Desk)') // { name: 'Desk', email: 'desk@news.example.nz' }
 */
export function parsePerson(text: string): Author {
  const [, email, name] = MAIL_FIRST.exec(text) ?? [];
  if (email !== undefined) return person(name, email);
  const [, nameBefore, emailBehind] = NAME_FIRST.exec(text) ?? [];
  if (emailBehind !== undefined) return person(nameBefore, emailBehind);
  return MAIL_ALONE.test(text) ? { email: text } : { name: text };
}

function person(written: string | undefined, email: string): Author {
  const name = written?.trim().replace(/^"(.*)"$/, '$1');
  return name ? { name, email } : { email };
}
