// A signature: drawn with the finger, or, for who cannot draw, the name typed as a signature.

import {h, t} from '../phone/view.js';

/** @returns {element, isDrawn(), png(): bytes} */
export function pad(label) {
  const canvas = h('canvas', {class: 'pad', width: 640, height: 240, role: 'img', 'aria-label': label});
  const draw = canvas.getContext('2d');
  let drawn = false, down = false;
  draw.lineWidth = 5;
  draw.lineCap = draw.lineJoin = 'round';
  const at = event => {
    const box = canvas.getBoundingClientRect();
    return [(event.clientX - box.left) * canvas.width / box.width, (event.clientY - box.top) * canvas.height / box.height];
  };
  const clear = () => {
    draw.fillStyle = '#fff';
    draw.fillRect(0, 0, canvas.width, canvas.height);
    drawn = false;
  };
  clear();
  canvas.addEventListener('pointerdown', event => {
    down = true;
    canvas.setPointerCapture(event.pointerId);
    draw.beginPath();
    draw.moveTo(...at(event));
  });
  canvas.addEventListener('pointermove', event => {
    if (!down) return;
    draw.lineTo(...at(event));
    draw.stroke();
    drawn = true;
  });
  const up = () => {
    if (down && drawn) canvas.dispatchEvent(new CustomEvent('signed', {bubbles: true}));
    down = false;
  };
  canvas.addEventListener('pointerup', up);
  canvas.addEventListener('pointercancel', up);
  return {
    element: h('div', {class: 'signature'}, canvas, h('button', {type: 'button', class: 'button button--quiet', onclick: clear}, t('sign.clear'))),
    isDrawn: () => drawn,
    png: async () => (await new Promise(resolve => canvas.toBlob(resolve, 'image/png'))).arrayBuffer(),
  };
}
