/** Decides whether two users are given each other's objects, by the owners that objects name. */
import type { Answer } from '../client/exchange.ts'
import type { Operation, OperationParameter } from '../operation.ts'
import type { ProvenKey, ScanContext } from '../scan-context.ts'
import { askForObject } from './ask-for-object.ts'
import { readLevel } from './compare-reach.ts'
import { hasPersonalData } from './has-personal-data.ts'
import { listSecretFields } from './has-secret-fields.ts'
import { holdsData } from './holds-data.ts'
import { isShownElsewhere } from './is-shown-elsewhere.ts'
import { listNamedOwners, readIdentity } from './read-identity.ts'

/** Objects asked for, of all that the keys have seen. */
const OBJECTS_MAX = 10

export interface Crossed {
  readonly owner: string
  readonly reader: string
  readonly answer: Answer
}

/**
 * An administrator may read what is a user's, but no user what is an administrator's: only where
 * both are given what is the other's, neither can be the one who may.
 */
export async function findCrossedOwners(
  operation: Operation,
  parameter: OperationParameter,
  scan: ScanContext,
): Promise<Crossed | null> {
  const users = scan.keys.filter((key) => readLevel(key) !== 'high')
  const identities = new Map(users.map((key) => [key.name, readIdentity(key, scan)]))
  if (users.length < 2) return null
  const seen = users.flatMap((key) => scan.identifiersSeen(key, operation, parameter.name))
  const crossed: Crossed[] = []
  for (const id of [...new Set([...seen, ...parameter.examples])].slice(0, OBJECTS_MAX)) {
    for (const reader of users) {
      const answer = await askForObject(scan, operation, reader, reader, parameter, id)
      if (answer === null || !isPrivate(answer, id, reader, operation, scan)) continue
      const [owner, ...others] = listNamedOwners(answer, identities)
      if (owner === undefined || others.length > 0 || owner === reader.name) continue
      const back = crossed.some((each) => each.owner === reader.name && each.reader === owner)
      if (back) return { owner, reader: reader.name, answer }
      crossed.push({ owner, reader: reader.name, answer })
    }
  }
  return null
}

/** What everybody sees in lists is shared, unless the object holds more than a list may show. */
function isPrivate(
  answer: Answer,
  id: string,
  reader: ProvenKey,
  operation: Operation,
  scan: ScanContext,
): boolean {
  if (scan.readAccess(answer).access !== 'open' || !holdsData(answer)) return false
  if (listSecretFields(answer.json).length > 0) return true
  return hasPersonalData(answer) && !isShownElsewhere(id, reader, operation, scan)
}
