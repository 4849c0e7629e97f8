/** Decides which keys that are for reading alone are let write all the same. */
import { limits } from '../../../base/limits.ts'
import type { Answer } from '../client/exchange.ts'
import type { Operation } from '../operation.ts'
import type { ProvenKey, ScanContext } from '../scan-context.ts'
import { readTokenScopes } from './compare-reach.ts'
import { isGuarded } from './list-guarded.ts'
import { splitWords } from './split-words.ts'

export interface ForbiddenWrite {
  readonly operation: Operation
  readonly key: ProvenKey
  readonly answer: Answer
}

const READING = new Set('read reads reader readonly ro view viewer guest list'.split(' '))
const WRITING = new Set('write writer readwrite rw edit editor admin full all manage'.split(' '))

/** They are posted to, and change nothing. */
const ASKING =
  /search|query|find|filter|lookup|login|token|auth|session|validate|verify|check|preview|graphql/i

/** In active mode only; one write that was let through is enough for each key. */
export async function listForbiddenWrites(scan: ScanContext): Promise<readonly ForbiddenWrite[]> {
  if (!scan.settings.isActive) return []
  const writes = scan.judgements
    .filter(isGuarded)
    .map(({ operation }) => operation)
    .filter(isWrite)
    .slice(0, limits.probeForbiddenWritesMax)
  const found: ForbiddenWrite[] = []
  for (const key of scan.keys.filter(isForReading)) {
    for (const operation of writes) {
      // A change of nothing is no change; something new is made where that cannot be asked.
      const changes = operation.method === 'PATCH' ? { body: '{}' } : {}
      const answer = await scan.ask(operation, key, changes)
      if (answer === null || answer.status < 200 || answer.status >= 300) continue
      const { access } = scan.readAccess(answer)
      if (access === 'refused' || access === 'absent') continue
      found.push({ operation, key, answer })
      break
    }
  }
  return found
}

function isWrite({ method, path }: Operation): boolean {
  if (ASKING.test(path)) return false
  return method === 'PATCH' || (method === 'POST' && !path.includes('{'))
}

/** By the scopes that it claims, else by the name that the user gave it: `--key reader=…`. */
function isForReading(key: ProvenKey): boolean {
  const scopes = readTokenScopes(key)
  const texts = scopes === null ? [key.name] : [...scopes]
  const words = texts.map((each) => splitWords(each))
  return (
    words.length > 0 &&
    words.every((each) => each.some((word) => READING.has(word))) &&
    !words.flat().some((word) => WRITING.has(word))
  )
}
