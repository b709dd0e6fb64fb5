/*
 * Maps: counties in five steps of colour, places as small shapes, names beside them; no tiles, nothing from outside.
 *
 * <div class="c-place" data-map="counties.json"
 *      data-counties='[{"code":"640502000000","step":3,"text":"65.3%","href":"…"}]'
 *      data-points='[{"lat":37.5,"lng":105.2,"tone":"warn","name":"…","text":"…","href":"…","named":true}]'>
 * data-points may also be the address of such a list. Colours come from the style sheet, so a change of theme needs no redrawing.
 */
(() => {
  const list = async text => !text ? [] : text.trim().startsWith('[') ? JSON.parse(text) : (await fetch(text)).json();
  const escaped = text => { const span = document.createElement('span'); span.textContent = text ?? ''; return span.innerHTML; };
  const label = (...parts) => parts.filter(Boolean).join(' ');

  /* by mouse, by touch and by keyboard */
  const link = (element, name, href) => {
    element.setAttribute('aria-label', name);
    if (!href) { element.setAttribute('role', 'img'); element.removeAttribute('tabindex'); return; }
    element.setAttribute('role', 'link');
    element.setAttribute('tabindex', '0');
    element.addEventListener('click', () => location.assign(href));
    element.addEventListener('keydown', event => { if (event.key === 'Enter') location.assign(href); });
  };

  const words = (map, at, name, text, kind) => L.marker(at, { interactive: false, keyboard: false, icon: L.divIcon({
    className: `c-place__name ${kind}`, iconSize: null, html: `<b>${escaped(name)}</b>${text ? `<span>${escaped(text)}</span>` : ''}` }) }).addTo(map);

  const draw = async place => {
    const [shapes, counties, points] = await Promise.all([fetch(place.dataset.map).then(answer => answer.json()), list(place.dataset.counties), list(place.dataset.points)]);
    const said = new Map(counties.map(county => [county.code, county]));
    const map = L.map(place, { attributionControl: false, zoomControl: false, scrollWheelZoom: false, zoomSnap: 0.1, zoomDelta: 0.5, keyboard: false });
    L.control.zoom({ zoomInTitle: place.dataset.in, zoomOutTitle: place.dataset.out }).addTo(map);

    const areas = L.geoJSON(shapes, {
      filter: feature => said.size === 0 || said.has(feature.properties.code),
      style: feature => ({ className: `c-place__area q${said.get(feature.properties.code)?.step ?? 1}`, weight: 2 }),
    }).addTo(map);
    const bounds = areas.getBounds(); // the names stand beside the shapes and must be seen as well
    areas.eachLayer(area => bounds.extend(area.feature.properties.label.toReversed()));
    const fit = () => map.fitBounds(bounds, { padding: [32, 24], animate: false });
    fit();
    areas.eachLayer(area => {
      const { code, name, label: at } = area.feature.properties;
      const county = said.get(code);
      link(area.getElement(), label(name, county?.text), county?.href);
      words(map, [at[1], at[0]], name, county?.text, 'is-area');
    });

    points.forEach(point => {
      const icon = L.divIcon({ className: `c-place__point c-place__point--${point.tone || 'idle'}`, iconSize: [24, 24], html: '<i></i>' });
      const marker = L.marker([point.lat, point.lng], { icon, keyboard: false, title: label(point.name, point.text), riseOnHover: true }).addTo(map);
      const shape = marker.getElement();          // for the mouse; the tables beside the map lead to the same places by keyboard
      shape.setAttribute('aria-hidden', 'true');
      shape.removeAttribute('tabindex');
      if (point.href) marker.on('click', () => location.assign(point.href));
      if (point.named) words(map, [point.lat, point.lng], point.name, point.text, 'is-point');
    });
    new ResizeObserver(() => { map.invalidateSize(); fit(); }).observe(place);
  };

  document.querySelectorAll('[data-map]').forEach(draw);
})();
