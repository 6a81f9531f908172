/** A point cloud: x, y, z after one another, in metres of the ego frame. */
export interface Cloud {
  points: Float32Array;
  count: number;
  /** As they are painted, a pixel each. */
  tints: Uint32Array;
}

interface Header {
  fields: string[];
  sizes: number[];
  types: string[];
  counts: number[];
  points: number;
  data: string;
  end: number;
}

/** Reads a PCD file in any of its three encodings; points that are not finite are left out. */
export function readPcd(bytes: ArrayBuffer): Cloud {
  const header = headerOf(new Uint8Array(bytes));
  const axes = ['x', 'y', 'z'].map((axis) => header.fields.indexOf(axis));
  if (axes.some((at) => at < 0)) throw new Error('the cloud has no x, y or z');
  const points = new Float32Array(header.points * 3);
  let count = 0;
  const add = (x: number, y: number, z: number) => {
    if (!Number.isFinite(x) || !Number.isFinite(y) || !Number.isFinite(z)) return;
    points.set([x, y, z], count++ * 3);
  };
  if (header.data === 'ascii') {
    for (const line of new TextDecoder().decode(bytes.slice(header.end)).split('\n')) {
      if (count >= header.points) break;
      const words = line.trim().split(/\s+/);
      if (words.length >= header.fields.length) add(...(axes.map((at) => Number(words[at])) as [number, number, number]));
    }
    return { points, count, tints: tinted(points, count) };
  }
  const widths = header.sizes.map((size, n) => size * (header.counts[n] ?? 1));
  const before = widths.map((_, n) => widths.slice(0, n).reduce((sum, width) => sum + width, 0));
  const stride = widths.reduce((sum, width) => sum + width, 0);
  const packed = header.data === 'binary_compressed';
  const start = packed ? 8 : 0;
  let body = new DataView(bytes, header.end);
  if (packed) {
    const unpacked = unpack(new Uint8Array(bytes, header.end + start, body.getUint32(0, true)), body.getUint32(4, true));
    body = new DataView(unpacked.buffer);
  }
  const read = (field: number, at: number) =>
    header.types[field] === 'F' && header.sizes[field] === 8 ? body.getFloat64(at, true) : body.getFloat32(at, true);
  for (let n = 0; n < header.points; n++) {
    const place = (field: number) =>
      packed ? before[field]! * header.points + n * widths[field]! : n * stride + before[field]!;
    add(...(axes.map((field) => read(field, place(field))) as [number, number, number]));
  }
  return { points, count, tints: tinted(points, count) };
}

function headerOf(bytes: Uint8Array): Header {
  const words = new Map<string, string[]>();
  let from = 0;
  for (let at = 0; at < Math.min(bytes.length, 65536); at++) {
    if (bytes[at] !== 10) continue;
    const [name, ...values] = new TextDecoder().decode(bytes.subarray(from, at)).trim().split(/\s+/);
    from = at + 1;
    if (!name || name.startsWith('#')) continue;
    words.set(name, values);
    if (name === 'DATA') break;
  }
  const fields = words.get('FIELDS') ?? [];
  const numbers = (name: string, usual: number) => words.get(name)?.map(Number) ?? fields.map(() => usual);
  return {
    fields,
    sizes: numbers('SIZE', 4),
    types: words.get('TYPE') ?? fields.map(() => 'F'),
    counts: numbers('COUNT', 1),
    points: Number(words.get('POINTS')?.[0] ?? Number(words.get('WIDTH')?.[0]) * Number(words.get('HEIGHT')?.[0] ?? 1)),
    data: words.get('DATA')?.[0] ?? '',
    end: from,
  };
}

/** LZF, in which PCD packs its fields. */
function unpack(packed: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(length);
  let from = 0;
  let to = 0;
  while (from < packed.length) {
    const control = packed[from++]!;
    if (control < 32) {
      out.set(packed.subarray(from, from + control + 1), to);
      from += control + 1;
      to += control + 1;
      continue;
    }
    let run = control >> 5;
    if (run === 7) run += packed[from++]!;
    let at = to - ((control & 31) << 8) - packed[from++]! - 1;
    for (let n = 0; n < run + 2; n++) out[to++] = out[at++]!;
  }
  return out;
}

/** Draws the cloud from above into an image: x forward is up, y left is left; colour by height. */
export function drawn(cloud: Cloud, image: ImageData, view: { scale: number; x: number; y: number }): void {
  const { width, height, data } = image;
  const { points, count, tints } = cloud;
  const { scale, x, y } = view;
  const pixels = new Uint32Array(data.buffer);
  pixels.fill(0);
  for (let n = 0, at = 0; n < count; n++, at += 3) {
    const px = (x - points[at + 1]! * scale + 0.5) | 0;
    const py = (y - points[at]! * scale + 0.5) | 0;
    if (px >= 0 && py >= 0 && px < width && py < height) pixels[py * width + px] = tints[n]!;
  }
}

/** The colour of each point, once and for all. */
function tinted(points: Float32Array, count: number): Uint32Array {
  return Uint32Array.from({ length: count }, (_, n) => tint(points[n * 3 + 2]!));
}

/** From low and blue to high and yellow, as ABGR. */
function tint(z: number): number {
  const t = Math.min(1, Math.max(0, (z + 2) / 5));
  const r = Math.round(60 + 180 * t);
  const g = Math.round(110 + 100 * t);
  const b = Math.round(200 - 150 * t);
  return ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;
}
