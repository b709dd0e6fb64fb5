// The application itself, kept on the phone so that it opens without signal. VERSION and FILES are put before this text by the server,
// from what it has: any change of any file is a new version. Only GET, and only of these files; whatever is sent or asked of the
// interface goes past it.

const CACHE = `care-visit-${VERSION}`;

self.addEventListener('install', event => event.waitUntil(caches.open(CACHE).then(cache => cache.addAll(FILES.map(file => new Request(file, {cache: 'reload'}))))));

self.addEventListener('activate', event => event.waitUntil(caches.keys()
  .then(names => Promise.all(names.filter(name => name.startsWith('care-visit-') && name !== CACHE).map(name => caches.delete(name))))
  .then(() => self.clients.claim())));

self.addEventListener('fetch', event => {
  if (event.request.method !== 'GET') return;
  const address = new URL(event.request.url);
  if (address.origin !== self.location.origin || !FILES.includes(address.pathname)) return;
  event.respondWith(caches.open(CACHE).then(cache => cache.match(address.pathname)).then(kept => kept ?? fetch(event.request)));
});

// The windows have the key, the worker has not: it wakes them when there is signal again.
self.addEventListener('sync', event => event.waitUntil(self.clients.matchAll({type: 'window'}).then(windows => windows.forEach(window => window.postMessage('send')))));

self.addEventListener('message', event => {
  if (event.data === 'take over') self.skipWaiting();
});
