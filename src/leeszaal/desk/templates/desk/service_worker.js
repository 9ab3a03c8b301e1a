// Answers a desk page with the page for working without connection when the library's server cannot be reached.
// It keeps that page and what it needs, and nothing else: no page with a person on it is ever stored.

const KEPT = "leeszaal-desk-{{ version }}";
const PAGE = "{{ page }}";
const FILES = [PAGE, {% for file in files %}"{{ file }}"{% if not forloop.last %}, {% endif %}{% endfor %}];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(KEPT).then((kept) => kept.addAll(FILES)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = caches.keys().then((names) => Promise.all(names.filter((name) => name !== KEPT).map((name) => caches.delete(name))));
  event.waitUntil(old.then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const isPage = event.request.mode === "navigate" && event.request.method === "GET";
  const isKept = FILES.includes(new URL(event.request.url).pathname);
  if (isPage) event.respondWith(fetch(event.request).catch(() => caches.match(PAGE)));
  else if (isKept) event.respondWith(fetch(event.request).catch(() => caches.match(event.request)));
});
