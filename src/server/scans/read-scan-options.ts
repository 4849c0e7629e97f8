/** Decides what of a request becomes a scan's options: checked against targets, rules and host. */
import type { z } from 'zod'
import { FieldProblems } from '../../base/field-problems.ts'
import type { ScanOptions } from '../../engine/scans/scan-record.ts'
import type { createScanBody } from '../schemas/scan-schema.ts'
import type { ScanDesk } from './scan-desk.ts'

type ScanBody = z.output<typeof createScanBody>
type OptionBody = Omit<ScanBody, 'api' | 'keys'>

export interface ReadScan {
  /** In the one spelling under which scans of it are found again. */
  readonly target: string
  readonly options: ScanOptions
}

/** Errors: `invalid_request`, `scan_target_not_allowed`. */
export async function readScanOptions(
  { targets, reports }: ScanDesk,
  body: OptionBody,
  keys: ScanBody['keys'] = [],
): Promise<ReadScan> {
  const { url: target, isLoopback } = targets.check(body.target)
  const openapi = body.openapi === null ? null : targets.checkDocument(body.openapi, target)
  const problems = new FieldProblems()
  problems.check(
    !body.active || isLoopback || body.iOwnThisTarget,
    '/iOwnThisTarget',
    'must be true with "active": it sends what may change or break something',
  )
  checkKeys(problems, keys)
  if (body.only !== null || body.skip.length > 0) {
    const known = await reports.listRules()
    checkRules(problems, '/only', body.only ?? [], known)
    checkRules(problems, '/skip', body.skip, known)
  }
  problems.throwIfAny()
  const options = {
    openapi,
    isActive: body.active,
    requestsBudget: body.requests,
    requestsPerSecond: body.ratePerSecond,
    onlyRules: body.only,
    skippedRules: body.skip,
    keyNames: keys.map(({ name }) => name),
  }
  return { target, options }
}

function checkKeys(problems: FieldProblems, keys: ScanBody['keys']): void {
  for (const [index, { name, key }] of keys.entries()) {
    const before = keys.slice(0, index)
    const isNew = before.every((each) => each.name !== name)
    problems.check(isNew, `/keys/${index}/name`, 'is the name of another key, too')
    const isOther = before.every((each) => each.key !== key)
    problems.check(isOther, `/keys/${index}/key`, 'was given before under another name')
  }
}

function checkRules(
  problems: FieldProblems,
  at: string,
  ids: readonly string[],
  known: ReadonlySet<string>,
): void {
  for (const [index, id] of ids.entries()) {
    problems.check(known.has(id), `${at}/${index}`, 'is not the id of a rule')
  }
}
