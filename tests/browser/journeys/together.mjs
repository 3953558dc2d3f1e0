// Two people at one case, one of them without scripts: what they change at the
// same time is put together; what is typed and left comes back as a draft.

import { enrol, equal, lexicon, member, menu, newPassword, setUp } from '../steps.mjs';
import { until } from '../support.mjs';

export const name = 'Two people at one case';

export default async ({ journey, portal }) => {
  const ada = await journey();
  const w = lexicon('en');
  await setUp(ada, portal, { organisation: 'Lighthouse', who: member('Ada Lantern') });
  const case_ = await newCase(ada);
  const ben = await invited(ada, await journey({ js: false }), member('Ben Quill'));

  await ada.open(`${case_}/person/edit`);
  await ben.open(`${case_}/person/edit`);
  await ada.fill(w.field('people', 'occupation'), 'nurse');
  await ada.click(w.t('save'));
  await ben.fill(w.field('people', 'birth'), '14 May 1986');
  await ben.click(w.t('save'));
  await ben.see('Ada Lantern changed “Occupation” meanwhile.');
  await ben.see('nurse');

  await ada.open(`${case_}/person/edit`);
  await ben.open(`${case_}/person/edit`);
  await ada.fill(w.field('people', 'occupation'), 'nurse in a hospital');
  await ada.click(w.t('save'));
  await ben.fill(w.field('people', 'occupation'), 'doctor');
  await ben.fill(w.field('people', 'name_unknown_label'), 'the doctor');
  await ben.click(w.t('save'));
  await ben.see(w.t('merge-title'));
  await ben.see('nurse in a hospital');
  await ben.shot('merge');
  await ben.click(w.t('save'));
  await ben.see(w.t('merge-choose'));
  await ben.tick(w.t('merge-take-edit'));
  await ben.fill(w.field('people', 'occupation'), 'doctor in a hospital');
  await ben.click(w.t('save'));
  await ben.see('doctor in a hospital');
  await ben.see('the doctor');

  await scripted(ada, ben, case_);
  await drafts(ada, ben, case_);
};

/** With scripts, writing anew is a choice by itself. */
async function scripted(ada, ben, case_) {
  const w = lexicon('en');
  await ada.open(`${case_}/person/edit`);
  await ben.open(`${case_}/person/edit`);
  await ben.fill(w.field('people', 'occupation'), 'surgeon');
  await ben.click(w.t('save'));
  await ada.fill(w.field('people', 'occupation'), 'midwife');
  await ada.click(w.t('save'));
  await ada.see(w.t('merge-title'));
  await ada.shot('merge');
  await ada.fill(w.field('people', 'occupation'), 'surgeon and midwife');
  await ada.click(w.t('save'));
  await ada.see('surgeon and midwife');
}

/** A script keeps what is typed and left; without one there is a button. */
async function drafts(ada, ben, case_) {
  const w = lexicon('en');
  await ada.open('/cases/new');
  await ada.fill(w.field('new_case', 'name'), 'Олена Вербова');
  await ada.open('/cases');
  await until(async () => {
    await ada.open('/cases/new');
    return (await ada.text()).includes('You have a draft of');
  }, 'what was typed before the page was left is not kept');
  await ada.shot('draft-waits');
  await ada.click(w.t('draft-carry-on'));
  equal(await ada.field(w.field('new_case', 'name')).inputValue(), 'Олена Вербова', 'the draft');
  await ada.open('/account');
  await ada.see(w.t('drafts-title'));
  await ada.shot('account');
  await ada.open('/cases/new');
  await ada.click(w.t('draft-throw-away'));
  await ada.see(w.t('flash-draft-gone'));

  await ben.open(`${case_}/events/new`);
  await ben.fill(w.field('events', 'what'), 'a letter came');
  await ben.click(w.t('draft-keep'));
  await ben.see(w.t('flash-draft-kept'));
  equal(await ben.field(w.field('events', 'what')).inputValue(), 'a letter came', 'the draft without scripts');

  await ada.open(case_);
  await ada.click(w.t('follow-start'));
  await ada.see(w.t('flash-followed'));
  await ben.open(`${case_}/person/edit`);
  await ben.fill(w.field('people', 'occupation'), 'surgeon');
  await ben.click(w.t('save'));
  await ada.open('/notices');
  await ada.see('a case that you follow changed');
  await ada.shot('notices');
  await ada.open('/notices/mail');
  await ada.open('/cases?country=XXX');
  await ada.click(w.t('search-save'));
  await ada.fill(w.t('search-name'), 'Nowhere yet');
  await ada.page.getByRole('button', { name: w.t('search-save') }).click();
  await ada.settle();
  await ada.see(w.t('flash-search-saved'));
  await ada.shot('searches');
  await ada.open('/cases');
  await ada.click('Nowhere yet');
  await ada.shot('searches-beside');
}

async function newCase(j) {
  const w = lexicon('en');
  await j.open('/cases/new');
  await j.fill(w.field('new_case', 'name'), 'Ilyas Berkutov');
  await j.select(w.field('new_case', 'detaining_country'), w.term('country', 'AZE'));
  await j.click(w.t('cases-create'));
  return new URL(j.page.url()).pathname;
}

/** Ada invites; the invited person comes in with a browser of their own. */
async function invited(ada, j, who) {
  const w = lexicon('en');
  await menu(ada, 'team');
  await ada.fill(w.t('team-invite-email'), who.email);
  await ada.select(w.t('team-role'), w.term('role', 'case_worker'));
  await ada.click(w.t('team-invite-make'));
  const link = (await ada.field(w.t('invitation-link')).inputValue()).trim();
  await j.open(link);
  await j.fill(w.t('account-name'), who.name);
  await newPassword(j, who.password);
  await j.click(w.t('invitation-accept'));
  await enrol(j, who);
  return j;
}
