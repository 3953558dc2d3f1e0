// A look around the demonstration world, in both languages, on paper too.

import { equal, lexicon, menu, rows, search, seeRows, signIn, unfold } from '../steps.mjs';

export const name = 'The demonstration world';
export const commands = [['seed', 'demo']];

export default async ({ journey, portal }) => {
  const people = signIns(portal.outputs[0]);
  for (const [locale, js, who] of [['en', true, people.case_worker], ['fr', false, people.coordinator]]) {
    const j = await journey({ locale, js });
    await j.open('/sign-in');
    await signIn(j, who);
    await list(j);
    await cases(j, js ? 4 : 3);
    await sources(j);
    await groups(j);
    await house(j);
    await lost(j);
  }
  await narrow(await journey({ viewport: { width: 390, height: 844 } }), people.reader);
};

/** Who can sign in, by role, as the command prints it. */
function signIns(output) {
  const lines = [...output.matchAll(/^\s*(coordinator|case_worker|reader)\s+(\S+@\S+)\s+(\S+)\s+([A-Z2-7]{32})\s*$/gm)];
  if (lines.length !== 3) throw new Error(`three people should be able to sign in:\n${output}`);
  return Object.fromEntries(lines.map(([, role, email, password, secret]) => [role, { email, password, secret }]));
}

async function list(j) {
  const w = lexicon(j.locale);
  await menu(j, 'cases');
  const all = await rows(j);
  if (all.length < 20) throw new Error(`only ${all.length} cases in the demonstration world`);
  await j.shot('demo-list');
  await unfold(j, w.t('cases-more-filters'));
  await j.shot('demo-list-filters');
  await j.click(w.t('cases-column-days'));
  await j.shot('demo-list-by-days');
  await search(j, '', { 'cases-filter-country': w.term('country', 'QZZ') });
  const some = await rows(j);
  if (some.length === 0 || some.length >= all.length) throw new Error(`${some.length} of ${all.length} cases in Qazzara`);
  await j.click('25');
  await j.shot('demo-list-filtered');
  await search(j, 'zzzzzz');
  await j.see(w.t('cases-none-title'));
  await j.shot('demo-list-none');
}

/** The pages of the first cases, the last with its history and on paper. */
async function cases(j, count) {
  const w = lexicon(j.locale);
  await j.open('/cases?sort=sources&order=down');
  const links = await hrefs(j, 'main table tbody th a');
  for (const [at, href] of links.slice(0, count).entries()) {
    await j.open(href);
    await j.see(w.t('timeline'));
    await j.shot(`demo-case-${at + 1}`);
  }
  await j.page.emulateMedia({ media: 'print' });
  await j.shot('demo-case-on-paper');
  await j.page.emulateMedia({ media: 'screen' });
  await j.page.emulateMedia({ colorScheme: 'dark' });
  await j.open(links[0]);
  await j.shot('demo-case-dark');
  await j.page.emulateMedia({ colorScheme: 'light' });
  await j.click(w.t('history'));
  await j.shot('demo-history');
}

async function sources(j) {
  const w = lexicon(j.locale);
  await menu(j, 'sources');
  await j.shot('demo-sources');
  const links = await hrefs(j, 'main table tbody th a');
  for (const [at, href] of links.slice(0, 2).entries()) {
    await j.open(href);
    await j.see(w.t('source-about'));
    await j.shot(`demo-source-${at + 1}`);
  }
}

async function groups(j) {
  const w = lexicon(j.locale);
  await menu(j, 'groups');
  await j.shot('demo-groups');
  const [first] = await hrefs(j, 'main table tbody th a');
  await j.open(first);
  await j.see(w.t('group-column-role'));
  await j.shot('demo-group');
}

async function house(j) {
  const w = lexicon(j.locale);
  await menu(j, 'team');
  equal((await rows(j)).length, 3, 'the members');
  await j.shot('demo-team');
  await j.open('/account');
  await j.see(w.t('sessions-this'));
  await j.shot('demo-account');
}

async function lost(j) {
  const w = lexicon(j.locale);
  await j.open('/cases/01J00000000000000000000000');
  equal(j.status, 404, 'the status of a case that is not there');
  await j.see(w.t('error-not-found-title'));
  await j.shot('demo-not-found');
  await j.click(w.t('error-to-cases'));
  await j.see(w.t('cases-title'));
}

/** On a telephone, as a reader. */
async function narrow(j, who) {
  await j.open('/sign-in');
  await signIn(j, who);
  await j.open('/cases');
  await j.shot('demo-list-narrow');
  const [first] = await hrefs(j, 'main table tbody th a');
  await j.open(first);
  await j.shot('demo-case-narrow');
  await j.open('/cases');
  await search(j, '');
  if ((await rows(j)).length === 0) await seeRows(j, 'a case');
}

const hrefs = (j, selector) => j.page.locator(selector).evaluateAll((links) => links.map((link) => link.getAttribute('href')));
