import { NO_TIME, type Time } from "./play.ts";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const DAY_SECONDS = 86_400;
/** Numbers from here on are milliseconds (as seconds: the year 5138), then microseconds. */
const MILLISECONDS_FROM = 1e11;
const MICROSECONDS_FROM = 1e14;
/** Days from Excel's first to Unix's, and the days of 1954 to 2119, which no Unix time of music is. */
const EXCEL_EPOCH_DAYS = 25_569;
const EXCEL_DAYS = { least: 20_000, most: 80_000 };

const ISO =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?$/i;
const DAY_FIRST_WORDS =
  /^(?:[a-z]{2,9}\.?,? )?(\d{1,2})\.? ([a-z]{3})[a-z]*\.?,? (\d{4})(?:,? (?:at )?(\d{1,2}):(\d{2})(?::(\d{2}))?)?(?: (?:Z|UTC|GMT|\+0000))?$/i;
const MONTH_FIRST_WORDS =
  /^([a-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4})(?:,? (?:at )?(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap]m)?)?(?: (?:Z|UTC|GMT))?$/i;
const NUMERIC = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:,? +(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap]m)?)?$/i;

function timeOf(
  year: number,
  month: number,
  day: number,
  clock: readonly (string | undefined)[],
  offsetSeconds = 0,
): Time | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  const [hour, minute, second] = clock;
  const date = Date.UTC(year, month - 1, day) / 1000;
  if (hour === undefined || minute === undefined) return { at: date, precision: "date" };
  const at = date + Number(hour) * 3600 + Number(minute) * 60 + Number(second ?? 0) - offsetSeconds;
  return { at, precision: second === undefined ? "minute" : "second" };
}

function offsetOf(zone: string | undefined): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? "") ?? [];
  if (sign === undefined) return 0;
  return (sign === "-" ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
}

const hour24 = (hour: string | undefined, half: string | undefined) =>
  hour === undefined || half === undefined
    ? hour
    : String((Number(hour) % 12) + (half.toLowerCase() === "pm" ? 12 : 0));

/** A time as a number: seconds, milliseconds or microseconds since 1970, a day as `20230102`, or Excel's days. */
export function timeOfNumber(value: number): Time {
  if (!Number.isFinite(value) || value < 0) return NO_TIME;
  if (value >= MICROSECONDS_FROM) return { at: Math.floor(value / 1e6), precision: "second" };
  if (value >= MILLISECONDS_FROM) return { at: Math.floor(value / 1e3), precision: "second" };
  if (value >= 19_000_101 && value <= 21_001_231) {
    const day = timeOf(Math.floor(value / 1e4), Math.floor(value / 100) % 100, value % 100, []);
    if (day !== null) return day;
  }
  if (value >= EXCEL_DAYS.least && value <= EXCEL_DAYS.most && !Number.isInteger(value)) {
    return { at: Math.round((value - EXCEL_EPOCH_DAYS) * DAY_SECONDS), precision: "second" };
  }
  return { at: Math.floor(value), precision: "second" };
}

/**
 * A time as exporters and spreadsheets write it; UTC where no zone is given.
 * @returns NO_TIME if it is none that we know
 */
export function parseTime(value: unknown): Time {
  if (typeof value === "number") return timeOfNumber(value);
  if (typeof value !== "string") return NO_TIME;
  const fast = isoSecond(value);
  if (!Number.isNaN(fast)) return { at: fast, precision: "second" };
  const text = value.trim().replace(/[\s\u202f]+/g, " ");
  if (/^\d+(?:\.\d+)?$/.test(text)) return timeOfNumber(Number(text));
  return parseWords(text) ?? NO_TIME;
}

function parseWords(text: string): Time | null {
  const iso = ISO.exec(text);
  if (iso !== null) {
    const [, year, month, day, hour, minute, second, zone] = iso;
    return timeOf(Number(year), Number(month), Number(day), [hour, minute, second], offsetOf(zone));
  }
  const dayFirst = DAY_FIRST_WORDS.exec(text);
  if (dayFirst !== null) {
    const [, day, month = "", year, hour, minute, second] = dayFirst;
    return timeOf(Number(year), MONTHS.indexOf(month.toLowerCase()) + 1, Number(day), [hour, minute, second]);
  }
  const monthFirst = MONTH_FIRST_WORDS.exec(text);
  if (monthFirst !== null) {
    const [, month = "", day, year, hour, minute, second, half] = monthFirst;
    return timeOf(Number(year), MONTHS.indexOf(month.toLowerCase()) + 1, Number(day), [
      hour24(hour, half),
      minute,
      second,
    ]);
  }
  const numeric = NUMERIC.exec(text);
  if (numeric === null) return null;
  const [, first, other, year, hour, minute, second, half] = numeric;
  const clock = [hour24(hour, half), minute, second];
  // Which of the two is the month is not written anywhere; day and month are swapped at worst, in the whole file.
  const dayThenMonth = text.includes("/") && Number(other) > 12 ? [other, first] : [first, other];
  const found = timeOf(Number(year), Number(dayThenMonth[1]), Number(dayThenMonth[0]), clock);
  return found ?? timeOf(Number(year), Number(dayThenMonth[0]), Number(dayThenMonth[1]), clock);
}

const digits = (text: string, at: number, count: number): number => {
  let value = 0;
  for (let index = at; index < at + count; index++) {
    const digit = text.charCodeAt(index) - 0x30;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
};

let lastDay = "";
let lastDaySeconds = 0;

/** "2023-01-02T10:00:00Z" → Unix seconds; NaN for any other form. Spotify's exports hold millions of these. */
export function isoSecond(text: string): number {
  if (text.length !== 20 || text.charCodeAt(19) !== 0x5a || text.charCodeAt(10) !== 0x54) return Number.NaN;
  const day = text.slice(0, 10);
  if (day !== lastDay) {
    const [year, month, date] = [digits(day, 0, 4), digits(day, 5, 2), digits(day, 8, 2)];
    if (!(month >= 1 && month <= 12 && date >= 1 && date <= 31)) return Number.NaN;
    lastDaySeconds = Date.UTC(year, month - 1, date) / 1000;
    lastDay = day;
  }
  return lastDaySeconds + digits(text, 11, 2) * 3600 + digits(text, 14, 2) * 60 + digits(text, 17, 2);
}
