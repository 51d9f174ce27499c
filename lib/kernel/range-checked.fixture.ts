type Arrays = Uint32Array | Float64Array | Float32Array | Uint16Array | Uint8Array;

const isIndex = (key: string | symbol): key is string =>
  typeof key === "string" && /^-?\d+$|^NaN$|^undefined$/.test(key);

/**
 * The array, but reading or writing outside it throws: a plain typed array reads `undefined` there, which becomes 0 or
 * NaN in the next typed array, and swallows what is written.
 */
export function rangeChecked<Checked extends Arrays>(array: Checked): Checked {
  const check = (key: string) => {
    if (!(Number(key) >= 0 && Number(key) < array.length)) {
      throw new RangeError(`Index ${key} is outside an array of ${array.length}.`);
    }
  };
  return new Proxy(array, {
    get(target, key) {
      if (isIndex(key)) check(key);
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== "function" || key === "constructor") return value;
      return (...args: unknown[]) => {
        const result: unknown = Reflect.apply(value, target, args);
        return isChecked(result) ? rangeChecked(result) : result;
      };
    },
    set(target, key, value) {
      if (isIndex(key)) check(key);
      return Reflect.set(target, key, value, target);
    },
  });
}

const isChecked = (value: unknown): value is Arrays =>
  value instanceof Uint32Array ||
  value instanceof Float64Array ||
  value instanceof Float32Array ||
  value instanceof Uint16Array ||
  value instanceof Uint8Array;

/** A constructor whose arrays, those of `from` included, are range-checked. `Atomics` takes no such array. */
export function rangeCheckedConstructor<
  Constructor extends typeof Uint32Array | typeof Float64Array | typeof Float32Array,
>(plain: Constructor): Constructor {
  return new Proxy(plain, {
    construct(target, args) {
      const made: unknown = Reflect.construct(target, args);
      if (!isChecked(made)) throw new TypeError("expected a typed array");
      return rangeChecked(made);
    },
    get(target, key) {
      const value: unknown = Reflect.get(target, key, target);
      if (key !== "from" || typeof value !== "function") return value;
      return (...args: unknown[]) => {
        const made: unknown = Reflect.apply(value, target, args);
        return isChecked(made) ? rangeChecked(made) : made;
      };
    },
  });
}
