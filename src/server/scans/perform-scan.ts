/** Decides how the server scans: with which settings, and what of the result is kept. */
import { randomBytes } from 'node:crypto'
import { SystemClock } from '../../base/clock.ts'
import { KeywardError } from '../../base/errors.ts'
import { limits } from '../../base/limits.ts'
import type { ScanSummary } from '../../engine/scans/scan-record.ts'
import { scan } from '../../scanner/scan.ts'
import type { ScanReport } from '../../scanner/scan-report.ts'
import type { GivenKey, ScanEnvironment, ScanSettings } from '../../scanner/scan-settings.ts'
import { type AddressReach, isInReach } from '../outbound/address-reach.ts'
import { hideTexts } from './hide-texts.ts'

/** Plain data, so that it can go to a process of its own. */
export interface ScanOrder {
  readonly target: string
  readonly isLoopback: boolean
  readonly reach: AddressReach
  readonly keys: readonly GivenKey[]
  readonly openapi: string | null
  readonly isActive: boolean
  readonly requestsBudget: number | null
  readonly requestsPerSecond: number | null
  readonly onlyRules: readonly string[] | null
  readonly skippedRules: readonly string[]
  readonly version: string
}

export interface ScanResult {
  readonly summary: ScanSummary
  /** JSON text of a `ScanReport`. */
  readonly report: string
}

/** As on the command line, so that reports of both can be compared. It keeps no secret. */
const FINGERPRINT_KEY = 'keyward.scan/1'

/** Errors `target_unreachable`, `openapi_invalid`, `scan_not_ready`; no key is in any of them. */
export async function performScan(
  order: ScanOrder,
  environment: Partial<ScanEnvironment>,
): Promise<ScanResult> {
  const secrets = order.keys.map(({ text }) => text)
  try {
    const report = await scan(toSettings(order), {
      clock: new SystemClock(),
      randomBytes: (count) => randomBytes(count),
      version: order.version,
      ...environment,
    })
    return keep(hideTexts(report, secrets))
  } catch (error) {
    if (error instanceof KeywardError) {
      throw new KeywardError(error.code, hideTexts(error.details, secrets))
    }
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    throw new Error(hideTexts(text, secrets))
  }
}

function toSettings(order: ScanOrder): ScanSettings {
  const { target, keys, isActive, reach, onlyRules } = order
  const rate = order.isLoopback ? limits.scanLocalRateDefault : limits.scanRateDefault
  return {
    target,
    keys,
    openapi: order.openapi ?? undefined,
    isActive,
    headers: {},
    // None: the target is all that was allowed.
    allowedOrigins: [],
    isInsecure: false,
    requestsBudget: order.requestsBudget ?? limits.scanRequestsDefault,
    requestsPerSecond: order.requestsPerSecond ?? rate,
    concurrency: limits.scanConcurrencyDefault,
    timeoutMs: limits.scanTimeoutMsDefault,
    userAgent: `keyward-scan/${order.version}`,
    isAddressAllowed: (address) => isInReach(reach, address),
    fingerprintKey: FINGERPRINT_KEY,
    onlyRules: onlyRules ?? undefined,
    skippedRules: order.skippedRules,
  }
}

function keep(report: ScanReport): ScanResult {
  const { score, grade, complete, findings } = report
  const counts: Record<string, number> = {}
  for (const { severity } of findings) counts[severity] = (counts[severity] ?? 0) + 1
  return { summary: { score, grade, complete, findings: counts }, report: toText(report) }
}

/** Evidence is most of a long report, and can be had again by asking the target. */
function toText(report: ScanReport): string {
  const whole = JSON.stringify(report)
  if (Buffer.byteLength(whole) <= limits.scanReportBytesMax) return whole
  const findings = report.findings.map(({ evidence: _, ...finding }) => finding)
  const short = JSON.stringify({ ...report, findings })
  if (Buffer.byteLength(short) <= limits.scanReportBytesMax) return short
  const detail = 'The report is longer than may be kept; scan parts of the API, or fewer rules.'
  throw new KeywardError('scan_not_ready', { detail })
}
