/** Decides which scopes two lists have in common, where `*` may stand for a segment in both. */
import { coversScope } from './scope.ts'

/** What is covered by a scope of each list; without those that another of them covers. */
export function meetScopes(one: readonly string[], other: readonly string[]): string[] {
  const plain = new Set(other)
  const wild = other.filter((scope) => scope.includes('*'))
  const met = new Set<string>()
  for (const scope of one) {
    if (plain.has(scope) || wild.some((each) => coversScope(each, scope))) met.add(scope)
    else if (scope.includes('*')) for (const each of other) addMeeting(met, scope, each)
  }
  const wildMet = [...met].filter((scope) => scope.includes('*'))
  return [...met].filter(
    (scope) => !wildMet.some((each) => each !== scope && coversScope(each, scope)),
  )
}

function addMeeting(met: Set<string>, scope: string, other: string): void {
  const [action = '', resource = ''] = scope.split(':')
  const [otherAction = '', otherResource = ''] = other.split(':')
  const metAction = meetSegments(action, otherAction)
  const metResource = meetSegments(resource, otherResource)
  if (metAction !== undefined && metResource !== undefined) met.add(`${metAction}:${metResource}`)
}

function meetSegments(one: string, other: string): string | undefined {
  if (one === '*') return other
  return other === '*' || one === other ? one : undefined
}
