/** Takes over keys that existed before Keyward: all acceptable rows in one transaction. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { KeywardError } from '../../base/errors.ts'
import { createPublicId } from '../../base/ids.ts'
import { limits } from '../../base/limits.ts'
import type { ApiWithRoles, ImportedForm } from '../apis/api-record.ts'
import { refuseBuiltinApi } from '../apis/builtin-api.ts'
import { getApi } from '../apis/get-api.ts'
import { defaultExpiry } from '../apis/key-policy.ts'
import { changeTrail } from '../audit/change-trail.ts'
import type { Engine } from '../engine.ts'
import type { KeyRecord } from '../keys/key-record.ts'
import { checkKeySettings, DEFAULT_KEY_SETTINGS, type KeySettings } from '../keys/key-settings.ts'
import type { Pepper } from '../keys/pepper.ts'
import type { Principal } from '../principal.ts'
import type { Trail } from '../trail.ts'
import type { ImportProblem, ImportReport, ImportRow, ImportRowReport } from './import-row.ts'
import { type ParsedCredential, parseCredential } from './parse-credential.ts'

export interface ImportRequest {
  readonly apiId: string
  readonly rows: readonly ImportRow[]
  /** The secret that `hmac-sha256` hashes were made with; kept beside the pepper. */
  readonly hmacSecret: Uint8Array | null
  /** Reports what would happen and writes nothing. */
  readonly dryRun: boolean
}

interface Accepted {
  readonly key: KeyRecord
  readonly form: ImportedForm
  /** Made row by row, so that nobody waits for all of them at once. */
  readonly trail: Trail
}

/**
 * Refused rows are reported and left out; the others are imported together. A key that is there
 * already is told as such, so that a repeated import changes nothing. Keys come from outside, so
 * none can be imported into the built-in API. A key that came hashed and was used since cannot be
 * told from a new one; it then goes on under its first record. Errors: `api_not_found`,
 * `builtin_api`, `import_invalid`.
 */
export async function importKeys(
  engine: Engine,
  principal: Principal,
  request: ImportRequest,
): Promise<ImportReport> {
  refuseBuiltinApi(request.apiId)
  if (request.rows.length > limits.importRowsMax) {
    const detail = `At most ${limits.importRowsMax} rows can be imported at once.`
    throw new KeywardError('import_invalid', { detail })
  }
  const { hmacSecret, dryRun } = request
  if (hmacSecret?.length === 0) {
    throw new KeywardError('import_invalid', { detail: 'The secret of the HMACs is empty.' })
  }
  const source = await getApi(engine, request.apiId)
  const pepper = hmacSecret === null ? null : await engine.addForeignPepper(hmacSecret, dryRun)
  const batch = new ImportBatch(engine, principal, source, pepper, request.dryRun)
  for (const [index, row] of request.rows.entries()) {
    // Hashing takes a while; who asks for a decision meanwhile does not wait for all of it.
    if (index % limits.importRowsPerTurn === limits.importRowsPerTurn - 1) await nextTurn()
    await batch.add(index + 1, row)
  }
  return batch.finish()
}

class ImportBatch {
  readonly #engine: Engine
  readonly #principal: Principal
  readonly #source: ApiWithRoles
  readonly #pepper: Pepper | null
  readonly #dryRun: boolean
  readonly #accepted: Accepted[] = []
  readonly #reports: ImportRowReport[] = []
  readonly #seen = new Map<string, number>()
  #slowHashes = -1

  constructor(
    engine: Engine,
    principal: Principal,
    source: ApiWithRoles,
    pepper: Pepper | null,
    dryRun: boolean,
  ) {
    this.#engine = engine
    this.#principal = principal
    this.#source = source
    this.#pepper = pepper
    this.#dryRun = dryRun
  }

  async add(row: number, { credential, settings }: ImportRow): Promise<void> {
    const name = settings.name ?? `imported-${row}`
    const parsed = parseCredential(this.#engine, credential, this.#pepper)
    const { hint } = parsed
    const refuse = (code: ImportProblem, message: string) => {
      const problems = [{ code, message }]
      this.#reports.push({ row, status: 'refused', keyId: null, name, hint, problems })
    }
    if ('refused' in parsed) return refuse(parsed.refused.code, parsed.refused.message)
    const firstRow = this.#findEarlierRow(parsed, row)
    if (firstRow !== undefined) return refuse('duplicate', `The same key as in row ${firstRow}.`)
    const existing = await this.#findExisting(parsed)
    const problems = parsed.isWeak ? [WEAK] : []
    if (existing !== undefined) {
      const { id: keyId } = existing
      const status = 'already_imported'
      this.#reports.push({ row, status, keyId, name: existing.name, hint, problems })
      return
    }
    const { notBeforeMs = null } = settings
    const { keyPolicy } = this.#source.api
    const expiresAtMs = defaultExpiry(keyPolicy, this.#engine.clock.nowMs(), notBeforeMs)
    const asked = { ...DEFAULT_KEY_SETTINGS, expiresAtMs, ...settings, name }
    const checked = this.#checkSettings(asked)
    if (typeof checked === 'string') return refuse('invalid_settings', checked)
    if (parsed.form === 'slow' && !(await this.#hasRoomForSlowHash())) {
      return refuse('too_many_slow_hashes', `At most ${limits.slowHashCandidatesMax} in one API.`)
    }
    const key = this.#createRecord(parsed, checked)
    this.#accepted.push({ key, form: parsed.form, trail: this.#trailOf(key) })
    const status = this.#dryRun ? 'would_import' : 'imported'
    const keyId = this.#dryRun ? null : key.id
    this.#reports.push({ row, status, keyId, name, hint, problems })
  }

  async finish(): Promise<ImportReport> {
    if (!this.#dryRun && this.#accepted.length > 0) {
      const { api } = this.#source
      const forms = new Set([...api.importedForms, ...this.#accepted.map(({ form }) => form)])
      // Whatever came hashed becomes a plain import on first use.
      const importedForms = [...forms.add('raw')].sort()
      const updatedAtMs = this.#engine.clock.nowMs()
      const updated = { ...api, importedForms, updatedAtMs, version: api.version + 1 }
      const keys = this.#accepted.map(({ key }) => key)
      const events = this.#accepted.flatMap(({ trail }) => trail.events)
      await this.#engine.storage.importKeys(keys, updated, { events, revocations: [] })
    }
    const count = (status: ImportRowReport['status']) =>
      this.#reports.filter((report) => report.status === status).length
    return {
      dryRun: this.#dryRun,
      imported: count('imported') + count('would_import'),
      alreadyImported: count('already_imported'),
      refused: count('refused'),
      weak: this.#reports.filter(({ problems }) => problems.includes(WEAK)).length,
      rows: this.#reports,
    }
  }

  #trailOf(key: KeyRecord): Trail {
    return changeTrail(this.#principal, {
      tenant: key.apiId,
      action: 'key.imported',
      target: { kind: 'key', id: key.id },
      atMs: key.createdAtMs,
      before: null,
      after: key,
    })
  }

  #checkSettings(settings: KeySettings): KeySettings | string {
    try {
      return checkKeySettings(settings, this.#source, { createdAtMs: this.#engine.clock.nowMs() })
    } catch (error) {
      if (error instanceof KeywardError) return error.message
      throw error
    }
  }

  #createRecord({ secret, hint }: ParsedCredential, settings: KeySettings): KeyRecord {
    const nowMs = this.#engine.clock.nowMs()
    return {
      ...settings,
      id: `key_${createPublicId(this.#engine.fillRandom)}`,
      apiId: this.#source.api.id,
      hint,
      imported: true,
      revokedAtMs: null,
      revokedReason: null,
      exposedAtMs: null,
      exposedIn: null,
      quarantinedAtMs: null,
      quarantineReason: null,
      createdAtMs: nowMs,
      createdBy: this.#principal.id,
      updatedAtMs: nowMs,
      version: 1,
      secrets: [secret],
    }
  }

  /** The row that holds the same key; one key may come in the clear and hashed. */
  #findEarlierRow({ secret, lookups }: ParsedCredential, row: number): number | undefined {
    const names = lookups.length === 0 ? [secret.digest] : lookups
    for (const name of names) {
      const earlier = this.#seen.get(name)
      if (earlier !== undefined) return earlier
    }
    for (const name of names) this.#seen.set(name, row)
    return undefined
  }

  async #findExisting({ secret, lookups }: ParsedCredential): Promise<KeyRecord | undefined> {
    const { storage } = this.#engine
    for (const lookup of lookups) {
      const key = await storage.findKeyByLookup(this.#source.api.id, lookup)
      if (key !== undefined) return key
    }
    if (secret.lookup !== null) return undefined
    const slow = await storage.listSlowHashKeys(this.#source.api.id)
    return slow.find(({ secrets }) => secrets.some(({ digest }) => digest === secret.digest))
  }

  async #hasRoomForSlowHash(): Promise<boolean> {
    if (this.#slowHashes < 0) {
      const stored = await this.#engine.storage.listSlowHashKeys(this.#source.api.id)
      this.#slowHashes = stored.length
    }
    if (this.#slowHashes >= limits.slowHashCandidatesMax) return false
    this.#slowHashes++
    return true
  }
}

const WEAK = {
  code: 'weak',
  message: 'Short or repetitive enough to be guessed: replace it soon.',
} as const
