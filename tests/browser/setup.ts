// A browser test starts a server, a browser and a page: five seconds are not enough for that.
jest.setTimeout(120_000);
