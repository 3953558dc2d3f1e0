// Text that wants to be a program, to turn the page around or to burst it,
// typed wherever text can be typed; then every page that shows it.

import { lexicon, member, readCsv, search, setUp, unfold } from '../steps.mjs';

export const name = 'Hostile text';
// No page knows which database answers; on PostgreSQL the journeys run that save most.
export const databases = ['sqlite'];

const script = `"'><script>alert(1)</script><img src=x onerror=alert(2)><svg/onload=alert(3)>{{7*7}}\${7*7}&lt;b&gt;`;
const formula = `=cmd|'/C calc'!A0 \u202Egnol\u202C \u2066👩‍👩‍👧‍👦 🏴‍☠️ مرحبا שלום`;
const long = 'Donaudampfschifffahrt'.repeat(15).slice(0, 300);
const all = `${formula} ${script} ${long.slice(0, 100)}`;

// What is not free text: left empty, or filled with the worst that is allowed.
const special = {
  url: `https://example.org/"><script>alert(4)</script>`,
  archive_url: 'https://example.org/' + 'x'.repeat(400),
  years: '3', months: '6', left_custody: '2024',
};
const empty = new Set([
  'started', 'ended', 'as_of', 'made', 'outcome_on', 'happened', 'reached', 'imposed', 'expected_end', 'restrictions_ended', 'left_country',
  'birth', 'acquired', 'lost', 'first_report', 'published', 'retrieved', 'next_date', 'starts_at', 'days', 'suspended_months', 'missing_percent', 'version',
]);

export default async ({ journey, portal }) => {
  const j = await journey();
  const who = { ...member('Nobody'), name: `${script} ${formula}` };
  await setUp(j, portal, { organisation: `${script} ${long.slice(0, 100)}`, who });
  const source = await make(j, '/sources/new', `${formula} ${script}`, `${long} ${script}\n\n${formula}\n\n${long.repeat(4)}`);
  await make(j, '/sources/new', long, `${script} once more`);
  await make(j, '/groups/new', script);
  const one = await make(j, '/cases/new', script);
  const two = await make(j, '/cases/new', long);
  await parts(j, one);
  await quote(j, source, one);
  await refuse(j);
  await removal(j, one);
  await look(j, one, two, source);
  await exported(j);
};

/** Fills in the form at this address and sends it; returns where it leads. */
async function make(j, address, text, body = text) {
  await j.open(address);
  await fill(j, text, body);
  await send(j);
  return new URL(j.page.url()).pathname;
}

/** Every field that takes text gets it; what must be chosen is chosen. */
async function fill(j, text, body) {
  for (const more of await j.page.locator('main form details:not([open]) > summary').all()) await more.click();
  const form = j.page.locator('main form.stack').first();
  for (const field of await form.locator('input.field, textarea').all()) {
    const name = await field.getAttribute('name');
    if (empty.has(name)) continue;
    const isLong = await field.evaluate((it) => it instanceof HTMLTextAreaElement);
    await field.fill(special[name] ?? (isLong ? body : text));
  }
  // Not everywhere the same: two nationalities must differ. Some lists are empty still.
  for (const [at, field] of (await form.locator('select').all()).entries()) {
    const has = await field.locator('option').count();
    if (await field.inputValue() === '' && has > 1) await field.selectOption({ index: 1 + at % (has - 1) });
  }
  for (const set of await form.locator('fieldset').all()) await set.getByRole('checkbox').first().check();
}

/** Sends the form; answers "yes" where the portal asks whether it is meant so. */
async function send(j) {
  const w = lexicon(j.locale);
  const button = () => j.page.locator('main form.stack').first().locator('button.button').first();
  await button().click();
  await j.settle();
  if (j.status === 422 && await j.page.getByLabel(w.t('question-confirm')).count() > 0) {
    await j.tick(w.t('question-confirm'));
    await button().click();
    await j.settle();
  }
  if (j.status >= 400) throw new Error(`${j.page.url()} answers ${j.status}: ${(await j.page.locator('main :is(.problems, h1)').allInnerTexts()).join(' · ')}`);
}

/** One record of every kind, and the person and the file themselves. */
async function parts(j, path) {
  const kinds = ['names', 'nationalities', 'custody', 'charges', 'stages', 'court', 'sentences', 'release', 'events', 'groups'];
  for (const kind of kinds) await make(j, `${path}/${kind}/new`, all, `${long}\n${all}`);
  for (const form of ['person/edit', 'file/edit']) {
    await j.open(`${path}/${form}`);
    const status = await j.page.locator('select[name=file_status]').inputValue().catch(() => '');
    await fill(j, all, `${long}\n${all}`);
    if (status) await j.page.locator('select[name=file_status]').selectOption(status);
    await send(j);
  }
}

async function quote(j, source, path) {
  const w = lexicon(j.locale);
  await j.open(`${source}?case=${path.split('/').at(-1)}`);
  await j.fill(w.t('citations-quote'), script);
  await unfold(j, w.t('source-cite-more'));
  for (const name of ['attribution_who', 'asserted', 'locator']) await j.fill(w.field('citations', name), script);
  for (const box of (await j.page.locator('form input[name=fact]').all()).slice(0, 3)) await box.check();
  await j.select(w.field('citations', 'stance'), w.term('stance', 'contradicts'));
  await j.click(w.t('source-cite'));
  await j.see(w.t('flash-cited'));
  await j.shot('hostile-cited');
}

/** What is no date and no address comes back with a message, as it was typed. */
async function refuse(j) {
  const w = lexicon(j.locale);
  await j.open('/cases/new');
  await j.fill(w.field('new_case', 'started'), script);
  await j.click(w.t('cases-create'));
  await j.see(w.t('date-not-understood'));
  await j.shot('hostile-date');
  await j.open('/sources/new');
  await j.fill(w.field('sources', 'url'), 'javascript:alert(5)');
  await j.click(w.t('save'));
  await j.see(w.t('error-title'));
}

async function removal(j, path) {
  await j.open(path);
  const edit = await j.page.locator('#events a.edit').first().getAttribute('href');
  await j.open(edit);
  await j.click(lexicon(j.locale).t('remove'));
  await fill(j, script, script);
  await j.shot('hostile-removal');
  await send(j);
}

async function look(j, one, two, source) {
  const addresses = {
    list: '/cases', case: one, 'case-long': two, history: `${one}/history`, 'history-long': `${two}/history`, citation: `${one}/citations/new`,
    sources: '/sources', source, 'source-edit': `${source}/edit`, groups: '/groups', team: '/team', account: '/account',
  };
  for (const [picture, address] of Object.entries(addresses)) {
    await j.open(address);
    const shown = await j.page.locator('main').innerText();
    if (!['{{7*7}}', 'Donaudampf'].some((words) => shown.includes(words))) throw new Error(`${address} does not show what was typed`);
    await j.shot(`hostile-${picture}`);
  }
  await j.open('/groups');
  await j.page.locator('main table tbody th a').first().click();
  await j.settle();
  await j.open('/team');
  await j.page.locator('main table tbody th a').first().click();
  await j.settle();
  for (const words of [script, formula, long]) {
    await j.open('/cases');
    await search(j, words);
  }
}

/** A spreadsheet gets nothing that it would run. */
async function exported(j) {
  const w = lexicon(j.locale);
  await j.open('/cases');
  await j.click(w.t('cases-export'));
  await j.tick(w.t('export-profile-excel'));
  const { bytes } = await j.download(w.t('export-download'));
  const cells = readCsv(bytes.toString('utf8').slice(1)).flat();
  const running = cells.find((cell) => /^[=+\-@\t\r\n＝＋－＠]/u.test(cell));
  if (running) throw new Error(`a spreadsheet would run “${running}”`);
  if (!cells.some((cell) => cell.includes('alert(1)'))) throw new Error('the file does not hold what was typed');
}
