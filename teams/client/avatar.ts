/** How many background colours teams.css has for initials. */
const colours = 8;

/** Which of the colours somebody has: always the same one, by their id in the directory. */
export function colourOf(userId: string): number {
  let sum = 0;
  for (const character of userId) sum += character.charCodeAt(0);
  return sum % colours;
}
