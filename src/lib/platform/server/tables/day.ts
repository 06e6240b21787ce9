/** A `date` column, 'YYYY-MM-DD': a calendar day has no time zone, so it never becomes a Date. */
export type Day = string;
