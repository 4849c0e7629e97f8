/** Decides what the catalogue says of derived scopes: the document's words, else their use. */

import { isRecord } from '../../base/document/is-record.ts'
import type { ScopeInput } from '../bodies/api-body.ts'
import type { RouteInput } from '../bodies/parse-route.ts'

const DESCRIPTION_LENGTH_MAX = 200

export function describeScopes(
  routes: readonly RouteInput[],
  root: Readonly<Record<string, unknown>>,
): ScopeInput[] {
  const words = readDescriptions(root)
  const uses = new Map<string, RouteInput[]>()
  for (const route of routes) {
    for (const scope of route.scopes) uses.set(scope, [...(uses.get(scope) ?? []), route])
  }
  return [...uses]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, used]) => ({ name, description: words.get(name) ?? describeUses(used) }))
}

function describeUses(routes: readonly RouteInput[]): string {
  const [first, second, third] = routes.map(({ method, path }) => `${method} ${path}`)
  const shown = [first, second].filter((each) => each !== undefined).join(', ')
  return `${shown}${third === undefined ? '' : ', …'}`.slice(0, DESCRIPTION_LENGTH_MAX)
}

/** The `scopes` of OAuth flows, in the places of 3.x and of 2.0. */
function readDescriptions(root: Readonly<Record<string, unknown>>): Map<string, string> {
  const components = isRecord(root['components']) ? root['components'] : {}
  const schemes = [components['securitySchemes'], root['securityDefinitions']]
  const holders = schemes
    .flatMap((each) => (isRecord(each) ? Object.values(each) : []))
    .flatMap((scheme) => {
      if (!isRecord(scheme)) return []
      const flows = scheme['flows']
      return isRecord(flows) ? Object.values(flows) : [scheme]
    })
  const words = new Map<string, string>()
  for (const holder of holders) {
    const scopes = isRecord(holder) ? holder['scopes'] : undefined
    for (const [name, description] of Object.entries(isRecord(scopes) ? scopes : {})) {
      if (typeof description !== 'string' || description.trim() === '') continue
      const line = description.replace(/\s+/g, ' ').trim()
      words.set(name, line.slice(0, DESCRIPTION_LENGTH_MAX))
    }
  }
  return words
}
