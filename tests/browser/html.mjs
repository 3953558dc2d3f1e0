// Runs the Nu HTML checker once over every page that the journeys kept.

import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const jar = join(dirname(createRequire(import.meta.url).resolve('vnu-jar/package.json')), 'build/dist/vnu.jar');
// Each with the reason why it is no fault of ours: [{ "message": REGULAR EXPRESSION, "reason": WORDS }]
const ignored = JSON.parse(readFileSync(new URL('vnu-ignore.json', import.meta.url), 'utf8')).map(({ message }) => new RegExp(message));

/** Returns how many pages there were and the faults as "FILE:LINE: WORDS". */
export function checkHtml(folder) {
  const pages = existsSync(folder) ? readdirSync(folder).length : 0;
  if (pages === 0) return { pages, faults: ['no page was kept to check'] };
  const answer = execFileSync('java', ['-jar', jar, '--stdout', '--format', 'json', '--exit-zero-always', folder], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const faults = JSON.parse(answer).messages
    // A warning has the type "info"; "non-document-error" means that the checker itself failed.
    .filter(({ type, message }) => type !== 'info' && !ignored.some((pattern) => pattern.test(message)))
    .map(({ url, lastLine, message, extract }) => `${url.split('/').pop()}:${lastLine}: ${message} (${(extract ?? '').replace(/\s+/g, ' ').trim()})`);
  return { pages, faults };
}
