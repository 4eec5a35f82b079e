import { inflateSync } from 'node:zlib';

/** The picture of a PNG of 8 bits a channel, without interlace: what the two icons are. */
export interface Picture {
  width: number;
  height: number;
  /** Red, green, blue and opacity of a pixel, each 0 to 255. */
  at(x: number, y: number): readonly [number, number, number, number];
}

/** PNG's predictor of filter type 4: whichever neighbour is nearest to their plane. */
function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4:
      return paeth(left, up, corner);
    default:
      throw new Error(`A PNG has no filter ${filter}.`);
  }
}

/** Reads a PNG. Throws for a file that is none, or is of another kind. */
export function readPng(bytes: Buffer): Picture {
  if (bytes.subarray(1, 4).toString('latin1') !== 'PNG') throw new Error('This is no PNG.');
  const [width, height, depth, kind, interlace] = [
    bytes.readUInt32BE(16),
    bytes.readUInt32BE(20),
    bytes[24],
    bytes[25],
    bytes[28]
  ];
  if (depth !== 8 || (kind !== 2 && kind !== 6) || interlace !== 0)
    throw new Error(`A PNG of depth ${depth}, kind ${kind}, interlace ${interlace} is not read here.`);
  const data: Buffer[] = [];
  for (let place = 8; place < bytes.length;) {
    const length = bytes.readUInt32BE(place);
    if (bytes.toString('latin1', place + 4, place + 8) === 'IDAT')
      data.push(bytes.subarray(place + 8, place + 8 + length));
    place += length + 12;
  }
  const raw = inflateSync(Buffer.concat(data));
  const channels = kind === 6 ? 4 : 3;
  const line = width * channels;
  const pixels = Buffer.alloc(line * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (line + 1)] ?? 0;
    for (let x = 0; x < line; x++) {
      const here = y * line + x;
      const left = x < channels ? 0 : (pixels[here - channels] ?? 0);
      const up = y === 0 ? 0 : (pixels[here - line] ?? 0);
      const corner = x < channels || y === 0 ? 0 : (pixels[here - line - channels] ?? 0);
      pixels[here] = (raw[y * (line + 1) + 1 + x] ?? 0) + predicted(filter, left, up, corner);
    }
  }
  const channel = (x: number, y: number, which: number): number => pixels[y * line + x * channels + which] ?? 0;
  return {
    width,
    height,
    at: (x, y) => [channel(x, y, 0), channel(x, y, 1), channel(x, y, 2), channels === 4 ? channel(x, y, 3) : 255]
  };
}
