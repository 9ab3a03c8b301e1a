// The desk without connection: scan a card and then items to lend, or items alone to take back; hand in the list later.

import { all, keep, remove } from "./offline-store.js";

const page = document.querySelector("[data-offline]");
const words = page.dataset;
const scan = page.querySelector("[name=code]");
const answer = page.querySelector("[data-answer]");
const list = page.querySelector("[data-acts]");
const handIn = page.querySelector("[data-hand-in]");
let card = "";

const tidy = (text) => text.replace(/[\s*-]+/g, "").toUpperCase();

function hasCheckDigit(code) {
  const digits = [...code].reverse().map(Number);
  const sum = digits.reduce((total, digit, place) => {
    const twice = place % 2 ? digit * 2 : digit;
    return total + (twice > 9 ? twice - 9 : twice);
  }, 0);
  return sum % 10 === 0;
}

const isCard = (code) => /^\d{14}$/.test(code) && code.startsWith(words.cardPrefix) && hasCheckDigit(code);

function say(kind, text) {
  answer.className = `answer answer-${kind}`;
  answer.textContent = text;
  answer.hidden = false;
}

function row(act) {
  const line = list.querySelector("template").content.cloneNode(true);
  line.querySelector("[data-when]").textContent = new Date(act.done_at).toLocaleTimeString();
  line.querySelector("[data-what]").textContent = act.verb === "check_out" ? words.lent : words.returned;
  line.querySelector("[data-card]").textContent = act.card_number;
  line.querySelector("[data-item]").textContent = act.barcode;
  const undo = line.querySelector("button");
  undo.addEventListener("click", () => remove(act.client_id).then(show));
  return line;
}

async function show() {
  const acts = await all();
  list.querySelector("tbody").replaceChildren(...acts.reverse().map(row));
  list.hidden = acts.length === 0;
  page.querySelector("[data-count]").textContent = acts.length;
  handIn.disabled = acts.length === 0;
}

const verb = () => page.querySelector("[name=verb]:checked").value;

async function note(code) {
  const act = {
    client_id: crypto.randomUUID(),
    verb: verb(),
    card_number: verb() === "check_out" ? card : "",
    barcode: code,
    done_at: new Date().toISOString(),
    order: performance.now(),
  };
  await keep(act);
  say("ok", `${act.verb === "check_out" ? words.lent : words.returned}: ${code}`);
  await show();
}

function takeCard(code) {
  card = code;
  page.querySelector("[data-card-now]").textContent = code;
  say("ok", words.cardTaken);
}

async function take(event) {
  event.preventDefault();
  const code = tidy(scan.value);
  scan.value = "";
  scan.focus();
  if (!code) return;
  if (isCard(code)) return takeCard(code);
  if (verb() === "check_out" && !card) return say("error", words.cardFirst);
  await note(code).catch(() => say("error", words.notKept));
}

async function token() {
  const reply = await fetch(words.tokenUrl, { credentials: "same-origin", redirect: "manual" });
  if (!reply.ok) throw new Error("log-in");
  return (await reply.json()).token;
}

async function send() {
  handIn.disabled = true;
  try {
    const reply = await fetch(words.handInUrl, {
      method: "POST",
      credentials: "same-origin",
      headers: { "Content-Type": "application/json", "X-CSRFToken": await token() },
      body: JSON.stringify({ acts: await all() }),
    });
    if (!reply.ok) throw new Error(reply.status);
    const taken = await reply.json();
    for (const act of taken.acts) await remove(act.client_id);
    say(taken.conflicts ? "warn" : "ok", taken.words);
    if (taken.conflicts) location.assign(words.conflictsUrl);
  } catch (problem) {
    say("error", problem.message === "log-in" ? words.logIn : words.noConnection);
  }
  await show();
}

page.querySelector("form").addEventListener("submit", take);
page.querySelectorAll("[name=verb]").forEach((choice) => choice.addEventListener("change", () => scan.focus()));
handIn.addEventListener("click", send);
show().then(() => scan.focus());
