/* Recomputes a draw from its published evidence, by the published description alone, and says whether it comes to the same. */
(() => {
  const button = document.querySelector('[data-recompute]');
  if (!button) return;
  const told = document.getElementById('recomputed');
  const bytes = text => new TextEncoder().encode(text);
  const hex = buffer => [...new Uint8Array(buffer)].map(b => b.toString(16).padStart(2, '0')).join('');
  const unhex = text => new Uint8Array(text.match(/../g).map(pair => parseInt(pair, 16)));
  const sha256 = async data => hex(await crypto.subtle.digest('SHA-256', data));
  // hexadecimal digits of one length sort as the bytes they stand for
  const less = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

  const drawn = async (text, seed) => {
    const key = await crypto.subtle.importKey('raw', unhex(seed), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
    const digest = await sha256(bytes(text));
    const number = async (...parts) => hex(await crypto.subtle.sign('HMAC', key, bytes([digest, ...parts].join('\n'))));
    const lines = text.split('\n').filter(line => line).map(line => line.split('\t'));
    const [, wanted, each] = lines.find(f => f[0] === 'wanted');
    const homes = lines.filter(f => f[0] === 'home' && f[4] === '-');
    const officers = lines.filter(f => f[0] === 'officer' && f[2] === '-').map(f => f[1]);
    const bars = new Set(lines.filter(f => f[0] === 'bar').map(f => f[1] + ' ' + f[2]));
    const ranked = [];
    for (const [, id, tickets] of homes) {
      let best = null;
      for (let ticket = 1; ticket <= Number(tickets); ticket++) {
        const n = await number('home', id, ticket);
        if (!best || n < best.number) best = { home: id, ticket, number: n };
      }
      ranked.push(best);
    }
    ranked.sort((a, b) => less(a.number, b.number) || Number(a.home) - Number(b.home));
    const assigned = new Map(officers.map(o => [o, 0]));
    const result = [];
    for (const winner of ranked.slice(0, Number(wanted))) {
      const able = [];
      for (const officer of officers) if (!bars.has(winner.home + ' ' + officer)) able.push({ officer, number: await number('officer', winner.home, officer) });
      able.sort((a, b) => assigned.get(a.officer) - assigned.get(b.officer) || less(a.number, b.number) || Number(a.officer) - Number(b.officer));
      const go = able.slice(0, Number(each)).map(a => a.officer);
      go.forEach(officer => assigned.set(officer, assigned.get(officer) + 1));
      result.push([result.length + 1, winner.home, winner.ticket, winner.number, ...go].join(' '));
    }
    return result;
  };

  const say = (text, good) => {
    told.hidden = false;
    told.className = 'c-notice' + (good ? '' : ' c-notice--warn');
    told.textContent = text;
  };

  button.addEventListener('click', async () => {
    button.disabled = true;
    try {
      const e = await (await fetch(button.dataset.recompute)).json();
      const wrong = [];
      if (await sha256(bytes(e.lists)) !== e.listsSha256) wrong.push(told.dataset.lists);
      if (e.seed && await sha256(unhex(e.seed)) !== e.commitment) wrong.push(told.dataset.seed);
      if (e.result) {
        const published = e.result.map(w => [w.rank, w.home, w.ticket, w.number, ...w.officers].join(' '));
        const mine = await drawn(e.lists, e.seed);
        const first = mine.findIndex((line, i) => line !== published[i]);
        if (first >= 0 || mine.length !== published.length) wrong.push(told.dataset.result + ' ' + (first < 0 ? mine.length + 1 : first + 1));
        document.querySelectorAll('[data-drawn]').forEach((row, i) => { if (!mine[i] || row.dataset.drawn !== mine[i].split(' ')[1]) wrong.push(told.dataset.result); });
      }
      if (wrong.length) say(told.dataset.differs.replace('{0}', [...new Set(wrong)].join(' · ')), false);
      else say(e.result ? told.dataset.matches : told.dataset.waits, true);
    } finally {
      button.disabled = false;
    }
  });
})();
