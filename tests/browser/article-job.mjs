// From an article to cases: pasted once, its people are found, confirmed one by
// one with a click each, and every value is cited. Then the same news in the other
// language goes to the cases that exist; and a name in another script finds its case.

import { choice, equal, fixture, lexicon, member, menu, recordSource, search, seeRows, setUp } from './steps.mjs';

const words = {
  en: { title: 'Paris and Baku at odds as the climate summit nears', published: 'between 6 and 11 November 2024', since: 'December 2023' },
  fr: { title: 'Paris et Bakou en froid avant le sommet sur le climat', published: 'entre le 6 et le 11 novembre 2024', since: 'décembre 2023' },
};

export async function articleJob({ journey, portal }, locale, js) {
  const j = await journey({ locale, js });
  const w = lexicon(locale);
  await setUp(j, portal, { organisation: 'Comité des Absents', who: member('Solène Castaing') });
  await j.click(w.t('cases-empty-source'));
  await record(j, locale);
  await threeCases(j);
  await otherScripts(j);
  await menu(j, 'sources');
  await j.click(w.t('source-new'));
  await record(j, locale === 'en' ? 'fr' : 'en');
  await again(j);
}

/** Records the article in one of its languages, dated as the page's language says it. */
async function record(j, language) {
  await recordSource(j, {
    title: words[language].title, kind: choice('source_kind', 'press'), text: fixture(`article-${language}.txt`),
    published: words[j.locale].published, language: choice('language', language), completeness: choice('completeness', 'full'),
  });
  await j.click(lexicon(j.locale).t('suggestions-open'));
}

async function threeCases(j) {
  const w = lexicon(j.locale);
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
  for (const said of ['AZE-2023-0001', w.term('country', 'FRA'), w.term('charge', 'espionage'), words[j.locale].since]) await j.see(said);
}

async function otherScripts(j) {
  const w = lexicon(j.locale);
  for (const [typed, why] of [['Тео Клерк', 'alike-transliteration'], ['Teo Klerk', 'alike-other-spelling']]) {
    await menu(j, 'cases');
    await search(j, typed);
    await j.see('Théo Clerc');
    await j.see(w.t(why));
  }
  await j.shot('found-alike');
}

async function again(j) {
  const w = lexicon(j.locale);
  await j.see(w.t('suggestions-known'));
  await j.shot('suggestions-known');
  await j.page.getByRole('link', { name: w.t('suggestions-is-this') }).first().click();
  await j.settle();
  await j.see(w.t('suggestions-same'));
  await j.shot('suggestions-to-case');
  await j.click(w.t('suggestions-add'));
  await j.see(w.t('flash-suggestions-added'));
}
