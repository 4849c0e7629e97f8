/** Decides whether two answers show the same data, or data of the same form. */
import { limits } from '../../../base/limits.ts'
import type { Answer } from '../client/exchange.ts'
import { listDataLeaves } from './holds-data.ts'
import { listLeaves } from './list-leaves.ts'

/** Of the values of one answer in the other: times and counters differ between two askings. */
const SAME_DATA_SHARE = 0.7

/** Of the names of fields: some are left out where they are empty. */
const SAME_FORM_SHARE = 0.6

/** The same object, told twice: most values are the same, in fields of the same names. */
export function showsSameData(one: Answer, other: Answer): boolean {
  if (one.status !== other.status) return false
  if (one.json === undefined || other.json === undefined) return isSameText(one, other)
  return shareOf(valuesOf(one.json), valuesOf(other.json)) >= SAME_DATA_SHARE
}

/** Things of the same kind: the fields have the same names, whatever their values. */
export function hasSameForm(one: Answer, other: Answer): boolean {
  if (one.contentType !== other.contentType) return false
  if (one.json === undefined || other.json === undefined) {
    return (
      isSameText(one, other) || shareOf(tagsOf(one.text), tagsOf(other.text)) >= SAME_FORM_SHARE
    )
  }
  return shareOf(pathsOf(one.json), pathsOf(other.json)) >= SAME_FORM_SHARE
}

/** Of both sets together, how much is in both; 0 where there is nothing to compare. */
function shareOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const all = new Set([...one, ...other]).size
  if (all === 0) return 0
  return [...one].filter((each) => other.has(each)).length / all
}

function valuesOf(json: unknown): ReadonlySet<string> {
  const data = listDataLeaves(json)
  return new Set(
    (data.length > 0 ? data : listLeaves(json)).map((leaf) => `${leaf.path}=${leaf.value}`),
  )
}

function pathsOf(json: unknown): ReadonlySet<string> {
  return new Set(listLeaves(json).map((leaf) => leaf.path))
}

function tagsOf(text: string): ReadonlySet<string> {
  return new Set(text.slice(0, limits.signPlainTextLengthMax).match(/<[a-z][\w:.-]*/gi) ?? [])
}

function isSameText(one: Answer, other: Answer): boolean {
  return one.text.trim() !== '' && one.text.trim() === other.text.trim()
}
