// From an article to cases: pasted once, its people are found, confirmed one by
// one with a click each, and every value is cited. Then the same news in French,
// without scripts, goes to the cases that exist; and a name in another script finds its case.

import { choice, equal, fixture, lexicon, member, menu, recordSource, search, seeRows, setUp, signIn } from '../steps.mjs';

export const name = 'From an article to cases';

export default async ({ journey, portal }) => {
  const j = await journey();
  const who = member('Solène Castaing');
  await setUp(j, portal, { organisation: 'Comité des Absents', who });
  await threeCases(j);
  await otherScripts(j);
  const f = await journey({ js: false });
  await f.open('/sign-in');
  await signIn(f, who);
  await again(f);
};

async function threeCases(j) {
  const w = lexicon('en');
  await j.click(w.t('cases-empty-source'));
  await recordSource(j, {
    title: 'Paris and Baku at odds as the climate summit nears',
    kind: choice('source_kind', 'press'), text: fixture('article-en.txt'), published: 'between 6 and 11 November 2024',
    language: choice('language', 'en'), completeness: choice('completeness', 'full'),
  });
  await j.click(w.t('suggestions-open'));
  await j.shot('suggestions');
  for (const person of ['Martin Ryan', 'Théo Clerc', 'Anass Derraz']) {
    equal(await j.page.locator('#h-person').innerText(), person, 'who is suggested');
    await j.click(w.t('suggestions-create'));
    await j.see(w.t('flash-case-created'));
  }
  // Nobody else in the text is offered as a case.
  equal(await j.page.locator('#h-person').count(), 0, 'people still to be entered');
  await j.shot('suggestions-entered');
  await menu(j, 'cases');
  await seeRows(j, 'Anass Derraz', 'Théo Clerc', 'Martin Ryan');
  await j.click('Martin Ryan');
  for (const said of ['AZE-2023-0001', w.term('country', 'FRA'), w.term('charge', 'espionage'), 'December 2023']) await j.see(said);
}

async function otherScripts(j) {
  const w = lexicon('en');
  for (const [typed, why] of [['Тео Клерк', 'alike-transliteration'], ['Teo Klerk', 'alike-other-spelling']]) {
    await menu(j, 'cases');
    await search(j, typed);
    await j.see('Théo Clerc');
    await j.see(w.t(why));
  }
  await j.shot('found-alike');
}

async function again(j) {
  const w = lexicon('en');
  await menu(j, 'sources');
  await j.click(w.t('source-new'));
  await recordSource(j, {
    title: 'Paris et Bakou en froid avant le sommet sur le climat',
    kind: choice('source_kind', 'press'), text: fixture('article-fr.txt'), published: 'entre le 6 et le 11 novembre 2024',
    language: choice('language', 'fr'), completeness: choice('completeness', 'full'),
  });
  await j.click(w.t('suggestions-open'));
  await j.see(w.t('suggestions-known'));
  await j.shot('suggestions-known');
  await j.page.getByRole('link', { name: w.t('suggestions-is-this') }).first().click();
  await j.settle();
  await j.see(w.t('suggestions-same'));
  await j.shot('suggestions-to-case');
  await j.click(w.t('suggestions-add'));
  await j.see(w.t('flash-suggestions-added'));
}
