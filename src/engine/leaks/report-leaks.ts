/** Takes reports of leaked keys and tokens: says which are real, and sees to those that are. */
import { limits } from '../../base/limits.ts'
import type { ApiRecord } from '../apis/api-record.ts'
import type { Engine } from '../engine.ts'
import type { KeyRecord } from '../keys/key-record.ts'
import type { Principal } from '../principal.ts'
import type { AccessToken } from '../tokens/access-token.ts'
import { isOurToken, readAccessToken } from '../tokens/read-access-token.ts'
import { revokeToken } from '../tokens/revoke-token.ts'
import { findLeakedSecret, type LeakedSecret } from './find-leaked-secret.ts'
import { maskPlace } from './mask-place.ts'
import { type LeakAnswer, reactToLeak } from './react-to-leak.ts'

export interface LeakReport {
  readonly token: string
  /** Where it was found, in the reporter's words. */
  readonly url: string | null
  readonly source: string | null
  readonly note: string | null
}

export interface LeakVerdict {
  /** True when it is, or was, a secret or token of ours. */
  readonly isReal: boolean
  readonly keyId: string | null
  readonly reaction: LeakAnswer['reaction'] | null
}

export type LeakReporter = 'github' | 'webhook' | 'admin'

const LEAK = { action: 'key.leak_reported', where: 'leak', isAlwaysTold: true } as const

const NOT_OURS: LeakVerdict = { isReal: false, keyId: null, reaction: null }

/** One after the other; others get their turn between. Errors: `overloaded`, those of storage. */
export async function reportLeaks(
  engine: Engine,
  principal: Principal,
  reporter: LeakReporter,
  reports: readonly LeakReport[],
): Promise<readonly LeakVerdict[]> {
  const imported = await listImportedApis(engine)
  const verdicts: LeakVerdict[] = []
  for (const [index, report] of reports.entries()) {
    if (index > 0 && index % limits.leakReportsPerTurn === 0) await new Promise(setImmediate)
    verdicts.push(await reportLeak(engine, principal, { reporter, report, imported }))
  }
  return verdicts
}

interface Reported {
  readonly reporter: LeakReporter
  readonly report: LeakReport
  readonly imported: readonly ApiRecord[]
}

async function reportLeak(
  engine: Engine,
  principal: Principal,
  { reporter, report: asked, imported }: Reported,
): Promise<LeakVerdict> {
  // No key has blanks around it; what finds keys in files often does.
  const token = asked.token.trim()
  const report = { ...asked, token }
  if (isOurToken(engine.tokens, token, engine.clock.nowMs())) {
    return reportToken(engine, principal, reporter, report)
  }
  const leaked = await findLeakedSecret(engine, imported, token)
  if (leaked === undefined) return NOT_OURS
  const details = toDetails(reporter, report)
  if (await isKnown(engine, leaked, details)) return toVerdict(leaked.key, 'none')
  const sighting = { ...LEAK, details }
  const { key, reaction } = await reactToLeak(engine, principal, leaked, sighting)
  return toVerdict(key, reaction)
}

/**
 * A token that leaked is ended; the secret of its key is not in it. Its key meets the policy all
 * the same: who lost the one may lose the other. That comes first, so that an end in between
 * leaves a report to be made again, and nothing that looks as if it had been.
 */
async function reportToken(
  engine: Engine,
  principal: Principal,
  reporter: LeakReporter,
  report: LeakReport,
): Promise<LeakVerdict> {
  const nowMs = engine.clock.nowMs()
  const token = await readAccessToken(engine.tokens, report.token, nowMs)
  if (token === undefined) return NOT_OURS
  const isOver = engine.tokens.revoked.has(token) || token.expiresAtSeconds * 1_000 <= nowMs
  const details = { ...toDetails(reporter, report), tokenId: token.jti }
  const leaked = await findSecretOf(engine, token)
  let reaction: LeakAnswer['reaction'] = 'none'
  if (leaked !== undefined && !(await isKnown(engine, leaked, details))) {
    const sighting = { ...LEAK, details, token: { isOver } }
    reaction = (await reactToLeak(engine, principal, leaked, sighting)).reaction
  }
  await revokeToken(engine, principal, token, 'exposed')
  return { isReal: true, keyId: token.keyId, reaction }
}

/** Undefined when its key is gone, with its API, or that version of it. */
async function findSecretOf(
  { storage }: Engine,
  { keyId, apiId, secretVersion }: AccessToken,
): Promise<LeakedSecret | undefined> {
  const key = await storage.findKey(keyId)
  const secret = key?.secrets.find(({ version }) => version === secretVersion)
  if (key === undefined || key.apiId !== apiId || secret === undefined) return undefined
  return { key, secret }
}

function toVerdict({ id }: KeyRecord, reaction: LeakAnswer['reaction']): LeakVerdict {
  return { isReal: true, keyId: id, reaction }
}

function toDetails(reporter: LeakReporter, { token, url, source, note }: LeakReport) {
  const tell = (text: string | null, lengthMax: number) =>
    text === null || text === '' ? null : maskPlace(text, token, lengthMax)
  return {
    reporter,
    url: tell(url, limits.leakUrlLengthMax),
    source: tell(source, limits.leakSourceLengthMax),
    note: tell(note, limits.leakNoteLengthMax),
  }
}

/**
 * True when the same secret was reported from the same place before: then all that follows from
 * it has happened, and a person may have decided about it since.
 */
async function isKnown(
  { storage }: Engine,
  { key, secret }: LeakedSecret,
  details: ReturnType<typeof toDetails> & { readonly tokenId?: string },
): Promise<boolean> {
  const filter = { tenant: key.apiId, action: 'key.leak_reported', targetId: key.id } as const
  const page = { cursor: null, size: limits.leakRepeatsLookedAtMax }
  const { items } = await storage.listAuditEvents(filter, page)
  return items.some(
    ({ details: before }) =>
      before['reporter'] === details.reporter &&
      before['url'] === details.url &&
      before['source'] === details.source &&
      before['tokenId'] === details.tokenId &&
      before['secretVersion'] === secret.version,
  )
}

async function listImportedApis({ storage }: Engine): Promise<ApiRecord[]> {
  const apis: ApiRecord[] = []
  for (let cursor: string | null = null; ; ) {
    const page = await storage.listApis({ cursor, size: limits.pageSizeMax })
    apis.push(...page.items.filter(({ importedForms }) => importedForms.length > 0))
    cursor = page.cursor
    if (cursor === null) return apis
  }
}
