/** Decides what happens when the program is wrong: the request dies, the process does not. */
class AssertionError extends Error {
  override readonly name = 'AssertionError'
}

/** Throws when `condition` is false. For mistakes of ours only, never for bad input. */
export function assert(condition: boolean, why: string): asserts condition {
  if (!condition) throw new AssertionError(why)
}
