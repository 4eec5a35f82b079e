/** Why the local SharePoint did not start, in words for the person who started it. */
export class StartError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'StartError';
  }
}
