/** Decides what a scan would do, without sending anything: the answer to a dry run. */

import { takeInventory } from './probe/inventory/take-inventory.ts'
import { listDeclaredPlacements, listPlacements } from './probe/keys/list-placements.ts'
import { nameOfPlacement } from './probe/keys/place-key.ts'
import type { ApiDocument, Operation } from './probe/operation.ts'
import { probeRules } from './probe/probe-rules.ts'
import { findReasonNotToRun } from './probe/run/find-reason-not-to-run.ts'
import { openOfflineClient } from './probe/run/open-offline-client.ts'
import { writeTarget } from './probe/run/write-target.ts'
import type { OperationCoverage, OperationSource } from './scan-report.ts'
import type { ScanEnvironment, ScanSettings } from './scan-settings.ts'
import { maskSecret } from './secrets/mask-secret.ts'

export interface ScanPlan {
  readonly schema: 'keyward.scan-plan/1'
  readonly target: string
  /** Null when none is given as a local file: others are looked for, which sends requests. */
  readonly document: {
    readonly source: string
    readonly version: string
    readonly title: string
  } | null
  readonly operations: readonly PlannedOperation[]
  /** Known operations that would not be asked, and why. */
  readonly skipped: readonly OperationCoverage[]
  readonly keys: readonly PlannedKey[]
  readonly rules: readonly PlannedRule[]
  readonly requestsBudget: number
  readonly requestsPerSecond: number
  readonly concurrency: number
  /** What cannot be known without asking, one sentence each. */
  readonly notes: readonly string[]
}

export interface PlannedOperation {
  readonly method: string
  readonly path: string
  readonly source: OperationSource
  /** As whom it would be asked: `no key`, `made-up key`, then the names of keys. */
  readonly callers: readonly string[]
}

export interface PlannedKey {
  readonly name: string
  readonly hint: string
  /** Where it would be tried, in this order: `header X-API-Key`. */
  readonly placements: readonly string[]
}

export interface PlannedRule {
  readonly ruleId: string
  readonly phase: 'observe' | 'probe' | 'burst'
  /** Null when it would run. */
  readonly reason: string | null
}

/** Reads local files alone. Errors: those of a document that was given and cannot be used. */
export async function planScan(
  settings: ScanSettings,
  environment: ScanEnvironment,
): Promise<ScanPlan> {
  const isRemote = settings.openapi !== undefined && /^https?:\/\//i.test(settings.openapi)
  const { document, operations, skipped } = await takeInventory({
    settings: isRemote ? { ...settings, openapi: undefined } : settings,
    environment,
    client: openOfflineClient(settings.requestsBudget),
  })
  const usable = settings.keys.filter((each) => each.isRevoked !== true)
  return {
    schema: 'keyward.scan-plan/1',
    target: writeTarget(settings.target),
    document:
      document === null
        ? null
        : { source: document.source, version: document.version, title: document.title },
    operations: operations.map((each) => planOperation(each, settings)),
    skipped,
    keys: planKeys(settings, document),
    rules: probeRules.map((rule) => ({
      ruleId: rule.id,
      phase: rule.phase,
      reason: findReasonNotToRun(rule, settings, usable.length),
    })),
    requestsBudget: settings.requestsBudget,
    requestsPerSecond: settings.requestsPerSecond,
    concurrency: settings.concurrency,
    notes: listNotes(settings, document, isRemote),
  }
}

function planOperation(operation: Operation, { keys }: ScanSettings): PlannedOperation {
  const { method, path, source } = operation
  const isReading = method === 'GET' || method === 'HEAD'
  const names = keys.filter((each) => each.isRevoked !== true).map((each) => each.name)
  const callers = ['no key', 'made-up key', ...(isReading ? names : [])]
  return { method, path, source, callers }
}

function planKeys(settings: ScanSettings, document: ApiDocument | null): readonly PlannedKey[] {
  const declared = listDeclaredPlacements(settings, document, [])
  const isFixed = settings.keyPlacement !== undefined
  return settings.keys.map((key) => ({
    name: key.name,
    hint: maskSecret(key.text),
    placements: listPlacements(key, declared, isFixed).map(nameOfPlacement),
  }))
}

function listNotes(
  settings: ScanSettings,
  document: ApiDocument | null,
  isRemote: boolean,
): readonly string[] {
  const notes: string[] = []
  if (isRemote) notes.push(`The document at ${settings.openapi} would be read from there.`)
  else if (document === null) notes.push('An OpenAPI document would be looked for on the target.')
  notes.push('Links, scripts and usual paths would be followed to find further operations.')
  notes.push('A key is sent on only where it was seen to be read.')
  if (settings.isActive) notes.push('Requests that may change something would be sent.')
  else notes.push('Only GET, HEAD and OPTIONS would be sent.')
  return notes
}
