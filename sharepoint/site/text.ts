/** The form in which SharePoint compares text: without regard to case. */
export function fold(text: string): string {
  return text.normalize('NFC').toLowerCase();
}
