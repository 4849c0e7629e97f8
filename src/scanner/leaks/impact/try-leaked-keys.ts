/** Decides what a leaked key opens: it is asked of one API, in nothing but harmless requests. */
import { limits } from '../../../base/limits.ts'
import { nameOperation } from '../../probe/operation.ts'
import { scan } from '../../scan.ts'
import type { AccessMatrix } from '../../scan-report.ts'
import type { ScanEnvironment, ScanSettings } from '../../scan-settings.ts'
import type { LeakImpact } from '../leak-finding.ts'

/** `no key` and `made-up key` come before the given ones. */
const STRANGERS = 2

/**
 * By secret. `settings` name the target; keys and rules in them are replaced. Throws
 * `target_unreachable`. At most `limits.scanKeysMax` keys are tried in one scan.
 */
export async function tryLeakedKeys(
  secrets: readonly string[],
  settings: ScanSettings,
  environment: ScanEnvironment,
): Promise<ReadonlyMap<string, LeakImpact>> {
  const impacts = new Map<string, LeakImpact>()
  const distinct = [...new Set(secrets)].filter((each) => isSendable(each))
  for (let at = 0; at < distinct.length; at += limits.scanKeysMax) {
    const some = distinct.slice(at, at + limits.scanKeysMax)
    const keys = some.map((text, index) => ({ name: `leak${index + 1}`, text }))
    // One rule that asks nothing by itself: what is wanted is who reaches what.
    const report = await scan({ ...settings, keys, onlyRules: ['spec-no-security'] }, environment)
    for (const { name, text } of keys) {
      impacts.set(text, { target: report.target, ...listOpened(report.matrix, name) })
    }
  }
  return impacts
}

function listOpened(matrix: AccessMatrix | null, name: string): Omit<LeakImpact, 'target'> {
  const column = matrix?.callers.indexOf(name) ?? -1
  if (matrix === null || column < 0) return { opens: [], tried: 0 }
  const opens = matrix.rows
    .filter(({ access }) => access[column] === 'open')
    .filter(({ access }) => !access.slice(0, STRANGERS).includes('open'))
    .map(({ operation }) => nameOperation(operation))
  return { opens, tried: matrix.rows.length }
}

/** What cannot stand in a header field is no key of an HTTP API. */
function isSendable(secret: string): boolean {
  return /^[\x21-\x7e]+$/.test(secret) && secret.length <= limits.scanKeyLengthMax
}
