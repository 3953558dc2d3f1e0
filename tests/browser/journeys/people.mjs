// The people of an organisation: who comes in, who may do what, and who is out.

import { boxes, choice, enrol, equal, fillIn, lexicon, member, menu, newCase, newPassword, setUp, signIn, signOut } from '../steps.mjs';

export const name = 'People: invitations, roles, passwords and sessions';
// No page knows which database answers; on PostgreSQL the journeys run that save most.
export const databases = ['sqlite'];

const head = member('Ottoline Frayn');
const editor = member('Baptiste Ormeaux');
const reader = member('Célie Vasseur');

export default async ({ journey, portal }) => {
  const admin = await journey();
  await setUp(admin, portal, { organisation: 'Harbour Watch', who: head });
  const editorAt = await invite(admin, editor, 'case_worker');
  const readerAt = await invite(admin, reader, 'reader');
  const e = await accept(await journey(), editorAt, editor);
  const r = await accept(await journey({ locale: 'fr', js: false }), readerAt, reader);
  await useAgain(await journey(), editorAt);
  const path = await editorEdits(e);
  await readerReads(r, path);
  await otherLanguage(r, path);
  await deactivate(admin, e);
  await wrongPassword(r);
  await changePassword(r);
  await resume(admin);
};

/** The link that is shown once. */
async function invite(j, who, role) {
  const w = lexicon(j.locale);
  await menu(j, 'team');
  await j.fill(w.t('team-invite-email'), who.email);
  await j.select(w.t('team-role'), w.term('role', role));
  await j.click(w.t('team-invite-make'));
  await j.see(w.t('invitation-created'));
  await j.shot(`invitation-${role}`);
  const link = (await j.field(w.t('invitation-link')).inputValue()).trim();
  await j.click(w.t('invitation-back'));
  await j.see(who.email);
  const html = await j.page.content();
  if (html.includes(link.split('/').at(-1))) throw new Error('the link of an invitation is shown a second time');
  await j.shot('team-invited');
  return link;
}

async function accept(j, link, who) {
  const w = lexicon(j.locale);
  await j.open(link);
  await j.see('Harbour Watch');
  await j.fill(w.t('account-name'), who.name);
  await newPassword(j, who.password, 'something else altogether');
  await j.click(w.t('invitation-accept'));
  await j.see(w.t('password-differs'));
  await j.shot('invitation');
  await newPassword(j, who.password);
  await j.click(w.t('invitation-accept'));
  await enrol(j, who);
  await j.see(w.t('flash-welcome'));
  return j;
}

async function useAgain(j, link) {
  await j.open(link);
  equal(j.status, 404, 'the status of a used invitation');
  await j.see(lexicon(j.locale).t('invitation-gone'));
  await j.shot('invitation-gone');
}

/** An editor enters a case and changes it; returns its path. */
async function editorEdits(j) {
  const w = lexicon(j.locale);
  await menu(j, 'cases');
  await j.page.getByRole('main').getByRole('link', { name: w.t('cases-new') }).first().click();
  await j.settle();
  // Left empty at first: the form says what it needs.
  await j.click(w.t('cases-create'));
  equal(j.status, 422, 'the status of an empty form');
  await j.see(w.t('error-title'));
  await j.shot('case-new-problems');
  await newCase(j, {
    name: 'Léa Exemple', nationality: choice('country', 'QXA'), detaining_country: choice('country', 'QZZ'),
    status: choice('custody', 'pretrial'), categories: boxes('charge', 'false_news'),
  });
  const path = new URL(j.page.url()).pathname;
  await j.click(w.t('section-custody-add'));
  await fillIn(j, 'custody', { status: choice('custody', 'hospital_custody'), started: 'March 2025', place: 'Ward 3' });
  await j.click(w.t('save'));
  await j.see(w.t('flash-added'));
  await j.see('Ward 3');
  return path;
}

async function readerReads(j, path) {
  const w = lexicon(j.locale);
  await menu(j, 'cases');
  await j.dontSee(w.t('cases-new'));
  await j.click('Léa Exemple');
  await j.see('Ward 3');
  for (const key of ['change', 'cite-add', 'section-custody-add', 'source-record', 'cite-more']) await j.dontSee(w.t(key));
  await j.shot('case-reader');
  for (const form of ['custody/new', 'person/edit', 'citations/new']) {
    await j.open(`${path}/${form}`);
    equal(j.status, 403, `the status of ${form} for a reader`);
    await j.see(w.t('error-forbidden-title'));
  }
  await j.shot('forbidden');
  await menu(j, 'team');
  await j.dontSee(w.t('team-invite'));
}

async function otherLanguage(j, path) {
  await j.open(`${path}/history`);
  await j.click('English');
  equal(new URL(j.page.url()).pathname, `${path}/history`, 'the page after another language was chosen');
  await j.see(lexicon('en').t('history'));
  await j.click('Français');
  await j.see(lexicon('fr').t('history'));
}

/** Whoever is deactivated is out with the next click, and stays out. */
async function deactivate(admin, out) {
  const w = lexicon(admin.locale);
  await menu(admin, 'team');
  await admin.click(editor.name);
  await admin.click(w.t('team-deactivate'));
  await admin.shot('team-member');
  await admin.click(w.t('team-deactivate-yes'));
  await admin.see(w.t('flash-deactivated'));
  await menu(out, 'cases');
  await out.dontSee('Léa Exemple');
  await out.see(w.t('sign-in-password'));
  await signIn(out, editor);
  await out.see(w.t('sign-in-wrong'));
  await out.dontSee('Léa Exemple');
}

async function wrongPassword(j) {
  const w = lexicon(j.locale);
  await signOut(j);
  await signIn(j, reader, 'not the password at all');
  await j.see(w.t('sign-in-wrong'));
  await j.shot('sign-in-wrong');
  await signIn(j, reader);
  await menu(j, 'cases');
  await j.see('Léa Exemple');
}

async function changePassword(j) {
  const w = lexicon(j.locale);
  await j.click(reader.name);
  await j.click(w.t('password-change'));
  await j.fill(w.t('password-now'), reader.password);
  await newPassword(j, 'too short');
  await j.click(w.t('password-change'));
  await j.see(w.t('password-short'));
  await j.shot('account-problems');
  const now = 'nine copper kites over the bay';
  await j.fill(w.t('password-now'), reader.password);
  await newPassword(j, now);
  await j.click(w.t('password-change'));
  await j.see(w.t('flash-password-changed'));
  await signOut(j);
  await signIn(j, reader);
  await j.see(w.t('sign-in-wrong'));
  await signIn(j, reader, now);
  await menu(j, 'cases');
  await j.see('Léa Exemple');
}

/** The session ends in the middle of a form: what was typed is not lost. */
async function resume(j) {
  const w = lexicon(j.locale);
  await j.open('/cases/new');
  const note = 'Third visitor of the “blue house”';
  await fillIn(j, 'new_case', {
    name: 'Тарас Приклад', name_unknown_label: note, detaining_country: choice('country', 'QYL'), status: choice('custody', 'exit_ban'), started: 'about May 2022',
  });
  await j.context.clearCookies({ name: 'session' });
  await j.click(w.t('cases-create'));
  equal(j.status, 401, 'the status for somebody who is signed out');
  await j.see(w.t('sign-in-resume'));
  await j.shot('sign-in-resume');
  await signIn(j, head, 'not the password at all');
  await j.see(w.t('sign-in-wrong'));
  await signIn(j, head);
  await j.see(w.t('resume-title'));
  equal(await j.field(w.t('new-case-name')).inputValue(), 'Тарас Приклад', 'the name that comes back');
  await j.shot('resume');
  await j.click(w.t('resume-save'));
  await j.see(w.t('flash-case-created'));
  await j.see('Тарас Приклад');
  await j.see(w.term('custody', 'exit_ban'));
  await j.click(w.t('history'));
  await j.see(note);
}
