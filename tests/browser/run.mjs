// Runs the journeys, each on both databases:
//   node tests/browser/run.mjs [--sqlite] [WORD…]
// With words, only journeys whose file name contains one of them.
// Pictures and pages go to the folder HABEAS_SHOTS. Without it there are only
// pages and pictures of failures, in a temporary folder that stays only then.

import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkHtml } from './html.mjs';
import { Journey, launchBrowser, startPortal } from './support.mjs';

const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const sqliteOnly = process.argv.includes('--sqlite');
const home = resolve(process.env.HABEAS_JOURNEYS ?? join(import.meta.dirname, 'journeys'));
const shots = process.env.HABEAS_SHOTS ? resolve(process.env.HABEAS_SHOTS) : mkdtempSync(join(tmpdir(), 'habeas-shots-'));
const limit = 600_000;
// Each keeps a processor busy, most of the time with the checks of its pages.
const atOnce = Math.min(availableParallelism(), 4);

async function runOne(browser, file, story, database) {
  const began = Date.now();
  const journeys = [];
  const faults = [];
  let portal, timer;
  try {
    portal = await startPortal({ database, host: story.host, env: story.env, commands: story.commands });
    const ctx = {
      browser, database, portal, url: portal.url,
      async journey(options = {}) {
        const journey = await Journey.begin({ browser, url: portal.url, folder: shots, label: database, pictures: Boolean(process.env.HABEAS_SHOTS), ...options });
        journeys.push(journey);
        return journey;
      },
    };
    const tooLong = new Promise((_, fail) => { timer = setTimeout(() => fail(new Error('took too long')), limit); });
    await Promise.race([story.default(ctx), tooLong]);
  } catch (error) {
    faults.push(error.stack);
    for (const journey of journeys) await journey.shot(`failed-${file.replace('.mjs', '')}`, { always: true }).catch(() => {});
    if (portal?.stderr) faults.push(`the portal said:\n${portal.stderr.split('\n').slice(-20).join('\n')}`);
  } finally {
    clearTimeout(timer);
    for (const journey of journeys) await journey.end().catch((error) => faults.push(error.message));
    await portal?.stop().catch((error) => faults.push(error.message));
  }
  faults.push(...journeys.flatMap((journey) => journey.faults));
  const pages = journeys.reduce((sum, journey) => sum + journey.pages, 0);
  if (pages === 0 && faults.length === 0) faults.push('visited no page');
  say(faults, `${story.name} on ${database} (${pages} pages, ${((Date.now() - began) / 1000).toFixed(1)} s)`);
  return faults.length === 0;
}

function say(faults, what) {
  console.log(`${faults.length === 0 ? 'passed' : 'FAILED'}  ${what}`);
  for (const fault of faults) console.log(`        ${fault.replaceAll('\n', '\n        ')}`);
}

const files = readdirSync(home).filter((file) => file.endsWith('.mjs') && (words.length === 0 || words.some((word) => file.includes(word)))).sort();
const results = [];
if (files.length === 0) console.log('FAILED  there is no journey to run');
// Pages of an earlier run are none of this run's business.
rmSync(join(shots, 'html'), { recursive: true, force: true });
mkdirSync(shots, { recursive: true });
const browser = await launchBrowser();
const waiting = [];
for (const file of files) {
  const story = await import(pathToFileURL(join(home, file)));
  const databases = (story.databases ?? ['sqlite', 'postgres']).filter((database) => !sqliteOnly || database === 'sqlite');
  waiting.push(...databases.map((database) => () => runOne(browser, file, story, database)));
}
await Promise.all(Array.from({ length: atOnce }, async () => {
  for (let run = waiting.shift(); run; run = waiting.shift()) results.push(await run());
}));
await browser.close();

const { pages, faults } = checkHtml(join(shots, 'html'));
say(faults, `HTML of ${pages} pages`);
results.push(faults.length === 0);
const failed = results.filter((ok) => !ok).length;
if (failed === 0 && !process.env.HABEAS_SHOTS) rmSync(shots, { recursive: true });
else console.log(`Pictures and pages: ${shots}`);
console.log(`${results.length - failed} of ${results.length} passed`);
process.exit(failed === 0 && files.length > 0 ? 0 : 1);
