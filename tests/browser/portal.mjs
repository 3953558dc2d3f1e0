// Starts the portal on an empty world of its own and takes all of it away again.

import { spawn, execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const root = resolve(import.meta.dirname, '../..');
const target = resolve(root, process.env.CARGO_TARGET_DIR ?? 'target');
const binary = resolve(process.env.HABEAS_BIN ?? join(target, 'debug/habeas'));
const patience = 20_000;

// What is still to be undone if this process is told to stop.
const leftovers = new Set();
process.on('exit', () => leftovers.forEach((undo) => undo()));
for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 143]]) process.on(signal, () => process.exit(code));

/**
 * Starts the portal and waits until it answers.
 *
 * `database` is 'sqlite' or 'postgres'; `env` are more settings; `host` is the name it is
 * asked by; `commands` are run before serving, for example [['seed', 'demo']], their outputs are in `outputs`.
 */
export async function startPortal({ database = 'sqlite', host = '127.0.0.1', env = {}, commands = [] } = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), 'habeas-browser-'));
  const port = await freePort();
  const url = `http://${host}:${port}`;
  const store = database === 'postgres' ? await freshDatabase() : { url: `sqlite:${join(dataDir, 'habeas.db')}`, drop() {} };
  const portal = new Portal(url, dataDir, store, {
    // Not our own environment whole: the portal refuses HABEAS_ names that it does not know.
    PATH: process.env.PATH,
    HABEAS_ADDR: `127.0.0.1:${port}`,
    HABEAS_BASE_URL: url,
    HABEAS_DATA_DIR: dataDir,
    DATABASE_URL: store.url,
    ...env,
  });
  try {
    for (const command of commands) portal.outputs.push((await portal.run(...command)).stdout);
    await portal.serve();
  } catch (error) {
    await portal.stop();
    throw error;
  }
  return portal;
}

class Portal {
  outputs = [];
  stdout = '';
  stderr = '';
  #child;
  #exit;

  constructor(url, dataDir, store, env) {
    Object.assign(this, { url, dataDir, databaseUrl: store.url, store, env });
    this.undo = () => {
      this.#child?.kill('SIGKILL');
      rmSync(dataDir, { recursive: true, force: true });
    };
    leftovers.add(this.undo);
  }

  /** Runs `habeas` with these arguments on the same world; fails if it does. */
  run(...args) {
    return promisify(execFile)(binary, args, { env: this.env, cwd: this.dataDir });
  }

  async serve() {
    this.#child = spawn(binary, ['serve'], { env: this.env, cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child.stdout.on('data', (text) => { this.stdout += text; });
    this.#child.stderr.on('data', (text) => { this.stderr += text; });
    this.#exit = new Promise((done) => {
      this.#child.once('exit', (code, signal) => done(code ?? signal));
      this.#child.once('error', (error) => done(error.message));
    });
    let ended;
    this.#exit.then((how) => { ended = how; });
    await until(async () => {
      if (ended !== undefined) throw new Error(`the portal ended at once (${ended}):\n${this.stderr}`);
      return await fetch(`${this.url}/healthz`).then((answer) => answer.ok, () => false);
    }, 'the portal did not answer on /healthz', () => this.stderr);
  }

  /** The one-time link that an empty portal prints for its first administrator. */
  setupLink() {
    return until(() => this.stdout.match(/https?:\/\/\S+\/setup\/\S+/)?.[0], 'the portal printed no set-up link', () => this.stdout);
  }

  /** Stops serving; fails if the portal does not end well when asked to. */
  async stop() {
    const running = this.#child?.exitCode === null && this.#child.signalCode === null;
    if (running) this.#child.kill('SIGTERM');
    const how = running ? await Promise.race([this.#exit, pause(patience).then(() => 'not in time')]) : 0;
    this.undo();
    leftovers.delete(this.undo);
    await this.store.drop();
    if (how !== 0) throw new Error(`the portal ended on SIGTERM with: ${how}\n${this.stderr}`);
  }
}

let databases = 0;

async function freshDatabase() {
  const server = process.env.TEST_DATABASE_URL;
  if (!server) throw new Error('TEST_DATABASE_URL names no PostgreSQL server; run this through bin/postgres');
  const name = `habeas_browser_${process.pid}_${(databases += 1)}`;
  const psql = (sql) => promisify(execFile)('psql', ['--no-psqlrc', '--quiet', '--set=ON_ERROR_STOP=1', '--command', sql, server]);
  await psql(`create database ${name}`);
  // By text, since URL objects dislike a host that is a folder.
  return { url: server.replace(/\/[^/?]*(\?.*)?$/, `/${name}$1`), drop: () => psql(`drop database ${name} with (force)`) };
}

function freePort() {
  return new Promise((done, fail) => {
    const probe = createServer().once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

export const pause = (milliseconds) => new Promise((done) => { setTimeout(done, milliseconds).unref(); });

/** Asks until the answer is truthy, and returns it. */
export async function until(ask, complaint, details = () => '', limit = patience) {
  for (const end = Date.now() + limit; ;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`${complaint}\n${details()}`.trim());
    await new Promise((done) => { setTimeout(done, 50); });
  }
}
