/** Decides what happens when the program itself is wrong: the request dies, the process does not. */
export class AssertionError extends Error {
  override readonly name = 'AssertionError'
}

/** Throws when `condition` is false. For mistakes of ours only, never for bad input. */
export function assert(condition: boolean, why: string): asserts condition {
  if (!condition) throw new AssertionError(why)
}

/** Closes a `switch` over a union: reaching it means that a case was forgotten. */
export function assertNever(value: never, what: string): never {
  throw new AssertionError(`${what}: unexpected ${JSON.stringify(value)}`)
}
