/** Drawing a card takes a quarter of a second of processor time. */
const AT_ONCE = 4;
/** Some 3 MB. */
const REMEMBERED = 64;

/** Cards of addresses that anyone can make up: never on disk, few in memory, few drawn at once. */
export interface DrawnCards {
  /** The card of `key`, drawn if it is not remembered; null if too many others are being drawn. */
  get(key: string, draw: () => Promise<ArrayBuffer>): Promise<ArrayBuffer | null>;
}

export function createDrawnCards({ atOnce = AT_ONCE, remembered = REMEMBERED } = {}): DrawnCards {
  /** Most recently used last. */
  const cards = new Map<string, ArrayBuffer>();
  const drawing = new Map<string, Promise<ArrayBuffer>>();

  const remember = (key: string, card: ArrayBuffer) => {
    cards.delete(key);
    cards.set(key, card);
    const [oldest] = cards.keys();
    if (cards.size > remembered && oldest !== undefined) cards.delete(oldest);
    return card;
  };
  return {
    async get(key, draw) {
      const known = cards.get(key);
      if (known !== undefined) return remember(key, known);
      const begun = drawing.get(key);
      if (begun !== undefined) return begun;
      if (drawing.size >= atOnce) return null;
      const drawn = draw()
        .then((card) => remember(key, card))
        .finally(() => drawing.delete(key));
      drawing.set(key, drawn);
      return drawn;
    },
  };
}
