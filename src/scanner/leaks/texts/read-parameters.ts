/** Decides which parameters a URL has, in its query and in its fragment, decoded. */
import { limits } from '../../../base/limits.ts'

export interface Parameter {
  readonly name: string
  readonly value: string
}

/** Of a whole URL, a path with a query, or a query that begins with `?`; empty values left out. */
export function readParameters(url: string): readonly Parameter[] {
  const hash = url.indexOf('#')
  const beforeHash = hash < 0 ? url : url.slice(0, hash)
  const fragment = hash < 0 ? '' : url.slice(hash + 1)
  return [
    ...splitQuery(afterFirst(beforeHash, '?') ?? ''),
    // `#access_token=…` of OAuth, and `#/route?token=…` of applications of one page.
    ...splitQuery(afterFirst(fragment, '?') ?? fragment),
  ]
}

export function splitQuery(query: string): readonly Parameter[] {
  if (!query.includes('=')) return []
  const parameters: Parameter[] = []
  for (const pair of query.replaceAll('&amp;', '&').split(/[&;]/, limits.urlParametersMax)) {
    const equals = pair.indexOf('=')
    if (equals <= 0 || equals === pair.length - 1) continue
    const name = decodePercent(pair.slice(0, equals)).trim()
    parameters.push({ name, value: decodePercent(pair.slice(equals + 1)) })
  }
  return parameters
}

/** What is no valid encoding stays as it is. */
export function decodePercent(text: string): string {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function afterFirst(text: string, sign: string): string | undefined {
  const at = text.indexOf(sign)
  return at < 0 ? undefined : text.slice(at + 1)
}
