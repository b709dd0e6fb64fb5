// A photo as it is kept: no side longer than the size set by the office, and time, place and home written into the picture itself.

import {here} from './place.js';
import {moment} from './view.js';

const QUALITY = 0.82;

/** @param longest pixels @returns {name, takenAt, latitude, longitude, bytes} */
export async function take(file, longest, home, code) {
  const picture = await opened(file);
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  const draw = canvas.getContext('2d');
  draw.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close?.();
  const takenAt = new Date().toISOString();
  const place = here();
  stamp(draw, canvas, [`${moment(takenAt)} ${code}`, home, place ? `${place.latitude.toFixed(5)}, ${place.longitude.toFixed(5)} ±${place.accuracy} m` : '—']);
  const blob = await new Promise((resolve, reject) => canvas.toBlob(made => made ? resolve(made) : reject(new Error('no picture')), 'image/jpeg', QUALITY));
  return {name: `${code}-${takenAt.replace(/[-:]/g, '').slice(0, 15)}.jpg`, takenAt, latitude: place?.latitude ?? null, longitude: place?.longitude ?? null, bytes: await blob.arrayBuffer()};
}

/** Upright, as it was held; older browsers turn it only as an image. */
async function opened(file) {
  try {
    return await createImageBitmap(file, {imageOrientation: 'from-image'});
  } catch {
    const image = new Image();
    const address = URL.createObjectURL(file);
    try {
      image.src = address;
      await image.decode();
      return image;
    } finally {
      URL.revokeObjectURL(address);
    }
  }
}

function stamp(draw, canvas, lines) {
  const size = Math.max(12, Math.round(canvas.width / 42));
  const band = Math.round(size * 1.5 * lines.length + size * 0.6);
  draw.fillStyle = 'rgb(0 0 0 / .6)';
  draw.fillRect(0, canvas.height - band, canvas.width, band);
  draw.fillStyle = '#fff';
  draw.font = `${size}px sans-serif`;
  draw.textBaseline = 'top';
  lines.forEach((line, i) => draw.fillText(line, size, canvas.height - band + size * 0.5 + i * size * 1.5, canvas.width - 2 * size));
}
