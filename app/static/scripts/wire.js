// The wire: htmx and its websocket extension, and all that is known of their insides. It tells of what happens
// (`wire:open`, `wire:lost`, `wire:heard`, `wire:answer`), before the screen changes (`screen:changing`, with what
// comes) and whenever it has (`screen:changed`).
"use strict";

// What htmx and its extension need besides being read: without it they fail at each message, unheard.
hemicycle.needs(() => {
  document.querySelector(":not(svg title)");
  return htmx.registerExtension("ws", {}) === false; // it is there already
});

hemicycle.part("wire", ({ session }) => {
  const body = document.body;
  let connection = null; // htmx's, which opens one socket after another
  let open = false;
  let seen = Number(new URLSearchParams(body.dataset.follow.split("?")[1]).get("seen"));

  const isThere = () => connection !== null;
  const socket = () => connection?.socket || null;
  const isOpen = () => open && socket()?.readyState === WebSocket.OPEN;

  function send(text) {
    if (!isOpen()) return false;
    socket().send(text);
    return true;
  }

  // The socket is given up for a new one.
  function renew() {
    const old = connection.socket;
    clearTimeout(connection.timer);
    connection.socket = null;
    lost();
    try { old.close(); } catch { /* gone already */ }
    connection.visibilityHandler();
  }

  function lost() {
    if (!open) return;
    open = false;
    session.tell("wire:lost");
  }

  // As of which seq the screen is, for whoever opens the next socket.
  function setSeen(seq) {
    seen = seq;
    if (connection) connection.url = connection.url.replace(/seen=\d+/, `seen=${seq}`);
  }

  async function swap(html) {
    await htmx.swap({ sourceElement: body, target: body, swap: "none", text: html, transition: false });
    session.tell("screen:changed", { html });
  }

  const start = () => body.setAttribute("hx-ws:connect", `${body.dataset.follow}&in=${session.lang}`);

  body.addEventListener("htmx:ws:before:connection", (event) => { connection = event.detail.connection; });
  body.addEventListener("htmx:ws:after:connection", (event) => {
    connection = event.detail.connection;
    clearTimeout(connection.timer); // else a retry timer of before closes the new socket
    open = true;
    session.tell("wire:open");
  });
  body.addEventListener("htmx:ws:close", lost);
  body.addEventListener("htmx:ws:before:message:incoming", (event) => {
    const { data } = event.detail.message;
    session.tell("wire:heard");
    if (typeof data !== "string" || !data.startsWith("{")) return;
    event.detail.cancelled = true;
    session.tell("wire:answer", JSON.parse(data));
  });
  body.addEventListener("htmx:ws:after:message:incoming", (event) => {
    session.tell("screen:changed", { html: event.detail.message.data });
  });

  document.addEventListener("htmx:before:swap", ({ detail: { tasks } }) => {
    for (const { fragment } of tasks) session.tell("screen:changing", { fragment });
  });

  return { start, isThere, socket, isOpen, send, renew, lost, swap, setSeen, seen: () => seen };
});
