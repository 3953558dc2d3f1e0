// The words on pages, from the same files as the portal has them, so that one
// journey can be made in both languages.

import { readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';

const home = resolve(import.meta.dirname, '../../locales');
const lexicons = new Map();

/** What the portal says in 'en' or 'fr'. */
export function lexicon(locale) {
  if (!lexicons.has(locale)) lexicons.set(locale, new Lexicon(locale));
  return lexicons.get(locale);
}

class Lexicon {
  #messages;
  #terms = new Map();
  #plurals;

  constructor(locale) {
    this.locale = locale;
    this.#plurals = new Intl.PluralRules(locale);
    this.#messages = messages(locale);
  }

  /** The message under this key, with these arguments. */
  t(key, given = {}) {
    const pattern = this.#messages.get(key);
    if (pattern === undefined) throw new Error(`there is no message “${key}” in ${this.locale}`);
    return this.#plain(pattern, given);
  }

  /** The label of a field, as a pattern that allows for “(optional)” behind it. */
  field(kind, name) {
    return this.#pattern(this.#label(kind, name));
  }

  /** The same for a label under a key of its own. */
  optional(key) {
    return this.#pattern(this.t(key));
  }

  /** The label of the box that stands for a fact, such as “Nationality: France”. */
  fact(kind, name, value) {
    return new RegExp(`^\\s*${spaced(this.#label(kind, name))}\\s*:\\s*${spaced(value)}`, 'u');
  }

  /** The label of a code of a vocabulary, such as ('custody', 'detained'). */
  term(list, code) {
    if (!this.#terms.has(list)) this.#terms.set(list, terms(list, this.locale));
    const label = this.#terms.get(list).get(code);
    if (label === undefined) throw new Error(`the list ${list} has no “${code}”`);
    return label;
  }

  #pattern(words) {
    return new RegExp(`^\\s*${spaced(words)}(\\s*${spaced(this.t('optional'))})?\\s*$`, 'u');
  }

  #label(kind, name) {
    const key = `${kind}-${name}`.replaceAll('_', '-');
    return this.t(this.#messages.has(key) ? key : `field-${name.replaceAll('_', '-')}`);
  }

  #plain(pattern, given) {
    const chosen = pattern.replace(/\{\s*\$([\w-]+)\s*->([\s\S]*?)\n?\s*\}\s*$/, (_, name, variants) => this.#variant(given[name], variants));
    return chosen.replace(/\{\s*\$([\w-]+)\s*\}/g, (_, name) => given[name] ?? '').replace(/\{\s*"([^"]*)"\s*\}/g, '$1');
  }

  #variant(value, variants) {
    const all = [...variants.matchAll(/(\*?)\[\s*([\w-]+)\s*\]\s*(.*)/g)];
    const kind = this.#plurals.select(Number(value));
    const found = all.find(([, , name]) => name === String(value)) ?? all.find(([, , name]) => name === kind) ?? all.find(([, star]) => star);
    return found[3];
  }
}

function messages(locale) {
  const found = new Map();
  for (const file of readdirSync(`${home}/${locale}`).filter((name) => name.endsWith('.ftl'))) {
    const text = readFileSync(`${home}/${locale}/${file}`, 'utf8');
    for (const [, key, pattern] of text.matchAll(/^([a-z][\w-]*)\s*=[ \t]*(.*(?:\n[ }\t].*)*)/gm)) found.set(key, pattern.trim());
  }
  return found;
}

function terms(list, locale) {
  const [head, ...rows] = readFileSync(`${home}/words/${list}.tsv`, 'utf8').trimEnd().split('\n').map((line) => line.split('\t'));
  return new Map(rows.map((row) => [row[0], row[head.indexOf(locale)]]));
}

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
const spaced = (text) => escaped(text.trim()).replace(/\s+/g, '\\s+');
