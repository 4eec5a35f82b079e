/**
 * The app's id in the local organisation's catalogue. Teams gives an app that an organisation uploads an id of its own;
 * the manifest's stays in the manifest.
 */
export const catalogueAppId = '9b6e2f41-0c7d-4d85-b3a9-58f1c2e7d604';

/** The entity id of the plan's tab, as SPFx's configuration page makes it. */
export const tabEntityId = 'sharepointtab_4e1c8a73-2d5f-4b96-a0e8-7f3b6c9d1e52';
