/** Work to measure with: packs of one project each, of so many units. */
function pack(schema, units) {
  const project = { project: 'p-bench', version: 1, workType: schema.type, schema, guideline: 'Mark what is there.' };
  const part = { type: 'whole' };
  return {
    pack: 'k-bench',
    site: 'yuanyang-1',
    worker: 'li-na',
    state: 'live',
    leasedAt: new Date().toISOString(),
    endsAt: new Date(Date.now() + 3_600_000).toISOString(),
    projects: [project],
    units: units.map((unit, n) => ({ unit: `d-bench.0.${n}`, attempt: 1, project: 'p-bench', version: 1, part, ...unit })),
  };
}

const media = (name) => `/v1/media/${name}`;
const picture = (n) => ({ content: { type: 'image', media: media(`picture-${n}`), width: 640, height: 480 } });
const FACE = [
  ['outline', 17], ['right_brow', 5], ['left_brow', 5], ['nose', 9], ['right_eye', 6], ['left_eye', 6], ['mouth', 12], ['inner_mouth', 8],
].map(([name, size]) => ({ name, size, closed: /eye|mouth/.test(name) }));

export const PICTURES = 20;
export const classes = (count) => pack({ type: 'classes', classes: ['cat', 'dog'] }, Array.from({ length: count }, (_, n) => picture(n % PICTURES)));
export const face = () => pack({ type: 'landmarks', groups: FACE }, [picture(0), picture(1)]);
export const film = () => pack({ type: 'events', products: ['cola'] }, [{ content: { type: 'video', media: media('film'), fps: { num: 10, den: 1 }, frames: 30 } }]);

/** A 4K picture with a grid of boxes to start from. */
export function boxes(count) {
  const across = Math.ceil(Math.sqrt((count * 16) / 9));
  const side = 3840 / across;
  const start = Array.from({ length: count }, (_, n) => {
    const [x1, y1] = [(n % across) * side + 10, Math.floor(n / across) * side + 10];
    return { class: n % 2 ? 'car' : 'person', x1, y1, x2: x1 + side * 0.7, y2: y1 + side * 0.7 };
  });
  const content = { type: 'image', media: media('large'), width: 3840, height: 2160 };
  return pack({ type: 'boxes', classes: ['car', 'person'] }, [{ content, start: { boxes: start } }, picture(0)]);
}

export function scene() {
  const K = [320, 0, 320, 0, 320, 240, 0, 0, 1];
  const cameras = [{ name: 'front', width: 640, height: 480, K, T_cam_ego: [0, -1, 0, 0, 0, 0, -1, 1.5, 1, 0, 0, 0, 0, 0, 0, 1] }];
  const content = { type: 'scene', cameras, frames: [{ points: media('cloud'), images: [media('picture-0')] }] };
  return pack({ type: 'scene', classes: ['car'] }, [{ content }]);
}

/** So many points round the car, as a binary PCD. */
export function cloud(points) {
  const header = `VERSION 0.7\nFIELDS x y z\nSIZE 4 4 4\nTYPE F F F\nCOUNT 1 1 1\nWIDTH ${points}\nHEIGHT 1\nPOINTS ${points}\nDATA binary\n`;
  const place = new Float32Array(points * 3);
  for (let n = 0; n < points; n++) {
    // a golden spiral: even, and the same each time
    const [r, a] = [40 * Math.sqrt(n / points), n * 2.399963];
    place.set([r * Math.cos(a), r * Math.sin(a), (n % 50) / 20 - 1], n * 3);
  }
  return Buffer.concat([Buffer.from(header), Buffer.from(place.buffer)]);
}
