// What several journeys do: signing in and out, recording, citing, finding.

import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { lexicon } from './lexicon.mjs';
import { until } from './support.mjs';

export { lexicon };

export const fixture = (name) => readFileSync(resolve(import.meta.dirname, '../fixtures', name), 'utf8');

/** Somebody who can sign in, at an address that nobody has. */
export const member = (name) => ({
  name,
  email: `${name.normalize('NFD').replace(/[^A-Za-z]/g, '').toLowerCase()}@example.org`,
  password: 'eleven purple lanterns drift',
});

/** What an app shows in a step of thirty seconds (RFC 6238). */
export function totp(secret, step) {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hmac = createHmac('sha1', key).update(counter).digest();
  const number = hmac.readUInt32BE(hmac.at(-1) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

// What people keep in their apps and on paper. Each portal has its own: the
// same journey runs on two databases at once.
const kept = new Map();

/** The app and the recovery codes of this person at this portal. */
export function keptBy(j, who) {
  const key = `${j.url} ${who.email}`;
  if (!kept.has(key)) kept.set(key, { secret: who.secret, step: 0, codes: [] });
  return kept.get(key);
}

/** A code that was not used yet; waits for the next one where it has to. */
export async function nextCode(j, who) {
  const app = keptBy(j, who);
  const now = () => Math.floor(Date.now() / 30_000);
  app.step = Math.max(now(), app.step + 1);
  // The portal takes a code one step early.
  await until(() => now() + 1 >= app.step, 'the next code did not come', () => '', 60_000);
  return totp(app.secret, app.step);
}

/** From the page that asks for a second factor to the list of cases: connects an app, keeps the codes. */
export async function enrol(j, who) {
  const w = lexicon(j.locale);
  await j.see(w.t('factor-first'));
  await j.shot('factor-first');
  await j.click(w.t('factor-app-begin'));
  const secret = (await j.page.locator('code.secret').innerText()).replace(/\s/g, '');
  Object.assign(keptBy(j, who), { secret, step: 0 });
  await j.fill(w.t('factor-app-code'), await nextCode(j, who));
  await j.shot('factor-app');
  await j.click(w.t('factor-app-done'));
  await j.see(w.t('codes-title'));
  await j.shot('codes');
  keptBy(j, who).codes = await j.page.locator('.codes code').allInnerTexts();
  await j.click(w.t('codes-kept'));
}

/** From the link that the portal prints to the list of cases. */
export async function setUp(j, portal, { organisation, who, world = 'setup-empty' }) {
  const w = lexicon(j.locale);
  await j.open(await portal.setupLink());
  await j.fill(w.t('account-organisation'), organisation);
  await j.fill(w.t('account-name'), who.name);
  await j.fill(w.t('sign-in-email'), who.email);
  await newPassword(j, who.password);
  await j.select(w.t('setup-world'), w.t(world));
  await j.shot('set-up');
  await j.click(w.t('setup-make'));
  await enrol(j, who);
}

/** Goes to 'cases', 'sources', 'groups' or 'team' by the main menu. */
export function menu(j, where) {
  const w = lexicon(j.locale);
  return j.click(w.t(`menu-${where}`), { within: w.t('menu') });
}

/** Types a new password, twice. */
export async function newPassword(j, password, again = password) {
  const w = lexicon(j.locale);
  await j.fill(w.t('password-new'), password);
  await j.fill(w.t('password-again'), again);
}

/** Types address and password, then a code where the password was right, wherever the sign-in page came up. */
export async function signIn(j, who, password = who.password) {
  const w = lexicon(j.locale);
  await j.fill(w.t('sign-in-email'), who.email);
  await j.fill(w.t('sign-in-password'), password);
  await j.click(w.t('sign-in'));
  if (await j.field(w.t('factor-code')).count() > 0) await giveCode(j, await nextCode(j, who));
}

/** Types a code on the page that asks for one. */
export async function giveCode(j, code) {
  const w = lexicon(j.locale);
  await j.fill(w.t('factor-code'), code);
  await j.click(w.t('sign-in'));
}

export async function signOut(j) {
  const w = lexicon(j.locale);
  await j.click(w.t('sign-out'));
  await j.see(w.t('flash-signed-out'));
}

/**
 * Fills in the form on the page: `kind` is whose fields they are. A value is
 * text to type, a code { of: LIST, is: CODE } to choose, or { boxes: LIST, are: CODES } to tick.
 */
export async function fillIn(j, kind, values) {
  const w = lexicon(j.locale);
  for (const [name, value] of Object.entries(values)) {
    if (value.of) await j.select(w.field(kind, name), w.term(value.of, value.is));
    else if (value.boxes) for (const code of value.are) await j.tick(w.term(value.boxes, code), { within: w.field(kind, name) });
    else await j.fill(w.field(kind, name), value);
  }
}

export const choice = (of, is) => ({ of, is });
export const boxes = (list, ...are) => ({ boxes: list, are });

/** Opens what is folded away under this summary, if it is not open. */
export async function unfold(j, summary) {
  const details = j.page.locator('details').filter({ has: j.control(summary) });
  if (!await details.first().evaluate((it) => it.open)) await j.click(summary);
}

/** From the form of a new source to its page. */
export async function recordSource(j, values, more = {}) {
  const w = lexicon(j.locale);
  await fillIn(j, 'sources', values);
  if (Object.keys(more).length > 0) {
    await unfold(j, w.t('source-more-fields'));
    await fillIn(j, 'sources', more);
  }
  await j.click(w.t('save'));
  await j.see(w.t('flash-source-added'));
}

/** From a page with the link to a new case to the case, or to the source it came from. */
export async function newCase(j, values) {
  const w = lexicon(j.locale);
  await fillIn(j, 'new_case', values);
  await j.click(w.t('cases-create'));
  await j.see(w.t('flash-case-created'));
}

/** On the page of a source: cites words for facts, each as [KIND, FIELD, VALUE]. */
export async function cite(j, words, facts, against) {
  const w = lexicon(j.locale);
  if (j.js) await markWords(j, words);
  else await j.fill(w.t('citations-quote'), words);
  for (const fact of facts) await j.tick(w.fact(...fact));
  if (against) {
    await j.select(w.field('citations', 'stance'), w.term('stance', 'contradicts'));
    await unfold(j, w.t('source-cite-more'));
    await j.fill(w.field('citations', 'asserted'), against);
  }
  await j.click(w.t('source-cite'));
  await j.see(w.t('flash-cited'));
}

/** Selects words in the article, as with the mouse, and waits until they are the quote. */
async function markWords(j, words) {
  await j.page.evaluate(select, words);
  const quote = j.field(lexicon(j.locale).t('citations-quote'));
  await until(async () => await quote.inputValue() === words, `“${words}” was selected, but is not the quote`);
}

function select(words) {
  const paragraph = [...document.querySelectorAll('[data-article] p')].find((p) => p.textContent.includes(words));
  const from = paragraph.textContent.indexOf(words);
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let at = 0, node = walker.nextNode(); node; at += node.length, node = walker.nextNode()) {
    if (at <= from && from < at + node.length) range.setStart(node, from - at);
    if (at < from + words.length && from + words.length <= at + node.length) range.setEnd(node, from + words.length - at);
  }
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}

/** Looks for cases, with these filters too. */
export async function search(j, words, filters = {}) {
  const w = lexicon(j.locale);
  await j.fill(w.t('cases-search-label'), words);
  for (const [key, option] of Object.entries(filters)) await j.select(w.t(key), option);
  await j.click(w.t('cases-apply'));
}

/** The rows of the table on the page, each in one line. */
export async function rows(j) {
  const texts = await j.page.locator('main table tbody tr').allInnerTexts();
  return texts.map((text) => text.replace(/\s+/g, ' ').trim());
}

/** Fails unless these rows, in this order, hold these words. */
export async function seeRows(j, ...wanted) {
  const found = await rows(j);
  const fits = found.length === wanted.length && wanted.every((words, at) => found[at].includes(words));
  if (!fits) throw new Error(`rows with ${JSON.stringify(wanted)} were expected, and there are ${JSON.stringify(found)}`);
}

/** A CSV file as rows of cells. */
export function readCsv(text) {
  const table = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    table.at(-1).push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '') break;
    if (end !== ',') table.push([]);
  }
  return table.filter((row) => row.some((cell) => cell !== ''));
}

/** The rows under the heading as objects. */
export function records(text) {
  const [head, ...body] = readCsv(text);
  return { head, body: body.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at]]))), widths: body.map((row) => row.length) };
}

export function equal(is, wanted, what) {
  if (JSON.stringify(is) !== JSON.stringify(wanted)) throw new Error(`${what}: ${JSON.stringify(is)} instead of ${JSON.stringify(wanted)}`);
}
