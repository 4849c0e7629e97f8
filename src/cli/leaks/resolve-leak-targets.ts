/** Decides where a search for leaks looks, from the arguments and the options of its command. */
import { KeywardError } from '../../base/errors.ts'
import type { LeakTarget } from '../../scanner/leaks/leak-settings.ts'
import type { OptionValues } from '../option.ts'
import type { leaksShape } from '../specs/leaks-specs.ts'

type SourceOptions = Pick<OptionValues<typeof leaksShape.options>, 'history' | 'commits' | 'staged'>

/** Error `usage_error`. */
export function resolveLeakTargets(
  given: readonly string[],
  { history = false, commits, staged = false }: SourceOptions,
): readonly LeakTarget[] {
  const chosen = [history, commits !== undefined, staged].filter((each) => each)
  if (chosen.length > 1) refuse('--history, --commits and --staged exclude each other')
  const names = given.length === 0 ? ['.'] : [...new Set(given)]
  const targets = names.map(readTarget)
  if (chosen.length === 0) return targets
  const paths = targets.flatMap((target) => {
    if (target.kind === 'path') return [target.path]
    return refuse('--history, --commits and --staged need the folder of a repository')
  })
  if (staged) return paths.map((path) => ({ kind: 'staged', path }))
  if (commits !== undefined) return paths.map((path) => ({ kind: 'history', path, range: commits }))
  return [...targets, ...paths.map((path) => ({ kind: 'history', path }) as const)]
}

function readTarget(given: string): LeakTarget {
  if (given === '') refuse('a path is empty')
  if (given === '-') return { kind: 'stdin' }
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(given)) return { kind: 'path', path: given }
  const url = URL.parse(given)
  if (url === null) return refuse('an address that was given is no URL')
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    refuse(`${url.protocol}// is not read; http and https are`)
  }
  if (url.username !== '' || url.password !== '') refuse('a URL must not hold a name or password')
  return { kind: 'url', url: url.href }
}

function refuse(detail: string): never {
  throw new KeywardError('usage_error', { detail })
}
