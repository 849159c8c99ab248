/** The day of a time, where the user is: the same text for the same day. */
export function dayKey(time: string | number): string {
  const date = new Date(time);
  return [date.getFullYear(), date.getMonth(), date.getDate()].join('-');
}

/** How a day is called: today, yesterday, or its date. */
export function dayName(locale: string, time: string, now: number): string {
  const date = new Date(time);
  const yesterday = new Date(now);
  yesterday.setDate(yesterday.getDate() - 1);
  const key = dayKey(time);
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  if (key === dayKey(now)) return relative.format(0, 'day');
  if (key === dayKey(yesterday.getTime())) return relative.format(-1, 'day');
  const isThisYear = date.getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', ...(!isThisYear && { year: 'numeric' }) }).format(date);
}
