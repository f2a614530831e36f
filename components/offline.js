// A page that was seen before can be read when the line is cut: its first view as it was last seen, which says of when it is.
// It is never taken for the newest: whenever the server answers, the page is the server's.
// WORDS, by language, ZONE and PAGES, the name of what is kept, stand before this.
const KEPT = 60; // pages; those that were not seen for the longest time go
const PATIENCE = 3000; // milliseconds
const HTML = { headers: { accept: "text/html" }, credentials: "same-origin" };

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
// Pages that came without a navigation: the one that brought this worker, and those that the live page changed to.
self.addEventListener("message", (event) =>
  event.waitUntil(fetch(event.data, HTML).then((page) => keep(event.data, page), () => {})),
);
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "GET" && request.mode === "navigate") event.respondWith(answer(request));
});

async function answer(request) {
  const seen = await (await caches.open(PAGES)).match(request.url);
  const page = await Promise.race([reached(request, seen), ...(seen && isPinned(request.url) ? [silence()] : [])]);
  if (!page) return seen ? asSeen(seen) : listed(request.url);
  await keep(request.url, page.clone()).catch(() => {}); // a disk that is full costs the reader nothing
  return page;
}

// What the server says; nothing where the line is cut, or ends at a gateway behind which nobody answers.
const reached = (request, seen) =>
  fetch(request).then((page) => (seen && [502, 503, 504].includes(page.status) ? null : page), () => null);

// A line may be silent instead of cut. A talk of a version is the same whoever gives it: nobody in the hall waits for that.
const isPinned = (address) => /\/stories\/.*[?&]version=/.test(address);
const silence = () => new Promise((given) => setTimeout(given, PATIENCE, null));

async function keep(address, page) {
  const head = (name) => page.headers.get(name) ?? "";
  if (!page.ok || page.redirected || !head("content-type").startsWith("text/html")) return;
  if (head("cache-control").includes("no-store")) return; // it came without its first view: the one seen before says more
  const pages = await caches.open(PAGES);
  await pages.delete(address); // the one seen last stands last
  await pages.put(address, page);
  for (const oldest of (await pages.keys()).slice(0, -KEPT)) await pages.delete(oldest);
}

// A page as a reader without scripts has it, since the live one needs the server; a talk is whole in itself.
async function asSeen(seen) {
  const html = await seen.text();
  if (!html.includes('<div id="root">')) return given(html, seen);
  const language = languageOf(html);
  const day = new Date(seen.headers.get("date"));
  const when = day.toLocaleString(language, { dateStyle: "long", timeStyle: "short", timeZone: ZONE });
  const told = `<p id="offline" role="status">${wordsIn(language).seen.replace("{when}", when)}</p>`;
  const still = html
    .replace(/<script[^>]*>.*?<\/script>/gs, "")
    .replace(/<link[^>]*rel="(?:modulepreload|preload)"[^>]*>/gs, "")
    .replace(/<p class="unscripted">.*?<\/p>/s, "")
    .replace(/<\/?noscript>/g, "");
  return given(still.replace("<body>", `<body>${told}`), seen);
}

// What was seen, for an address that was not.
async function listed(address) {
  const pages = await caches.open(PAGES);
  const links = [];
  let language = new URL(address).searchParams.get("lang");
  for (const { url } of (await pages.keys()).reverse()) {
    const html = await (await pages.match(url)).text();
    language ||= languageOf(html);
    const title = html.match(/<h1>(.*?)<\/h1>/)?.[1];
    if (title) links.push(`<li><a href="${url.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}">${title}</a></li>`);
  }
  const style = "<style>body { font: 1rem/1.6 sans-serif; margin: 2rem auto; max-width: 40rem; padding: 0 1rem; word-break: keep-all }</style>";
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">${style}`;
  const told = `<p role="status">${wordsIn(language).unseen}</p><ul>${links.join("")}</ul>`;
  const page = `<!doctype html><html lang="${language in WORDS ? language : "ko"}"><head>${head}</head><body>${told}</body></html>`;
  return new Response(page, { status: 503, headers: { "content-type": "text/html; charset=utf-8" } });
}

const wordsIn = (language) => WORDS[language] ?? WORDS.ko;
const languageOf = (html) => html.match(/<html lang="([^"]+)"/)?.[1];

function given(html, seen) {
  const policy = seen.headers.get("content-security-policy") ?? "default-src 'none'";
  return new Response(html, { headers: { "content-type": "text/html; charset=utf-8", "content-security-policy": policy } });
}
