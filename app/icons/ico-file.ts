/** Of the two parts before the image: the file's header and the entry of its one image. */
const HEADER_BYTES = 6;
const ENTRY_BYTES = 16;

/**
 * An ICO file with one image, a PNG of `size` × `size` px in 32-bit colour, as every browser since Internet Explorer 11 reads it.
 * All numbers are little-endian.
 */
export function icoFile(png: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const file = new Uint8Array(HEADER_BYTES + ENTRY_BYTES + png.length);
  const view = new DataView(file.buffer);
  view.setUint16(2, 1, true); // An icon, not a cursor.
  view.setUint16(4, 1, true); // Images in the file.
  view.setUint8(6, size % 256); // Width; 0 is 256.
  view.setUint8(7, size % 256);
  view.setUint16(10, 1, true); // Colour planes.
  view.setUint16(12, 32, true); // Bits per pixel.
  view.setUint32(14, png.length, true);
  view.setUint32(18, HEADER_BYTES + ENTRY_BYTES, true);
  file.set(png, HEADER_BYTES + ENTRY_BYTES);
  return file;
}
