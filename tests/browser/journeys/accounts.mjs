// Accounts that are hard to steal: codes of an app, recovery codes, passkeys,
// the way back for who lost them, and leaving in a hurry.

import { enrol, equal, giveCode, keptBy, lexicon, member, menu, newPassword, nextCode, setUp, signIn, signOut, unfold } from '../steps.mjs';

export const name = 'Accounts: second factors, ways back and leaving quickly';
// No page knows which database answers; on PostgreSQL the journeys run that save most.
export const databases = ['sqlite'];
// Browsers make passkeys for names alone, not for bare addresses.
export const host = 'localhost';

const head = member('Ottoline Frayn');
const editor = member('Baptiste Ormeaux');

export default async ({ journey, portal }) => {
  const admin = await journey();
  await setUp(admin, portal, { organisation: 'Harbour Watch', who: head });
  await recoveryCode(admin);
  await app(admin);
  await passkey(admin);
  await confirm(admin);
  const other = await lostFactor(admin, await journey({ locale: 'fr', js: false }));
  await anotherAddress(admin, other);
  await lostPassword(admin, other);
  await leave(admin);
};

/** A code on paper opens once, and the account says so until it is read. */
async function recoveryCode(j) {
  const w = lexicon(j.locale);
  equal(keptBy(j, head).codes.length, 10, 'the number of recovery codes');
  await signOut(j);
  await withPassword(j, head);
  await j.shot('factor');
  await giveCode(j, 'abcdef-abcdef-abcdef-abcdef');
  await j.see(w.t('factor-code-wrong'));
  await j.shot('factor-wrong');
  await giveCode(j, keptBy(j, head).codes[0]);
  await j.see(w.t('home-title'));
  await j.see(w.t('news-code-used', { detail: 9 }));
  await j.shot('news');
  await j.click(w.t('news-read'));
  await j.dontSee(w.t('news-title'));
  await signOut(j);
  await withPassword(j, head);
  await giveCode(j, keptBy(j, head).codes[0]);
  await j.see(w.t('factor-code-wrong'));
  await giveCode(j, await nextCode(j, head));
  await j.see(w.t('home-title'));
}

async function withPassword(j, who) {
  const w = lexicon(j.locale);
  await j.fill(w.t('sign-in-email'), who.email);
  await j.fill(w.t('sign-in-password'), who.password);
  await j.click(w.t('sign-in'));
  await j.see(w.t('factor-enter'));
}

/** New codes on paper; and a code of the app opens once. */
async function app(j) {
  const w = lexicon(j.locale);
  await j.click(head.name);
  await j.see(w.t('codes-left', { count: 9 }));
  await j.shot('account');
  await j.click(w.t('codes-make'));
  await j.see(w.t('codes-title-new'));
  await j.click(w.t('codes-kept'));
  await j.see(w.t('codes-left', { count: 10 }));
  await signOut(j);
  await withPassword(j, head);
  const code = await nextCode(j, head);
  await giveCode(j, code);
  await j.see(w.t('home-title'));
  await signOut(j);
  await withPassword(j, head);
  await giveCode(j, code);
  await j.see(w.t('factor-code-used'));
  await giveCode(j, await nextCode(j, head));
  await j.see(w.t('home-title'));
}

/** A passkey is added, opens after the password, and opens alone. */
async function passkey(j) {
  const w = lexicon(j.locale);
  const device = await j.context.newCDPSession(j.page);
  await device.send('WebAuthn.enable');
  const { authenticatorId } = await device.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  });
  await j.click(head.name);
  await j.click(w.t('factor-new'));
  await j.fill(w.optional('factor-name'), 'My laptop');
  await j.shot('factor-new');
  await answer(j, w.t('passkey-make'), w.t('flash-factor-added'));
  await j.see('My laptop');
  const { credentials } = await device.send('WebAuthn.getCredentials', { authenticatorId });
  equal(credentials.length, 1, 'the passkeys on the device');

  await signOut(j);
  await withPassword(j, head);
  await answer(j, w.t('passkey-use'), w.t('home-title'));
  await signOut(j);
  await j.shot('sign-in-passkey');
  await answer(j, w.t('passkey-use'), w.t('home-title'));

  await signOut(j);
  await device.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  await answer(j, w.t('passkey-use'), w.t('passkey-failed'));
  await device.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });
  await answer(j, w.t('passkey-use'), w.t('home-title'));
}

/** A device takes a moment to answer. */
async function answer(j, button, words) {
  await j.control(button).click();
  await j.see(words);
  await j.settle();
}

/** Password and code once more, and on to where one wanted to be. */
async function confirm(j) {
  const w = lexicon(j.locale);
  await j.open('/sign-in/confirmation?next=%2Faccount%2Fpassword');
  await j.fill(w.t('sign-in-password'), 'not the password at all');
  await j.fill(w.t('factor-code'), '123456');
  await j.click(w.t('confirm-go-on'));
  await j.see(w.t('confirm-password-wrong'));
  await j.shot('confirm');
  await j.fill(w.t('sign-in-password'), head.password);
  await j.fill(w.t('factor-code'), await nextCode(j, head));
  await j.click(w.t('confirm-go-on'));
  await j.see(w.t('password-now'));
  await j.shot('password');
  await j.open('/sign-in/confirmation?next=%2Faccount%2Fpassword');
  await answer(j, w.t('passkey-use'), w.t('password-now'));
}

/** Somebody is invited, loses the phone, and enrols anew with a link and the password. */
async function lostFactor(admin, j) {
  const w = lexicon(admin.locale);
  const v = lexicon(j.locale);
  await menu(admin, 'team');
  await admin.fill(w.t('team-invite-email'), editor.email);
  await admin.select(w.t('team-role'), w.term('role', 'case_worker'));
  await admin.click(w.t('team-invite-make'));
  await j.open((await admin.field(w.t('invitation-link')).inputValue()).trim());
  await j.fill(v.t('account-name'), editor.name);
  await newPassword(j, editor.password);
  await j.click(v.t('invitation-accept'));
  await enrol(j, editor);
  await j.see(v.t('flash-welcome'));

  await menu(admin, 'team');
  await admin.click(editor.name);
  await admin.click(w.t('reset-factors'));
  await admin.shot('member');
  await admin.click(w.t('reset-factors-yes'));
  await admin.see(w.t('reset-factors-created'));
  await admin.shot('reset-created');
  const link = (await admin.field(w.t('invitation-link')).inputValue()).trim();
  await menu(j, 'cases');
  equal(j.status, 401, 'the status for somebody whose factor was removed');
  await j.fill(v.t('sign-in-email'), editor.email);
  await j.fill(v.t('sign-in-password'), editor.password);
  await j.click(v.t('sign-in'));
  await j.see(v.t('factor-link-title'));
  await j.shot('factor-link');
  await j.open(link);
  await j.fill(v.t('sign-in-password'), 'not the password at all');
  await j.click(v.t('reset-use'));
  await j.see(v.t('confirm-password-wrong'));
  await j.shot('reset-factors');
  await j.fill(v.t('sign-in-password'), editor.password);
  await j.click(v.t('reset-use'));
  await enrol(j, editor);
  await j.see(v.t('news-factors-reset'));
  await j.open(link);
  equal(j.status, 404, 'the status of a used link');
  await j.shot('reset-gone');
  return j;
}

/** No mail is sent here: an administrator makes the link for another address, and the member says yes. */
async function anotherAddress(admin, j) {
  const w = lexicon(admin.locale);
  const v = lexicon(j.locale);
  await j.open('/account/email');
  await j.see(v.t('email-no-mail'));
  await j.shot('email-no-mail');
  await menu(admin, 'team');
  await admin.click(editor.name);
  await unfold(admin, w.t('email-make'));
  await admin.fill(w.t('email-new'), 'no address');
  await admin.click(w.t('email-make-link'));
  await admin.see(w.t('email-not-one'));
  await admin.fill(w.t('email-new'), 'b.ormeaux@example.net');
  await admin.shot('email-make');
  await admin.click(w.t('email-make-link'));
  await admin.see(w.t('email-created'));
  await admin.shot('email-created');
  const link = (await admin.field(w.t('invitation-link')).inputValue()).trim();
  await admin.open(link);
  equal(admin.status, 404, 'the status of a link for another account');
  await admin.shot('email-gone');
  await j.open(link);
  await j.see(v.t('email-use-title'));
  await j.shot('email-use');
  await j.click(v.t('email-use'));
  await j.see(v.t('flash-email-changed'));
  await j.see('b.ormeaux@example.net');
  const app = keptBy(j, editor);
  editor.email = 'b.ormeaux@example.net';
  Object.assign(keptBy(j, editor), app);
}

/** The password is lost: a link for a new one, and the code all the same. */
async function lostPassword(admin, j) {
  const w = lexicon(admin.locale);
  const v = lexicon(j.locale);
  await menu(admin, 'team');
  await admin.click(editor.name);
  await admin.click(w.t('reset-password'));
  const link = (await admin.field(w.t('invitation-link')).inputValue()).trim();
  await j.open(link);
  await newPassword(j, 'Harbour Watch 2024');
  await j.click(v.t('reset-use'));
  await j.see(v.t('password-holds-organisation'));
  await newPassword(j, 'nine copper kites over the bay');
  await j.shot('reset-password');
  await j.click(v.t('reset-use'));
  await giveCode(j, await nextCode(j, editor));
  await j.see(v.t('news-password-changed'));
  await j.shot('news-more');
  await menu(admin, 'team');
  await admin.click(editor.name);
  await admin.click(w.t('team-sessions-end'));
  await admin.see(w.t('flash-member-sessions-ended'));
  await menu(j, 'team');
  equal(j.status, 401, 'the status for somebody whose sessions were ended');
}

/** Escape, three times, in the middle of a form: nothing is asked, and nothing is left. */
async function leave(j) {
  const w = lexicon(j.locale);
  await j.open('/sources/new');
  await j.fill(w.field('sources', 'title'), 'Nobody may read this');
  for (let i = 0; i < 3; i += 1) await j.page.keyboard.press('Escape');
  await j.page.waitForURL('**/blank');
  await j.settle();
  equal(await j.text(), w.t('blank-title'), 'what is left on the page');
  equal((await j.context.cookies()).length, 0, 'the cookies that are left');
  await j.shot('blank');
  await j.open('/cases');
  await signIn(j, head);
  await j.click(w.t('leave'));
  await j.see(w.t('blank-title'));
}
