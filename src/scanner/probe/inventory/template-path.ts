/** Decides which parts of a concrete path are values, so that `/users/17` is `/users/{userId}`. */
import { limits } from '../../../base/limits.ts'
import { collectionBefore, decodeSafely, looksLikeValue, singularOf } from './name-collection.ts'

export interface TemplatedPath {
  readonly path: string
  /** What stood in each parameter's place, unescaped; empty where nothing did. */
  readonly values: Readonly<Record<string, string>>
}

/** Tells the name of the field or parameter that this value in this folder is one of, if any. */
export type ItemRecogniser = (folder: string, templated: string, value: string) => string | null

/** `recognise` knows names that answers have shown to be those of things (`/users/ann`). */
export function templatePath(path: string, recognise: ItemRecogniser): TemplatedPath {
  const values: Record<string, string> = {}
  const done: string[] = []
  const concrete: string[] = []
  // An honest path is shorter; to put its folders together again and again would take for ever.
  if (path.length > limits.pathLengthMax) return { path, values }
  for (const segment of path.split('/').slice(1)) {
    const value = decodeSafely(segment)
    const given = nameInTemplate(segment)
    const folders = [concrete, done].map((each) => (each.length > 0 ? `/${each.join('/')}` : ''))
    const [folder = '', templated = ''] = folders
    const field = given === null ? recognise(folder, templated, value) : null
    concrete.push(segment)
    if (given === null && field === null && !looksLikeValue(segment)) {
      done.push(segment)
      continue
    }
    const before = `/${done.join('/')}`
    const name = freshName(given ?? nameParameter(before, field), values)
    values[name] = given === null ? value : ''
    done.push(`{${name}}`)
  }
  return { path: `/${done.join('/')}`, values }
}

/** `{id}`, `:id`, `<int:id>` and `${id}` as they stand in documents, routes and scripts. */
function nameInTemplate(segment: string): string | null {
  const text = decodeSafely(segment)
  const name =
    /^\$?\{([^{}]*)\}$/.exec(text)?.[1] ??
    /^:([A-Za-z_]\w*)\??$/.exec(text)?.[1] ??
    /^<(?:\w+:)?(\w+)>$/.exec(text)?.[1]
  if (name === undefined) return null
  const last = name.match(/[A-Za-z_]\w*/g)?.at(-1) ?? 'id'
  return last.length > 40 ? 'id' : last
}

function nameParameter(folder: string, field: string | null): string {
  if (field !== null && field !== 'id') return field
  const collection = singularOf(collectionBefore(`${folder}/`, undefined))
  return /^[a-z][a-z0-9]{1,30}$/.test(collection) ? `${collection}Id` : 'id'
}

function freshName(name: string, taken: Readonly<Record<string, string>>): string {
  let fresh = name
  for (let count = 2; Object.hasOwn(taken, fresh); count++) fresh = `${name}${count}`
  return fresh
}
