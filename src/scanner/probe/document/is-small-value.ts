/** Decides whether an example or default of a document is small enough to be kept and walked. */
import { limits } from '../../../base/limits.ts'

/** The same example may be given to thousands of operations. */
const known = new WeakMap<object, boolean>()

/** Neither deep nor long: whoever gets it may walk it recursively. */
export function isSmallValue(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return isSmall(value)
  const isKnown = known.get(value) ?? isSmall(value)
  known.set(value, isKnown)
  return isKnown
}

function isSmall(value: unknown): boolean {
  let count = 0
  const waiting = [{ value, depth: 0 }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { depth } = next
    if (++count > limits.exampleValuesMax || depth > limits.jsonDepthMax) return false
    if (typeof next.value === 'string') {
      if (next.value.length > limits.exampleTextLengthMax) return false
    } else if (typeof next.value === 'object' && next.value !== null) {
      const parts = Object.values(next.value)
      if (parts.length > limits.exampleValuesMax) return false
      for (const part of parts) waiting.push({ value: part, depth: depth + 1 })
    }
  }
  return true
}
