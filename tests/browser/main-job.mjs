// The whole main job, from the set-up link to the file: an article becomes a
// source, three cases and citations; then one fact is corrected.

import { boxes, choice, cite, equal, fillIn, fixture, lexicon, member, menu, newCase, recordSource, records, search, seeRows, setUp, signIn, signOut, unfold } from './steps.mjs';

const words = {
  en: {
    title: 'Paris and Baku at odds as the climate summit nears',
    published: 'between 6 and 11 November 2024',
    since: 'December 2023', day: '4 December 2023', dayAfter: '5 December 2023', contrary: '6 December 2023',
    businessman: 'businessman', artist: 'graffiti artist', accusation: 'accused of spying for Paris',
    ryan: 'Martin Ryan, a French businessman', jailed: 'Courts in Azerbaijan had him jailed in December 2023',
    clerc: 'Théo Clerc, a French graffiti artist', clercHeld: 'was arrested in 2024 and is being held in Azerbaijan at present',
    derraz: 'Anass Derraz, a French businessman', derrazHeld: 'was also arrested in 2024; he too is being held in Azerbaijan at present',
    note: ['A note on a date', 'The first of the three was taken to a cell on 4 December 2023, which was a Monday.', 'taken to a cell on 4 December 2023'],
    other: ['The year in dates', 'The businessman was arrested on 6 December 2023, says this list.', 'arrested on 6 December 2023'],
    why: 'A later source gives the day', kept: 'The list is a summary, the note is closer to the events',
  },
  fr: {
    title: 'Paris et Bakou en froid avant le sommet sur le climat',
    published: 'entre le 6 et le 11 novembre 2024',
    since: 'décembre 2023', day: '4 décembre 2023', dayAfter: '5 décembre 2023', contrary: '6 décembre 2023',
    businessman: 'homme d’affaires', artist: 'graffeur', accusation: 'accusé d’espionnage au profit de Paris',
    // With the typewriter's apostrophe, as people type it.
    ryan: "Martin Ryan, un homme d'affaires français", jailed: "La justice azerbaïdjanaise l'a fait emprisonner en décembre 2023",
    clerc: 'Théo Clerc, un graffeur français', clercHeld: 'a été arrêté en 2024 et se trouve actuellement détenu en Azerbaïdjan',
    derraz: "Anass Derraz, un homme d'affaires français", derrazHeld: 'lui aussi est actuellement détenu en Azerbaïdjan',
    note: ['Note sur une date', 'Le premier des trois a été mis en cellule le 4 décembre 2023, un lundi.', 'mis en cellule le 4 décembre 2023'],
    other: ['L’année en dates', 'L’homme d’affaires a été arrêté le 6 décembre 2023, selon cette liste.', 'arrêté le 6 décembre 2023'],
    why: 'Une source postérieure donne le jour', kept: 'La liste est un résumé, la note est plus proche des faits',
  },
};

export async function mainJob({ journey, portal }, locale, js) {
  const j = await journey({ locale, js });
  const who = member('Solène Castaing');
  await begin(j, portal, who);
  await recordArticle(j);
  await enterRyan(j);
  await enterOthers(j);
  await find(j);
  await correct(j, await journey({ locale, js }), who);
  await weigh(j);
  await lookBack(j, who);
  await exportCases(j);
  await leave(j, who);
}

async function begin(j, portal, who) {
  const w = lexicon(j.locale);
  await setUp(j, portal, { organisation: 'Comité des Absents', who });
  await j.see(w.t('flash-welcome'));
  await j.see(w.t('cases-empty-title'));
  await j.shot('cases-empty');
}

async function recordArticle(j) {
  const w = lexicon(j.locale);
  const v = words[j.locale];
  await j.click(w.t('cases-empty-source'));
  await j.shot('source-new');
  await recordSource(j, {
    title: v.title,
    kind: choice('source_kind', 'press'),
    text: fixture(`article-${j.locale}.txt`),
    published: v.published,
    language: choice('language', j.locale),
    completeness: choice('completeness', 'paywalled_part'),
  }, { missing_percent: '40' });
  await j.see('Vidadi Isgandarli');
  await j.see(w.t('source-not-linked'));
  await j.see(w.term('completeness', 'paywalled_part'));
  await menu(j, 'sources');
  await seeRows(j, v.title);
  await j.shot('sources');
  await j.click(v.title);
}

const held = { nationality: choice('country', 'FRA'), detaining_country: choice('country', 'AZE'), status: choice('custody', 'detained') };

async function enterRyan(j) {
  const w = lexicon(j.locale);
  const v = words[j.locale];
  await j.click(w.t('source-new-case'));
  await j.shot('case-new');
  await newCase(j, {
    name: 'Martin Ryan', gender: choice('gender', 'male'), ...held, occupation: v.businessman, started: v.since,
    as_stated: v.accusation, categories: boxes('charge', 'espionage'),
  });
  await cite(j, v.ryan, whoFacts(w, 'Martin Ryan', v.businessman));
  await cite(j, v.jailed, heldFacts(w, v.since));
  await cite(j, v.accusation, [['charges', 'as_stated', v.accusation], ['charges', 'categories', w.term('charge', 'espionage')]]);
  await j.see(w.t('source-cited-times', { count: 8 }));
  await j.shot('source-cited');
}

const whoFacts = (w, name, occupation) => [['names', 'full', name], ['nationalities', 'country', w.term('country', 'FRA')], ['people', 'occupation', occupation]];
const heldFacts = (w, since) => [['custody', 'status', w.term('custody', 'detained')], ['custody', 'started', since], ['cases', 'detaining_country', w.term('country', 'AZE')]];

async function enterOthers(j) {
  const w = lexicon(j.locale);
  const v = words[j.locale];
  const others = [['Théo Clerc', v.artist, v.clerc, v.clercHeld], ['Anass Derraz', v.businessman, v.derraz, v.derrazHeld]];
  for (const [name, occupation, said, heldSaid] of others) {
    await unfold(j, w.t('source-another-case'));
    await j.click(w.t('source-new-case'));
    await newCase(j, { name, gender: choice('gender', 'male'), ...held, occupation, started: '2024' });
    await cite(j, said, whoFacts(w, name, occupation));
    await cite(j, heldSaid, heldFacts(w, '2024'));
  }
}

async function find(j) {
  const w = lexicon(j.locale);
  await menu(j, 'cases');
  await seeRows(j, 'Anass Derraz', 'Théo Clerc', 'Martin Ryan');
  await j.shot('cases');
  const found = w.t('found-source');
  await search(j, 'theo clerc');
  await seeRows(j, 'Théo Clerc', found, found);
  await isDiscreet(j);
  await search(j, 'Isgandarli');
  await seeRows(j, found, found, found);
  if (await j.page.locator('main table').getByText('Isgandarli').count() > 0) throw new Error('somebody who is only named in a source is in the list');
  await j.shot('cases-found');
  const country = w.term('country', 'AZE');
  await search(j, '', { 'cases-filter-custody': w.t('custody-held'), 'cases-filter-country': country });
  await j.see(w.t('chip-country', { country }));
  await j.see(w.t('cases-count', { count: 3 }));
  await search(j, '', { 'cases-filter-custody': w.term('custody', 'exit_ban') });
  await j.see(w.t('cases-none-title'));
  await j.page.getByRole('main').getByRole('link', { name: w.t('cases-clear') }).last().click();
  await j.settle();
  for (const name of ['Théo Clerc', 'Anass Derraz', 'Martin Ryan']) {
    await menu(j, 'cases');
    await j.click(name);
    await j.dontSee(w.t('cite-none'));
  }
  await j.see('AZE-2023-0001');
  await isDiscreet(j);
  await j.shot('case');
}

/** Whoever looks over a shoulder or into a log learns no name. */
async function isDiscreet(j) {
  const seen = `${await j.title()} ${decodeURIComponent(j.page.url())}`;
  const name = ['Ryan', 'Clerc', 'Derraz'].find((it) => seen.toLowerCase().includes(it.toLowerCase()));
  if (name) throw new Error(`“${name}” stands in the title or in the address: ${seen}`);
}

/** A day is corrected, while somebody has the same form open. */
async function correct(j, tab, who) {
  const w = lexicon(j.locale);
  const v = words[j.locale];
  const change = `${w.t('change')} ${w.term('custody', 'detained')}`;
  await tab.open(new URL(j.page.url()).pathname);
  await signIn(tab, who);
  await tab.click(change);
  await j.click(change);
  await j.shot('part-edit');
  await fillIn(j, 'custody', { started: v.day });
  await j.fill(w.optional('reason'), v.why);
  await j.click(w.t('save'));
  await j.see(w.t('flash-saved'));

  await fillIn(tab, 'custody', { started: v.dayAfter });
  await tab.click(w.t('save'));
  equal(tab.status, 409, 'the status of a stale form');
  await tab.see(w.t('merge-title'));
  await tab.see(v.day);
  await tab.see(v.dayAfter);
  await tab.shot('merge');
  await tab.click(w.t('merge-leave'));
  await tab.see('AZE-2023-0001');
  await tab.dontSee(v.dayAfter);
}

/** One more source says the same, and one says something else. */
async function weigh(j) {
  const w = lexicon(j.locale);
  const v = words[j.locale];
  for (const [[title, text, quote], against] of [[v.note, ''], [v.other, v.contrary]]) {
    await j.click(w.t('source-record'));
    await recordSource(j, { title, kind: choice('source_kind', 'other'), text, language: choice('language', j.locale) });
    await cite(j, quote, [['custody', 'started', v.day]], against);
    await toCase(j);
  }
  await j.see(w.t('versus-title', { what: w.t('custody-started') }));
  await j.see(v.contrary);
  await j.shot('versus');
  await unfold(j, w.t('versus-decide'));
  const keep = j.page.locator('form').filter({ has: j.control(w.t('versus-keep', { value: v.day })) });
  await keep.getByLabel(w.t('versus-reason')).fill(v.kept);
  await j.click(w.t('versus-keep', { value: v.day }));
  await j.see(w.t('flash-decided'));
  await j.see(w.t('versus-rejected'));
  await j.see(v.kept);
}

/** From the page of a source to the case whose facts are cited. */
async function toCase(j) {
  await j.page.getByRole('heading', { level: 3 }).getByRole('link', { name: 'Martin Ryan' }).click();
  await j.settle();
}

async function lookBack(j, who) {
  const w = lexicon(j.locale);
  const v = words[j.locale];
  await j.click(w.t('history'));
  const text = await j.text();
  const [was, is] = [text.lastIndexOf(`${v.since} →`), text.indexOf(v.day)];
  if (was < 0 || is < 0) throw new Error(`the history does not say that “${v.since}” became “${v.day}”`);
  await j.see(who.name);
  await j.see(v.why);
  await j.shot('history');
}

async function exportCases(j) {
  const w = lexicon(j.locale);
  await menu(j, 'cases');
  await j.click(w.t('cases-export'));
  await j.shot('export');
  await j.tick(w.t('export-profile-data'));
  const data = await j.download(w.t('export-download'));
  const { head, body, widths } = records(data.bytes.toString('utf8'));
  equal([head.length, ...widths], [91, 91, 91, 91], 'the number of columns');
  const facts = body.map((row) => [row.name_primary, row.nationalities, row.detaining_country, row.custody_code, row.start_edtf, row.charge_codes, row.sources_total]);
  equal(facts.sort(), [
    ['Anass Derraz', 'FRA', 'AZE', 'detained', '2024', '', '1'],
    ['Martin Ryan', 'FRA', 'AZE', 'detained', '2023-12-04', 'espionage', '3'],
    ['Théo Clerc', 'FRA', 'AZE', 'detained', '2024', '', '1'],
  ], 'what the file says');
  await j.tick(w.t('export-profile-excel'));
  const excel = await j.download(w.t('export-download'));
  equal([...excel.bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf], 'the first bytes for a spreadsheet');
}

async function leave(j, who) {
  const w = lexicon(j.locale);
  await menu(j, 'cases');
  await j.see('Martin Ryan');
  await signOut(j);
  await j.page.goBack();
  await j.settle();
  await j.dontSee('Martin Ryan');
  await j.see(w.t('sign-in-password'));
  await j.shot('sign-in');
  await signIn(j, who);
  await j.see('Martin Ryan');
}
