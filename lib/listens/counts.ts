/** A number of plays as spreadsheets write it. */
export interface Plays {
  /** 0: not a positive whole number. */
  plays: number;
  /** If the last group of three digits may be decimals instead (`1.000`): the number then; else 0. */
  ifDecimals: number;
  /** Whether the digits after the only point or comma could be decimals, and are not zeros: `1.234`. */
  isAmbiguous: boolean;
}

const NOTHING: Plays = { plays: 0, ifDecimals: 0, isAmbiguous: false };
/** As ingest reads them: an unsigned 32-bit integer. */
const MAX_PLAYS = 0xffffffff;

const whole = (digits: string): number => {
  const value = Number(digits);
  return value >= 1 && value <= MAX_PLAYS ? value : 0;
};

/** "1,234", "1 234", "1.234", "1'234", "120.0" and "120,00" are whole numbers; "1.5" and "1e3" are not. */
export function parsePlays(text: string): Plays {
  if (/^\d+$/.test(text)) return { plays: whole(text), ifDecimals: 0, isAmbiguous: false };
  const bare = text.trim().replace(/^\+/, "");
  if (/^\d+$/.test(bare)) return { plays: whole(bare), ifDecimals: 0, isAmbiguous: false };
  // Decimals that are zeros, unless they are a group of three.
  const [, units, zeros] = /^(.+?)(?:[.,]|٫)(0{1,2}|0{4,})$/.exec(bare) ?? [];
  const integral = units ?? bare;
  if (/^\d+$/.test(integral) && zeros !== undefined)
    return { plays: whole(integral), ifDecimals: 0, isAmbiguous: false };
  const grouped = /^\d{1,3}(?:([.,'’٬\s\u00a0\u2009\u202f])\d{3})(?:\1\d{3})*$/u.exec(integral);
  if (grouped !== null) {
    const [, separator = ""] = grouped;
    const plays = whole(integral.replace(/\D/g, ""));
    const mayBeDecimals = /[.,]/.test(separator) && zeros === undefined && integral.split(separator).length === 2;
    if (!mayBeDecimals) return { plays, ifDecimals: 0, isAmbiguous: false };
    const isZeros = integral.endsWith("000");
    return { plays, ifDecimals: isZeros ? whole(integral.split(separator)[0] ?? "") : 0, isAmbiguous: !isZeros };
  }
  // Thousands and decimals: "1.234,000".
  const [, thousands] = /^(\d{1,3}(?:([.,'’\s\u00a0\u2009\u202f])\d{3})+)(?!\2)[.,]0+$/u.exec(bare) ?? [];
  return thousands === undefined
    ? NOTHING
    : { plays: whole(thousands.replace(/\D/g, "")), ifDecimals: 0, isAmbiguous: false };
}
