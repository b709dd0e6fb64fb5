// Reading a code: on the sign at a door, on a card. The browser's own reader where it has one, otherwise the library that came along with the application.

function library() {
  return new Promise((resolve, reject) => {
    if (window.jsQR) return resolve(window.jsQR);
    const script = document.createElement('script');
    script.src = new URL('lib/jsQR.js', import.meta.url);
    script.onload = () => resolve(window.jsQR);
    script.onerror = () => reject(new Error('no reader'));
    document.head.append(script);
  });
}

async function reader() {
  if ('BarcodeDetector' in window && (await window.BarcodeDetector.getSupportedFormats()).includes('qr_code')) {
    const detector = new window.BarcodeDetector({formats: ['qr_code']});
    return async video => (await detector.detect(video))[0]?.rawValue ?? null;
  }
  const read = await library();
  const canvas = document.createElement('canvas');
  return async video => {
    const scale = Math.min(1, 640 / video.videoWidth);
    canvas.width = video.videoWidth * scale;
    canvas.height = video.videoHeight * scale;
    const draw = canvas.getContext('2d', {willReadFrequently: true});
    draw.drawImage(video, 0, 0, canvas.width, canvas.height);
    return read(draw.getImageData(0, 0, canvas.width, canvas.height).data, canvas.width, canvas.height)?.data ?? null;
  };
}

/**
 * Looks through the camera until a code is read, or for as long as codes are wanted.
 *
 * @param stop a signal that ends it
 * @param seen called with each code that is another than the one before; without it the first one is returned
 * @throws where there is no camera, or it may not be used
 */
export async function scan(video, stop, seen) {
  let before = null;
  const stream = await navigator.mediaDevices.getUserMedia({video: {facingMode: 'environment'}, audio: false});
  try {
    const read = await reader();
    video.srcObject = stream;
    await video.play();
    while (!stop.aborted && video.isConnected) {
      const code = video.videoWidth ? await read(video) : null;
      if (code && !seen) return code;
      if (code && code !== before) await seen(before = code);
      await new Promise(resolve => setTimeout(resolve, 150));
    }
    return null;
  } finally {
    stream.getTracks().forEach(track => track.stop());
    video.srcObject = null;
  }
}
