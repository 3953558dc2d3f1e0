// Two organisations at one case, until the family asks for silence; and another
// case on its way to the public, who sees what it may and nothing more.

import {
  accept, addOrganisation, bothEdit, closed, confide, enterKnown, enterShared, invite, isGone, isUnknown, known, lead, oneLooks,
  partner, previews, publish, reader, readerReads, review, second, share, silence, silent,
} from '../sharing.mjs';
import { equal, lexicon, menu, search, seeRows, setUp } from '../steps.mjs';

export const name = 'Two organisations';

export default async ({ journey, portal }) => {
  const ada = await journey();
  await setUp(ada, portal, { organisation: 'Harbour Watch', who: lead });
  const b = await accept(await journey({ locale: 'fr', js: false }), await addOrganisation(ada), partner);
  const r = await accept(await journey(), await invite(b, reader, 'reader'), reader);
  const two = await accept(await journey({ locale: 'fr', js: false }), await invite(ada, second, 'case_worker'), second);

  const path = await enterShared(ada);
  await confide(ada, path);
  await share(ada, path);
  await bothEdit(ada, b, path);
  await readerReads(r, path);
  await previews(ada, path);
  await oneLooks(two, path);
  await silence(ada, path);
  for (const j of [b, r, two]) await isGone(j, path);

  const out = await enterKnown(ada);
  await publish(ada, out);
  await review(ada, two, out);
  const visitors = [await journey(), await journey({ locale: 'fr', js: false })];
  for (const v of visitors) await shutOut(v, out);
  await openPages(ada);
  for (const v of visitors) await visit(v, out, path);
  await keptAndGone(ada, portal, path);
  await throwAway(ada, visitors, out);
  await inFrench(ada, path, out);
};

/** Where the portal has no public pages, a visitor is asked to sign in. */
async function shutOut(j, path) {
  await j.open(path);
  equal(j.status, 401, 'the status of a page that is not public yet');
  await isUnknown(j, [known.person]);
}

async function openPages(j) {
  const w = lexicon(j.locale);
  await menu(j, 'installation');
  await j.click(w.t('installation-turn-on'));
  await j.see(w.t('installation-public-on'));
  await j.shot('installation-on');
}

/** A visitor sees the one case, and of it what sources say and what may be said. */
async function visit(j, path, hidden) {
  const w = lexicon(j.locale);
  await j.open('/cases');
  await seeRows(j, known.person);
  await isUnknown(j, [...closed, silent.person]);
  await j.shot('public-list');
  await search(j, 'vaubrun');
  equal(await j.page.locator('main table tbody tr').count(), 0, 'the rows that the public finds of a silent case');
  await j.open('/cases');
  await j.click(known.person);
  equal(new URL(j.page.url()).pathname, path, 'the public page');
  for (const words of [w.term('country', 'QXA'), w.term('custody', 'detained'), 'cellist', known.source]) await j.see(words);
  await isUnknown(j, closed);
  await j.dontSee('1979');
  await j.shot('public-case');
  // A silent case is answered like one that never was.
  for (const address of [hidden, hidden.replace(/.{12}$/, '000000000000'), '/sources', `${path}/history`]) {
    await j.open(address);
    equal(j.status, 401, `the status of ${address} for the public`);
    await isUnknown(j, [silent.person, known.source]);
  }
}

/** What a coordinator shows to those who ask what is held, who looked, and whether history is whole. */
async function keptAndGone(j, portal, path) {
  for (const page of ['looks', 'person/report', 'person/erasure', 'removal']) {
    await j.open(`${path}/${page}`);
    equal(j.status, 200, `the status of ${page}`);
    await j.shot(page.replace('/', '-'));
  }
  await portal.run('check', '--chain');
  await j.open('/history/seal');
  await j.shot('seal');
}

/** What lies in the bin is not public, and is public again when it is put back. */
async function throwAway(j, visitors, path) {
  const w = lexicon(j.locale);
  const answers = async (status) => {
    for (const v of visitors) {
      await v.open(path);
      equal(v.status, status, 'the status of the public page');
    }
  };
  await j.open(`${path}/removal`);
  await j.click(w.t('bin-do'));
  await j.see(w.t('flash-binned'));
  await answers(401);
  await j.open('/bin');
  await j.see(known.person);
  await j.shot('bin');
  await j.page.getByRole('button', { name: w.t('bin-restore') }).click();
  await j.settle();
  await answers(200);
}

/** The same pages once more: French words are longer, and pages must still fit. */
async function inFrench(j, path, out) {
  await j.click('Français');
  for (const [what, address] of [
    ['installation', '/installation'], ['shares', `${out}/shares`], ['silent', `${path}/publicity`], ['consent', `${out}/consents/new`],
    ['case', path], ['report', `${path}/person/report`], ['erasure', `${path}/person/erasure`], ['seal', '/history/seal'],
  ]) {
    await j.open(address);
    equal(await j.page.locator('html').getAttribute('lang'), 'fr', `the language of ${address}`);
    await j.shot(`french-${what}`);
  }
}
