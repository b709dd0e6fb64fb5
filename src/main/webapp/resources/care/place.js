/* The place of the phone, when it has one and may tell. Without it, the form asks for the reason. */
(() => {
  const button = document.querySelector('[data-place]');
  if (!button || !navigator.geolocation) return;
  const told = document.querySelector('[data-place-told]');
  const put = (id, value) => { document.getElementById('f:' + id).value = value; };
  button.hidden = false;
  button.addEventListener('click', () => navigator.geolocation.getCurrentPosition(({ coords }) => {
    put('latitude', coords.latitude.toFixed(6));
    put('longitude', coords.longitude.toFixed(6));
    put('accuracy', Math.round(coords.accuracy));
    told.textContent = told.dataset.found.replace('{0}', Math.round(coords.accuracy));
  }, () => { told.textContent = told.dataset.failed; }, { enableHighAccuracy: true, timeout: 15000 }));
})();
