// In the place of decimal.js-light (next.config.js), 5 KB of script, which Recharts counts out round ticks with: the
// figures bring their own ticks, so that doubles do for what it still computes with this.
export default class Decimal {
  #value;

  /** @param {number | Decimal} value */
  constructor(value) {
    this.#value = Number(value);
  }
  valueOf() {
    return this.#value;
  }
  toNumber() {
    return this.#value;
  }
  isint() {
    return Number.isInteger(this.#value);
  }
  abs() {
    return new Decimal(Math.abs(this.#value));
  }
  /** @param {number} base */
  log(base) {
    return new Decimal(base === 10 ? Math.log10(this.#value) : Math.log(this.#value) / Math.log(base));
  }
  /** @param {number | Decimal} other */
  lt(other) {
    return this.#value < Number(other);
  }
  /** @param {number | Decimal} other */
  add(other) {
    return new Decimal(this.#value + Number(other));
  }
  /** @param {number | Decimal} other */
  sub(other) {
    return new Decimal(this.#value - Number(other));
  }
  /** @param {number | Decimal} other */
  mul(other) {
    return new Decimal(this.#value * Number(other));
  }
  /** @param {number | Decimal} other */
  div(other) {
    return new Decimal(this.#value / Number(other));
  }
  /** @param {number | Decimal} other */
  mod(other) {
    return new Decimal(this.#value % Number(other));
  }
  /** @param {number | Decimal} other */
  pow(other) {
    return new Decimal(this.#value ** Number(other));
  }
}
