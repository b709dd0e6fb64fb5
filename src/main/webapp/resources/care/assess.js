/* What the points of an assessment come to so far, and what is still missing. The server reckons anew when it is saved. */
(() => {
  const count = () => {
    const dock = document.querySelector('.c-dock[data-missing]');
    if (!dock) return;
    const items = [...document.querySelectorAll('[data-item]')];
    const points = items.map(item => item.querySelector('input:checked'));
    const total = points.reduce((sum, input) => sum + (input ? Number(input.value) : 0), 0);
    const missing = items.filter((item, i) => !points[i]);
    dock.querySelector('[data-total]').textContent = total;
    dock.querySelectorAll('[data-from]').forEach(band => { band.hidden = missing.length > 0 || total < Number(band.dataset.from) || total > Number(band.dataset.to); });
    dock.querySelector('[data-left]').textContent = missing.length ? dock.dataset.missing.replace('{0}', missing.length) : '';
    const next = dock.querySelector('[data-next]');
    next.hidden = !missing.length;
    if (missing.length) {
      next.textContent = missing[0].dataset.item;
      next.href = '#' + missing[0].querySelector('input').id;
    }
  };
  document.addEventListener('change', count);
  new MutationObserver(changes => { if (changes.some(change => [...change.addedNodes].some(node => node.querySelector?.('.c-dock')))) count(); }).observe(document.getElementById('main'), { childList: true, subtree: true });
  count();
})();
