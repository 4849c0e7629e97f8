/** Decides who the holder of a key is, by its token and by what the API tells it of itself. */
import type { Answer } from '../client/exchange.ts'
import type { ProvenKey, ScanContext } from '../scan-context.ts'
import { listLeaves } from './list-leaves.ts'
import { listOwnerLeaves } from './names-owner.ts'
import { parseJwt } from './parse-jwt.ts'
import { nameInWords, splitPath } from './split-words.ts'

/** Where a caller is told who it is. */
const OWN = /^(?:me|self|whoami|profile|myprofile|account|userinfo|user-?info|current-?user)$/i

/** Names of fields and claims that tell one user from all others. */
const IDENTITY = new RegExp(
  '^(?:id|uid|uuid|sub|user-?id|user-?name|login|e-?mail|email-address|preferred-username|' +
    'unique-name)$',
)

/** As text; empty where nothing tells. */
export function readIdentity(key: ProvenKey, scan: ScanContext): ReadonlySet<string> {
  const claims = Object.entries(parseJwt(key.text)?.claims ?? {})
  const told = claims.flatMap(([name, value]) => (isIdentity(name, value) ? [String(value)] : []))
  for (const { operation, keys } of scan.judgements) {
    const judged = keys.get(key.name)
    if (operation.method !== 'GET' || judged?.access !== 'open' || judged.answer === null) continue
    if (!OWN.test(splitPath(operation.path).at(-1) ?? '')) continue
    for (const { path, name, value } of listLeaves(judged.answer.json)) {
      // Of lists within, each row may be somebody else.
      if (!path.includes('[') && isIdentity(name, value)) told.push(String(value))
    }
  }
  return new Set(told)
}

/** Those of `identities` that the answer names as the owner, or as the person it is about. */
export function listNamedOwners(
  answer: Answer,
  identities: ReadonlyMap<string, ReadonlySet<string>>,
): readonly string[] {
  const named = new Set(
    listOwnerLeaves(answer.json)
      .concat(listLeaves(answer.json).filter(({ name }) => /e-?mail|login/i.test(name)))
      .map(({ value }) => String(value)),
  )
  return [...identities].flatMap(([key, identity]) =>
    [...identity].some((each) => named.has(each)) ? [key] : [],
  )
}

function isIdentity(name: string, value: unknown): boolean {
  if (typeof value !== 'string' && typeof value !== 'number') return false
  return value !== '' && IDENTITY.test(nameInWords(name))
}
