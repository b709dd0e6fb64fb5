// The application itself, kept on the phone so that it opens without signal. NAME, VERSION and FILES, each with its SHA-256, are put before
// this text by the server, from what it has: any change of any file is a new version, and files of two versions never come together. Only GET,
// and only of these files; whatever is sent or asked of the interface goes past it.

const CACHE = `care-${NAME}-${VERSION}`;

async function keep(cache, [path, hash]) {
  const answer = await fetch(path, {cache: 'reload'});
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await answer.clone().arrayBuffer()));
  if (!answer.ok || [...digest].map(byte => byte.toString(16).padStart(2, '0')).join('') !== hash) throw new Error(`${path} is of another version`);       // tried again later
  await cache.put(path, answer);
}

self.addEventListener('install', event => event.waitUntil(caches.open(CACHE).then(cache => Promise.all(Object.entries(FILES).map(file => keep(cache, file))))));

self.addEventListener('activate', event => event.waitUntil(caches.keys()
  .then(names => Promise.all(names.filter(name => name.startsWith(`care-${NAME}-`) && name !== CACHE).map(name => caches.delete(name))))
  .then(() => self.clients.claim())));

self.addEventListener('fetch', event => {
  if (event.request.method !== 'GET') return;
  const address = new URL(event.request.url);
  if (address.origin !== self.location.origin || !(address.pathname in FILES)) return;
  event.respondWith(caches.open(CACHE).then(cache => cache.match(address.pathname)).then(kept => kept ?? fetch(event.request)));
});

// The windows have the key, the worker has not: it wakes them when there is signal again.
self.addEventListener('sync', event => event.waitUntil(self.clients.matchAll({type: 'window'}).then(windows => windows.forEach(window => window.postMessage('send')))));

self.addEventListener('message', event => {
  if (event.data === 'take over') self.skipWaiting();
});
