/** Decides which single values an answer holds: every text, number and flag with its name. */
import { walkJson } from './walk-json.ts'

export interface Leaf {
  /** Such as `users[].email`, without anything that could harm a terminal or a page. */
  readonly path: string
  /** Of the field; for values of an array, that of the array. */
  readonly name: string
  readonly value: string | number | boolean
}

/** Bounded in number and without recursion: the value is hostile. */
export function listLeaves(value: unknown): readonly Leaf[] {
  return walkJson(value).flatMap(({ path, name, value: leaf }) =>
    isScalar(leaf) ? [{ path, name, value: leaf }] : [],
  )
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}
