/** Lets a warm path stay synchronous where the same port also has asynchronous drivers. */
export type MaybePromise<T> = T | Promise<T>

export function isPromise<T>(value: MaybePromise<T>): value is Promise<T> {
  return value instanceof Promise
}
