"use strict";
// Every page works without this file. Its words are data attributes of <body>.
const say = document.body.dataset;
const editable = "input:not([type=hidden]), textarea, select";

// An element with attributes and children.
const make = (name, attributes, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
};

// What went wrong comes first; its links lead into the field.
document.querySelector("[data-focus]")?.focus();
for (const link of document.querySelectorAll(".problems a[href^='#']")) {
  link.addEventListener("click", (event) => {
    const target = document.getElementById(link.hash.slice(1));
    const field = target?.matches(editable) ? target : target?.querySelector(editable);
    if (!field) return;
    event.preventDefault();
    field.focus();
    target.scrollIntoView({ block: "center" });
  });
}

// Typing is not lost by leaving, and nothing is sent twice.
{
  const unsaved = new Set();
  const watch = (form) => {
    if (say.idle && form?.matches("[method=post]:not([role=search])")) unsaved.add(form);
  };
  document.querySelectorAll("form:has(.problems)").forEach(watch);
  document.addEventListener("input", (event) => watch(event.target.form));
  addEventListener("beforeunload", (event) => { if (unsaved.size) event.preventDefault(); });

  const mark = (form, isSent) => {
    form.toggleAttribute("data-sent", isSent);
    for (const button of form.querySelectorAll("button")) button.setAttribute("aria-disabled", isSent);
  };
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method === "dialog") return;
    if (form.hasAttribute("data-sent")) return event.preventDefault();
    // Whoever leaves quickly is asked nothing.
    if (form.matches("[data-leave]")) unsaved.clear();
    unsaved.delete(form);
    mark(form, true);
    // After a download, or when no page comes, the form is still here.
    setTimeout(mark, 8000, form, false);
    form.querySelector("[data-said]")?.append(form.dataset.say);
  });
  addEventListener("pageshow", () => document.querySelectorAll("[data-sent]").forEach((form) => mark(form, false)));
}

// Escape, pressed three times within two seconds, leaves; the page goes blank at once.
{
  const leave = document.querySelector("form[data-leave]");
  let pressed = [];
  leave?.addEventListener("submit", () => { document.body.hidden = true; });
  if (leave) document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.repeat) { pressed = []; return; }
    pressed = [...pressed.filter((at) => event.timeStamp - at < 2000), event.timeStamp];
    if (pressed.length >= 3) leave.requestSubmit();
  }, true);
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// What is being typed is kept on the server, until it is saved.
for (const said of document.querySelectorAll("[data-draft]")) {
  const form = said.closest("form");
  let timer;
  let asking;
  let isOver = false;
  const body = () => {
    const typed = new URLSearchParams(new FormData(form));
    typed.set("draft-by", "script");
    return typed;
  };
  const tell = (words) => { said.textContent = words; };
  const keep = async () => {
    timer = undefined;
    asking = new AbortController();
    const answer = await fetch("/drafts", { method: "POST", body: body(), signal: asking.signal }).catch(() => null);
    if (isOver) return;
    const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
    tell(answer?.status === 204 ? `${said.dataset.draft} ${time}` : said.dataset.draftFailed);
    // Signed out, or too much of it: to ask again would change nothing.
    if (answer && answer.status !== 204 && answer.status < 500) isOver = true;
  };
  // A long text goes over a slow line less often.
  const wait = () => 12_000 + Math.min(form.querySelector("textarea[name=text]")?.value.length ?? 0, 2_000_000) / 20;
  form.addEventListener("input", () => { if (!isOver) timer ??= setTimeout(keep, wait()); });
  const stop = () => {
    isOver = true;
    clearTimeout(timer);
    timer = undefined;
    asking?.abort();
  };
  // Whoever leaves quickly sends nothing after the session has ended: the answer would leave a cookie behind.
  document.querySelector("form[data-leave]")?.addEventListener("submit", stop);
  form.addEventListener("submit", () => {
    stop();
    // When no page comes, the form is still here.
    setTimeout(() => { isOver = false; }, 8000);
  });
  addEventListener("pagehide", () => {
    if (timer) navigator.sendBeacon("/drafts", body());
    clearTimeout(timer);
    timer = undefined;
  });
  addEventListener("pageshow", () => { isOver = false; });
}

// Writing it anew is a choice too.
for (const clash of document.querySelectorAll(".clash")) {
  const edit = clash.querySelector("[value=edit]");
  clash.addEventListener("input", (event) => { if (event.target.type !== "radio") edit.checked = true; });
}

// Single keys, which can be turned off (WCAG 2.1.4).
{
  const search = document.querySelector("[role=search] input:not([type=hidden])");
  const rows = [...document.querySelectorAll(":is(.cases, .list) tbody th a")];
  let isOn = true;
  try { isOn = localStorage.keys !== "off"; } catch { /* Not kept, then. */ }
  const use = make("input", { type: "checkbox" });
  use.addEventListener("change", () => {
    isOn = use.checked;
    try { localStorage.keys = isOn ? "on" : "off"; } catch { /* As above. */ }
  });
  const keys = [["/", say.keysSearch], ["j k ↓ ↑", say.keysMove], ["Enter", say.keysOpen], ["?", say.keysHelp]].flatMap(([names, words]) => [
    make("dt", {}, ...names.split(" ").flatMap((name) => [make("kbd", {}, name), " "])),
    make("dd", {}, words),
  ]);
  const help = make("dialog", { "aria-labelledby": "keys" }, make("form", { method: "dialog", class: "stack check" },
    make("h2", { id: "keys" }, say.keysTitle),
    make("dl", {}, ...keys),
    make("label", {}, use, " ", say.keysUse),
    make("p", {}, make("button", { class: "button" }, say.close))));
  const show = () => { use.checked = isOn; help.showModal(); };
  const opener = make("button", { type: "button", class: "link" }, say.keysTitle);
  opener.addEventListener("click", show);
  document.body.append(help);
  document.querySelector(".foot").append(opener);

  const move = (event, by) => {
    const at = rows.findIndex((row) => row.closest("tr").contains(document.activeElement));
    // Outside the rows, arrows scroll the page.
    if (!rows.length || (at < 0 && event.key.startsWith("Arrow"))) return;
    event.preventDefault();
    rows[at < 0 ? 0 : Math.min(Math.max(at + by, 0), rows.length - 1)].focus();
  };
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.matches(editable) || event.isComposing;
    if (!isOn || isTyping || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.key === "j" || event.key === "ArrowDown") move(event, 1);
    if (event.key === "k" || event.key === "ArrowUp") move(event, -1);
    if (event.key === "?") show();
    if (event.key === "/" && search) {
      event.preventDefault();
      search.select();
      search.focus();
    }
  });
}

// Two minutes before the session ends: stay, with one click.
if (say.idle) {
  const minute = 60_000;
  // The server may note a visit a minute late.
  const ends = (Number(say.idle) - 1) * minute;
  const title = make("h2", { id: "idle" });
  const what = make("p", { role: "status" });
  const stay = make("button", { class: "button" });
  const warning = make("dialog", { "aria-labelledby": "idle", class: "idle" }, title, what, make("p", {}, stay));
  document.body.append(warning);
  const tell = (...words) => [title, what, stay].forEach((part, i) => { part.textContent = words[i]; });

  // A visit in another tab counts for this one.
  const tabs = new BroadcastChannel("habeas");
  let last;
  let hasEnded;
  const seen = () => {
    last = Date.now();
    hasEnded = false;
    warning.close();
    tell(say.idleTitle, say.idleWhat, say.idleStay);
  };
  tabs.onmessage = seen;
  tabs.postMessage("seen");
  seen();
  const keep = async () => {
    if (hasEnded) return warning.close();
    const answer = await fetch("/account").catch(() => null);
    if (!answer?.ok) return tell(say.idleTitle, say.idleFailed, say.idleStay);
    seen();
    tabs.postMessage("seen");
  };
  stay.addEventListener("click", keep);
  warning.addEventListener("cancel", (event) => { event.preventDefault(); keep(); });
  // Twelve hours after the sign-in no click helps; what is typed is kept all the same.
  const left = Number(say.left) * 1000;
  if (left) setTimeout(() => {
    if (hasEnded) return;
    tell(say.idleTitle, say.leftWhat, say.close);
    stay.removeEventListener("click", keep);
    stay.addEventListener("click", () => warning.close());
    if (!warning.open) warning.showModal();
  }, Math.max(left - 2 * minute, 0));
  setInterval(() => {
    const idle = Date.now() - last;
    if (hasEnded || idle < ends - 2 * minute) return;
    hasEnded = idle >= ends;
    if (hasEnded) tell(say.idleOver, say.idleOverWhat, say.close);
    if (!warning.open) warning.showModal();
  }, 5000);
}

// The words selected in an article become the quote, with the place where they
// stand (characters from 0), so that words which occur twice are told apart.
{
  const article = document.querySelector("[data-article]");
  const quote = document.querySelector("[data-quote] textarea");
  const near = document.querySelector("[data-near]");
  const place = (node, offset) => {
    const paragraph = (node instanceof Element ? node : node.parentElement)?.closest("[data-start]");
    if (!paragraph) return "";
    const before = document.createRange();
    before.setStart(paragraph, 0);
    before.setEnd(node, offset);
    return Number(paragraph.dataset.start) + Array.from(before.toString()).length;
  };
  const take = () => {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || !selection.rangeCount) return;
    const range = selection.getRangeAt(0);
    const words = selection.toString().trim();
    if (!words || !article.contains(range.startContainer) || !article.contains(range.endContainer)) return;
    quote.value = words;
    near.value = place(range.startContainer, range.startOffset);
  };
  if (article && quote && near) document.addEventListener("selectionchange", take);
}
