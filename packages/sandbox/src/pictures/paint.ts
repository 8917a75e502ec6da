/** Owns what made-up pictures show: a face without features for people, hills for classes. The address alone decides. */
import { seededRandom, type Random } from '../random.ts';
import type { PaintedPicture } from './png.ts';

/** Whether a point belongs to a layer; the last layer that has it wins. */
type Layer = (x: number, y: number) => boolean;

const portraitSize = 240;
const landscapeWidth = 320;
const landscapeHeight = 180;

/** @param address the path of the picture: the same always shows the same */
export function paintPicture(address: string): PaintedPicture {
  const random = seededRandom('picture', address);
  return /^\/(instructors|people)\//.test(address) ? portrait(random) : landscape(random);
}

function portrait(random: Random): PaintedPicture {
  const size = portraitSize;
  const middle = size / 2;
  const headRadius = size * random.between(0.17, 0.2);
  const headY = size * 0.4;
  const hairDrop = random.between(-0.35, 0.25) * headRadius;
  const shoulderWidth = size * random.between(0.33, 0.4);
  const inCircle = (x: number, y: number, centreY: number, radius: number): boolean =>
    (x - middle) ** 2 + (y - centreY) ** 2 < radius ** 2;
  const layers: Layer[] = [
    (x, y) => ((x - middle) / shoulderWidth) ** 2 + ((y - size * 1.02) / (size * 0.38)) ** 2 < 1,
    (x, y) => Math.abs(x - middle) < headRadius * 0.42 && y > headY && y < size * 0.7,
    (x, y) => inCircle(x, y, headY, headRadius),
    (x, y) => inCircle(x, y, headY - 3, headRadius + 5) && y < headY + hairDrop - headRadius * 0.3,
  ];
  const hue = random.whole(0, 359);
  const skin = random.between(0.35, 0.78);
  return painted(size, size, layers, [
    colour(hue, 0.28, 0.84),
    colour((hue + 150) % 360, 0.42, 0.42),
    colour(24, 0.34, skin - 0.06),
    colour(24, 0.38, skin),
    colour(28, 0.3, random.between(0.12, 0.45)),
  ]);
}

function landscape(random: Random): PaintedPicture {
  const hue = random.whole(0, 359);
  const sunX = random.between(0.2, 0.8) * landscapeWidth;
  const sunY = random.between(0.2, 0.4) * landscapeHeight;
  const hills = [0.5, 0.64, 0.8].map((level): Layer => {
    const [long, short, shift] = [random.between(60, 120), random.between(18, 40), random.between(0, 400)];
    return (x, y) =>
      y > landscapeHeight * level + 16 * Math.sin((x + shift) / long) + 5 * Math.sin((x + shift) / short);
  });
  const sun: Layer = (x, y) => (x - sunX) ** 2 + (y - sunY) ** 2 < 22 ** 2;
  return painted(
    landscapeWidth,
    landscapeHeight,
    [sun, ...hills],
    [
      colour(hue, 0.35, 0.86),
      colour((hue + 40) % 360, 0.6, 0.93),
      colour(hue, 0.28, 0.62),
      colour(hue, 0.33, 0.45),
      colour(hue, 0.38, 0.28),
    ],
  );
}

/** @param colours of the ground, then of each layer */
function painted(
  width: number,
  height: number,
  layers: readonly Layer[],
  colours: PaintedPicture['palette'],
): PaintedPicture {
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      pixels[y * width + x] = layers.findLastIndex((has) => has(x + 0.5, y + 0.5)) + 1;
    }
  }
  return { width, height, palette: colours, pixels };
}

/** From hue in degrees, saturation and lightness (https://www.w3.org/TR/css-color-4/#hsl-to-rgb). */
function colour(hue: number, saturation: number, lightness: number): readonly [number, number, number] {
  const part = (offset: number): number => {
    const k = (offset + hue / 30) % 12;
    const reach = saturation * Math.min(lightness, 1 - lightness);
    return Math.round(255 * (lightness - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
  };
  return [part(0), part(8), part(4)];
}
