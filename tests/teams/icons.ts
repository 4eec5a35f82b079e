import type { Picture } from './png';

function pixels({ width, height, at }: Picture): { x: number; y: number; colour: readonly number[] }[] {
  return Array.from({ length: width * height }, (_, index) => ({
    x: index % width,
    y: Math.floor(index / width),
    colour: at(index % width, Math.floor(index / width))
  }));
}

/** What an icon breaks of Microsoft's rules for a colour icon: 192 by 192, filled to its edges, its sign in the middle 120 by 120. */
export function faultsOfColourIcon(icon: Picture): string[] {
  const ground = icon.at(0, 0).join();
  const [from, to] = [36, 156];
  return [
    ...(icon.width === 192 && icon.height === 192 ? [] : [`is ${icon.width} by ${icon.height}`]),
    ...(pixels(icon).every(({ colour }) => colour[3] === 255) ? [] : ['is see-through']),
    ...(pixels(icon).every(
      ({ x, y, colour }) => (x >= from && x < to && y >= from && y < to) || colour.join() === ground
    )
      ? []
      : ['has its sign outside the safe area']),
    ...(pixels(icon).some(({ colour }) => colour.join() !== ground) ? [] : ['is empty'])
  ];
}

/** What an icon breaks of Microsoft's rules for an outline icon: 32 by 32, white on nothing. */
export function faultsOfOutlineIcon(icon: Picture): string[] {
  const drawn = pixels(icon).filter(({ colour }) => (colour[3] ?? 0) > 0);
  return [
    ...(icon.width === 32 && icon.height === 32 ? [] : [`is ${icon.width} by ${icon.height}`]),
    ...(drawn.every(({ colour }) => colour.slice(0, 3).join() === '255,255,255') ? [] : ['is not white']),
    ...(drawn.length > 0 && drawn.length < (icon.width * icon.height) / 2 ? [] : ['is no outline'])
  ];
}
