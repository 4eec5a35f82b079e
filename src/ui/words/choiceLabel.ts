/**
 * The label of a choice. A stored value that the table doesn't know, since somebody wrote it into the list by other
 * means, is shown as it stands.
 */
export function choiceLabel(labels: Readonly<Record<string, string>>, stored: string | number): string {
  return labels[stored] ?? String(stored);
}
