// What the journey of two organisations does before the public comes: a case is
// shared and made silent, another is made ready to go out.

import { boxes, choice, cite, enrol, equal, fillIn, lexicon, member, menu, newCase, newPassword, recordSource, search, seeRows } from './steps.mjs';

export const lead = member('Maren Tolvaj');
export const second = member('Odile Ferrand');
export const partner = member('Basile Normand');
export const reader = member('Petra Lindqvist');

// The case that is shared, and then silent.
export const silent = { person: 'Corentin Vaubrun', source: 'A geologist does not come home', url: 'https://press.example/geologist', text: 'Corentin Vaubrun, a geologist, was arrested in Qazzara in March 2024.' };
// The case that the family wishes to be known.
export const known = { person: 'Ilse Morgenthal', source: 'A cellist held over a concert', url: 'https://press.example/cellist', text: 'Ilse Morgenthal, a cellist from Xandria, has been held in Ylmar since May 2023.' };
// What only the people who work on a case may read.
export const restricted = ['Hedwige Vaubrun', 'calls only after dark', 'insulin'];
// What the public must not learn of the case that it sees.
export const closed = ['Ruprecht Morgenthal', 'letter of the father', 'agitation'];

/** Ada adds an organisation: the link for its first coordinator. */
export async function addOrganisation(j) {
  const w = lexicon(j.locale);
  await j.click(w.t('menu-installation'));
  await j.see(w.t('installation-public-off'));
  await j.shot('installation-off');
  await j.fill(w.t('account-organisation'), 'Harbour Watch');
  await j.fill(w.t('installation-coordinator'), lead.email);
  await j.click(w.t('installation-new'));
  await j.see(w.t('installation-name-taken'));
  await j.shot('installation-problems');
  await j.fill(w.t('account-organisation'), 'Bureau des Absents');
  await j.fill(w.t('installation-coordinator'), partner.email);
  await j.click(w.t('installation-new'));
  await j.shot('organisation-made');
  return (await j.field(w.t('invitation-link')).inputValue()).trim();
}

export async function invite(j, who, role) {
  const w = lexicon(j.locale);
  await menu(j, 'team');
  await j.fill(w.t('team-invite-email'), who.email);
  await j.select(w.t('team-role'), w.term('role', role));
  await j.click(w.t('team-invite-make'));
  return (await j.field(w.t('invitation-link')).inputValue()).trim();
}

export async function accept(j, link, who) {
  const w = lexicon(j.locale);
  await j.open(link);
  await j.fill(w.t('account-name'), who.name);
  await newPassword(j, who.password);
  await j.click(w.t('invitation-accept'));
  await enrol(j, who);
  return j;
}

/** Records a source and the case that it reports; the path of the case. */
async function enter(j, { person, source, url, text }, values) {
  const w = lexicon(j.locale);
  await j.open('/sources/new');
  await recordSource(j, { title: source, kind: choice('source_kind', 'press'), url, text, language: choice('language', 'en') });
  await j.click(w.t('source-new-case'));
  await newCase(j, { name: person, ...values });
  return new URL(await j.page.getByRole('heading', { level: 3 }).getByRole('link', { name: person }).getAttribute('href'), j.url).pathname;
}

export const enterShared = (j) => enter(j, silent, { detaining_country: choice('country', 'QZZ'), status: choice('custody', 'detained'), started: 'March 2024' });

/** What harms people when it is known: whom to call, and an illness. */
export async function confide(j, path) {
  const w = lexicon(j.locale);
  const [contact, note, illness] = restricted;
  await j.open(`${path}/contacts/new`);
  await fillIn(j, 'contacts', { name: contact, relation: choice('relation', 'spouse'), risk: note });
  await j.shot('contact-new');
  await j.click(w.t('save'));
  await j.open(`${path}/health/new`);
  await fillIn(j, 'health', { category: choice('health', 'chronic'), what: `needs ${illness}`, private_detail: `${illness} was refused` });
  await j.click(w.t('save'));
  await j.see(contact);
  await j.see(w.t('sight-restricted'));
  await j.shot('case-restricted');
}

export async function share(j, path) {
  const w = lexicon(j.locale);
  await j.open(`${path}/shares`);
  await j.shot('shares-none');
  await j.select(w.t('share-with'), 'Bureau des Absents');
  await j.select(w.t('share-right'), w.t('share-to-edit'));
  await j.fill(w.t('share-note'), 'agreed by phone with their coordinator');
  await j.click(w.t('share-new'));
  await j.see(w.t('share-no-consent'));
  await j.shot('shares-question');
  await j.tick(w.t('question-confirm'));
  await j.click(w.t('share-new'));
  await j.see(w.t('flash-shared'));
  await j.see('Bureau des Absents');
  await j.shot('shares');
}

/** Each of the two changes another field of the same form: both changes stay. */
export async function bothEdit(ada, b, path) {
  const [w, v] = [lexicon(ada.locale), lexicon(b.locale)];
  await menu(b, 'cases');
  await b.click(silent.person);
  await isUnknown(b, restricted);
  await b.shot('case-partner');
  await b.click(v.t('follow-start'));
  await ada.open(`${path}/person/edit`);
  await b.open(`${path}/person/edit`);
  await ada.fill(w.field('people', 'occupation'), 'geologist');
  await ada.click(w.t('save'));
  await b.fill(v.field('people', 'birth'), '14 mai 1986');
  await b.click(v.t('save'));
  await b.see(v.t('merge-told', { who: 'Harbour Watch', what: v.t('merge-quoted', { what: v.t('field-occupation') }) }));
  await b.shot('merged');
  await ada.open(path);
  await ada.see('geologist');
  await ada.see('14 May 1986');
  await b.open('/notices');
  await b.shot('notices');
}

export async function readerReads(j, path) {
  await menu(j, 'cases');
  await j.click(silent.person);
  await j.see('geologist');
  await isUnknown(j, restricted);
  await j.shot('case-partner-reader');
  await j.open(`${path}/history`);
  await isUnknown(j, restricted);
  for (const page of ['contacts/new', 'team', 'shares', 'publicity']) {
    await j.open(`${path}/${page}`);
    if (![403, 404].includes(j.status)) throw new Error(`a reader of the partner is answered ${j.status} by ${page}`);
  }
}

/** Fails if the page holds one of these words, shown or hidden. */
export async function isUnknown(j, words) {
  const html = await j.page.content();
  const found = words.find((it) => html.includes(it));
  if (found) throw new Error(`${j.page.url()} tells “${found}” to ${j.label}`);
}

export async function previews(j, path) {
  const w = lexicon(j.locale);
  for (const [seen, words] of [['reader', 'seen-as-reader'], ['partner', 'seen-as-partner'], ['public', 'seen-as-public']]) {
    await j.open(`${path}?as=${seen}`);
    await j.see(w.t(words));
    await isUnknown(j, restricted);
    await j.shot(`seen-as-${seen}`);
  }
  await j.click(w.t('seen-as-end'));
}

/** A colleague outside the team knows of the case, and not of what is restricted. */
export async function oneLooks(j, path) {
  await j.open(path);
  await isUnknown(j, restricted);
  await j.shot('case-colleague');
  await j.open(`${path}/team`);
  await j.see(lexicon(j.locale).t('team-ask-lead'));
  await j.shot('team-outside');
}

/** The family calls: from this moment on nobody but the team knows of the case. */
export async function silence(j, path) {
  const w = lexicon(j.locale);
  await j.open(`${path}/publicity`);
  await j.shot('publicity-not-asked');
  await j.select(w.t('access-publicity'), w.term('publicity', 'silence'));
  await j.click(w.t('save'));
  await j.see(w.t('publicity-reason-missing'));
  await j.see(w.t('publicity-ask-silence'));
  await j.shot('publicity-problems');
  await j.fill(w.t('publicity-reason'), 'The family asked for silence by phone');
  // Where something is wrong there is no box to agree with yet: the question is put again.
  await j.click(w.t('save'));
  await j.shot('publicity-question');
  await j.tick(w.t('question-confirm'));
  await j.click(w.t('save'));
  await j.see(w.t('flash-publicity-changed'));
  await j.see(w.t('publicity-effect-silence'));
  await j.shot('publicity-silence');
  await j.open(`${path}/shares`);
  await j.see(w.t('share-silent'));
  await j.shot('shares-silent');
  await menu(j, 'cases');
  await seeRows(j, silent.person);
}

/** Through no door does one of these people learn of the silent case. */
export async function isGone(j, path) {
  const w = lexicon(j.locale);
  await j.open(path);
  equal(j.status, 404, `the status of a silent case for ${j.label}`);
  await j.see(w.t('error-not-found-title'));
  for (const list of ['/cases', '/sources', '/notices']) {
    await j.open(list);
    await isUnknown(j, [silent.person, silent.source, path, 'QZZ-2024']);
  }
  await menu(j, 'cases');
  // Without any case there is no field to search with.
  if (await j.field(w.t('cases-search-label')).count() > 0) await search(j, 'vaubrun');
  equal(await j.page.locator('main table tbody tr').count(), 0, 'the rows that are found');
  await j.shot('silent-elsewhere');
}

/** The second case; the place and the accusation are in no source. */
export async function enterKnown(j) {
  const w = lexicon(j.locale);
  const path = await enter(j, known, {
    nationality: choice('country', 'QXA'), detaining_country: choice('country', 'QYL'), status: choice('custody', 'detained'), started: 'May 2023',
    occupation: 'cellist', as_stated: 'agitation', categories: boxes('charge', 'false_news'),
  });
  await cite(j, 'Ilse Morgenthal, a cellist from Xandria', [['names', 'full', known.person], ['nationalities', 'country', w.term('country', 'QXA')], ['people', 'occupation', 'cellist']]);
  await cite(j, 'has been held in Ylmar since May 2023', [['custody', 'status', w.term('custody', 'detained')], ['custody', 'started', 'May 2023'], ['cases', 'detaining_country', w.term('country', 'QYL')]]);
  await j.open(`${path}/person/edit`);
  await fillIn(j, 'people', { birth: '1979' });
  await j.click(w.t('save'));
  return path;
}

export async function publish(j, path) {
  const w = lexicon(j.locale);
  await j.click(`${w.t('change')} ${known.person}`);
  await j.tick(w.field('names', 'is_publishable'));
  await j.click(w.t('save'));
  await j.open(`${path}/consents/new`);
  await fillIn(j, 'consents', {
    given_by: closed[0], capacity: choice('capacity', 'parent'), agreed: boxes('consent_purpose', 'media_name'),
    name_form: choice('name_form', 'full'), given: '14 February 2024', evidence: closed[1],
  });
  await j.shot('consent-new');
  await j.click(w.t('save'));
  await j.see(closed[0]);
  await j.open(`${path}/publicity`);
  await j.select(w.t('access-publicity'), w.term('publicity', 'public_basic'));
  await j.fill(w.t('publicity-reason'), 'The father wishes it to be known');
  await j.click(w.t('save'));
  await j.see(w.t('publicity-effect-public-basic'));
  await j.see(w.t('review-own-work'));
  await j.see(w.t('gates-not-public'));
  await j.shot('publicity-before-review');
}

/** Somebody who wrote nothing of it reads what would go out. */
export async function review(ada, two, path) {
  const w = lexicon(two.locale);
  await two.open(`${path}?as=public`);
  await two.see(known.person);
  await isUnknown(two, closed);
  await two.shot('seen-as-public');
  await two.open(`${path}/publicity`);
  await two.shot('review');
  await two.select(w.t('review-outcome'), w.term('review_outcome', 'confirmed'));
  await two.click(w.t('review-save'));
  await two.see(w.t('flash-reviewed'));
  await two.see(w.t('gates-public'));
  await two.shot('publicity-open');
  await ada.open(`${path}/team`);
  await ada.select(lexicon(ada.locale).t('team-who'), second.name);
  await ada.click(lexicon(ada.locale).t('team-add'));
  await ada.shot('team');
}
