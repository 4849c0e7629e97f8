/** Decides which template a path is, in whatever dialect it names its parameters. */
import { limits } from '../../../base/limits.ts'

export interface Template {
  /** Parameters as `{name}`; no query, no fragment. */
  readonly path: string
  /** Of the path, in order. */
  readonly names: readonly string[]
  /** What stood behind a question mark. */
  readonly query: readonly (readonly [name: string, value: string])[]
}

/**
 * Operators and patterns of other dialects are left off: `{id:[0-9]+}`, `{+path}`, `{path*}`. A
 * segment `:id` or `<int:id>` is a parameter when the document declares one of that name.
 */
export function splitTemplate(written: string, declared: ReadonlySet<string>): Template {
  const [whole = ''] = written.split('#', 1)
  const [bare = '', ...queries] = whole.split('?')
  const path = bare
    .replace(/\{[+.;/&]?([\w.-]+)(?:[*:?][^{}/]*)?\}/g, '{$1}')
    .split('/')
    .map((segment) => {
      const name = /^(?::|<(?:\w+:)?)([\w-]+)>?$/.exec(segment)?.[1]
      return name !== undefined && declared.has(name) ? `{${name}}` : segment
    })
    .join('/')
  const names = Array.from(path.matchAll(/\{([^{}]+)\}/g), ([, name = '']) => name)
  const query = [...new URLSearchParams(queries.join('?'))].slice(0, limits.documentParametersMax)
  return { path, names: [...new Set(names)], query }
}
