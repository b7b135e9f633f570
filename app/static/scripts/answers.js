// Only our own answer is an answer. Networks answer too: with login pages, with filters' JSON, with errors of a
// proxy. What does not carry our mark is as good as no answer, and says that there is no connection.
"use strict";

hemicycle.part("answers", ({ session }) => {
  const { code, screen, lang } = session;
  const PATIENCE = 25000; // longer than the server waits for its disk
  const OUTSIDE = new Set(["not_joined", "not_allowed"]);

  // What the server says of a message: {said} its answer, {out} that it does not know who we are any more,
  // {later} that it must be sent again; nothing where no server of ours answered.
  async function post(message) {
    const response = await send(message);
    const answer = await response?.json().catch(() => null);
    if (!answer || typeof answer !== "object") return null;
    const out = response.status === 403 && OUTSIDE.has(answer.reason);
    if (out && (answer.refused === null || answer.refused === message.key)) return { out: answer.reason };
    if (answer.ack === message.key || answer.refused === message.key) return { said: answer };
    return answer.refused === null && typeof answer.reason === "string" ? { later: answer.reason } : null;
  }

  // The views that changed since `seen`: {html, seq, now}, or {out}; nothing where it was not our server.
  async function views(seen) {
    const response = await ask(`/s/${code}/views/${screen}?seen=${seen}&in=${lang}`);
    const out = response?.headers.get("x-refused");
    if (OUTSIDE.has(out)) return { out };
    if (!response?.ok || !/^\d+$/.test(response.headers.get("x-seq"))) return null;
    const html = await response.text().catch(() => null);
    const now = Number(response.headers.get("x-now"));
    return html === null ? null : { html, seq: Number(response.headers.get("x-seq")), now };
  }

  // Inputs of others, as HTML; nothing where it was not our server that answered.
  async function others(message) {
    const response = await send(message);
    if (!response?.ok || response.headers.get("x-others") !== message.item) return null;
    return response.text().catch(() => null);
  }

  const send = (message) => ask(`/s/${code}/do?screen=${screen}&in=${lang}`, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(message),
  });

  async function ask(url, sent = {}) {
    const waiting = new AbortController();
    const timer = setTimeout(() => waiting.abort(), PATIENCE);
    const own = { credentials: "same-origin", redirect: "error", cache: "no-store", signal: waiting.signal };
    try {
      return await fetch(url, { ...own, ...sent });
    } catch {
      return null;
    } finally {
      clearTimeout(timer);
    }
  }

  return { post, views, others };
});
