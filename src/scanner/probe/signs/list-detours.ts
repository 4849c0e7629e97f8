/** Decides by which other ways an operation might be reached past a check of its usual way. */
import type { AskChanges } from '../scan-context.ts'

export interface Detour {
  /** In words for a finding: `with a slash at the end`. */
  readonly words: string
  readonly changes: AskChanges
  /** Of an address: only those for whom the path matters need a look at an unknown path. */
  readonly isPath: boolean
}

/** Fields in which a proxy tells where a request came from, all claiming this machine. */
const LOCAL_FIELDS = [
  'X-Forwarded-For',
  'X-Real-IP',
  'X-Client-IP',
  'True-Client-IP',
  'X-Originating-IP',
]

/** `path` is that of the request, escaped, as it is asked otherwise. */
export function listDetours(path: string): readonly Detour[] {
  const local = Object.fromEntries(LOCAL_FIELDS.map((name) => [name, '127.0.0.1']))
  return [
    ...listPathDetours(path),
    detour('with OPTIONS', { method: 'OPTIONS' }),
    detour('with OPTIONS and X-HTTP-Method-Override: GET', {
      method: 'OPTIONS',
      headers: { 'X-HTTP-Method-Override': 'GET', 'X-Method-Override': 'GET' },
    }),
    detour('as if it came from 127.0.0.1 (X-Forwarded-For and the like)', { headers: local }),
    detour('as the path in X-Original-URL or X-Rewrite-URL', {
      path: '/',
      headers: { 'X-Original-URL': path, 'X-Rewrite-URL': path },
    }),
  ]
}

/** All for the path alone; none is the path itself. */
function listPathDetours(path: string): readonly Detour[] {
  const at = path.lastIndexOf('/')
  const head = path.slice(0, at)
  const last = path.slice(at + 1)
  const first = /^(\/[^/]*)/.exec(path)?.[1] ?? ''
  const letter = /[a-z]/i.exec(last)
  const paths: [words: string, path: string][] = [
    ['with a slash at the end', `${path}/`],
    ['with a double slash before it', `/${path}`],
    ['with a double slash within', `${head}//${last}`],
    ['in capitals', path.toUpperCase()],
    ['with ;x behind it', `${path};x`],
    ['with .json behind it', `${path}.json`],
    ['by way of a segment with ;', `${first};x${path.slice(first.length)}`],
  ]
  if (letter !== null) {
    const code = letter[0].charCodeAt(0).toString(16)
    const index = letter.index
    const escaped = `${last.slice(0, index)}%${code}${last.slice(index + 1)}`
    paths.push(['with an escaped letter', `${head}/${escaped}`])
  }
  return paths
    .filter(([, each]) => each !== path)
    .map(([words, each]) => ({ words, changes: { path: each }, isPath: true }))
}

function detour(words: string, changes: AskChanges): Detour {
  return { words, changes, isPath: false }
}
