// What the one database on the device is called. Alone, because the first page looks for it without the database layer.

export const databaseName = 'app';
