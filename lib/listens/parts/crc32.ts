/** Eight tables, so that eight bytes are added at a time ("slicing by 8", Kounavis and Berry 2005). */
const TABLES = Array.from({ length: 8 }, () => new Uint32Array(256));

for (let byte = 0; byte < 256; byte++) {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  (TABLES[0] ?? [])[byte] = crc >>> 0;
}
for (let table = 1; table < 8; table++) {
  const [previous, first, own] = [TABLES[table - 1], TABLES[0], TABLES[table]];
  if (previous === undefined || first === undefined || own === undefined) continue;
  for (let byte = 0; byte < 256; byte++) {
    const crc = previous[byte] ?? 0;
    own[byte] = (crc >>> 8) ^ (first[crc & 0xff] ?? 0);
  }
}
const [T0, T1, T2, T3, T4, T5, T6, T7] = [0, 1, 2, 3, 4, 5, 6, 7].map((index) => TABLES[index] ?? new Uint32Array(256));

/** The CRC-32 of zip and gzip over `bytes`, after `before`. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let crc = ~before;
  let at = 0;
  if (T0 && T1 && T2 && T3 && T4 && T5 && T6 && T7) {
    for (const end = bytes.length - 7; at < end; at += 8) {
      crc ^=
        (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24);
      crc =
        (T7[crc & 0xff] ?? 0) ^
        (T6[(crc >>> 8) & 0xff] ?? 0) ^
        (T5[(crc >>> 16) & 0xff] ?? 0) ^
        (T4[crc >>> 24] ?? 0) ^
        (T3[bytes[at + 4] ?? 0] ?? 0) ^
        (T2[bytes[at + 5] ?? 0] ?? 0) ^
        (T1[bytes[at + 6] ?? 0] ?? 0) ^
        (T0[bytes[at + 7] ?? 0] ?? 0);
    }
  }
  for (; at < bytes.length; at++) crc = (crc >>> 8) ^ (TABLES[0]?.[(crc ^ (bytes[at] ?? 0)) & 0xff] ?? 0);
  return ~crc >>> 0;
}
