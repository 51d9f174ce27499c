/**
 * Whether a thread runs native code. A thread that is terminated while DuckDB works for it crashes the whole process
 * ("terminate called after throwing an instance of 'Napi::Error'"), so it is asked to stop instead.
 */
export type NativeGate = Int32Array<SharedArrayBuffer>;

const [OUTSIDE, INSIDE, CLOSED] = [0, 1, 2] as const;

export const createGate = (): NativeGate => new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));

/** From now on the thread must not be terminated. @throws Error if it is about to be */
export function enterNative(gate: NativeGate): void {
  if (Atomics.compareExchange(gate, 0, OUTSIDE, INSIDE) === CLOSED) throw new Error("This thread is being stopped.");
}

/** No native code is running any more. */
export function leaveNative(gate: NativeGate): void {
  Atomics.compareExchange(gate, 0, INSIDE, OUTSIDE);
}

/** Whether the thread may be terminated; if so, it can no longer enter native code. */
export function closeGate(gate: NativeGate): boolean {
  return Atomics.compareExchange(gate, 0, OUTSIDE, CLOSED) !== INSIDE;
}
