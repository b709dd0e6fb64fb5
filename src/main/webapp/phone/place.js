// Where the phone is. Asked for once a visit is open and kept fresh; without a position everything goes on, and it is said.

let last = null;
let watching = null;
/** null while nobody has answered; 'denied' | 'unavailable' | 'none' */
export let trouble = null;

export function watch(told = () => {}) {
  if (!('geolocation' in navigator)) {
    trouble = 'none';
    told();
    return;
  }
  if (watching !== null) navigator.geolocation.clearWatch(watching);
  watching = navigator.geolocation.watchPosition(position => {
    trouble = null;
    last = {latitude: round(position.coords.latitude), longitude: round(position.coords.longitude), accuracy: Math.round(position.coords.accuracy), at: position.timestamp};
    told();
  }, failure => {
    trouble = failure.code === failure.PERMISSION_DENIED ? 'denied' : 'unavailable';
    told();
  }, {enableHighAccuracy: true, timeout: 20_000, maximumAge: 60_000});
}

const round = degrees => Math.round(degrees * 1e6) / 1e6;

/** The last position, if it is not older than ten minutes. */
export const here = () => last && Date.now() - last.at < 600_000 ? last : null;
