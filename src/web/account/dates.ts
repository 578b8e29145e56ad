const days = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
const moments = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** @param time ISO 8601 @returns the day of it, as is usual here */
export const day = (time: string) => days.format(new Date(time));

/** @param time ISO 8601 @returns its day and minute, as is usual here */
export const moment = (time: string) => moments.format(new Date(time));
