/** Decides what the report of a scan holds, however the scan ended. */
import { rulesVersion } from '../../rules-version.ts'
import type { OperationCoverage, ScanReport } from '../../scan-report.ts'
import type { ScanSettings } from '../../scan-settings.ts'
import { scoreFindings } from '../../score-findings.ts'
import type { ProbeClient, ScanStopped } from '../client/exchange.ts'
import { buildFindings } from './build-findings.ts'
import { buildMatrix } from './build-matrix.ts'
import { listKeyCoverage, listOperationCoverage } from './list-coverage.ts'
import { listMissing } from './list-missing.ts'
import type { RuleResults } from './run-rules.ts'
import type { ScanKnowledge } from './scan-knowledge.ts'
import { writeTarget } from './write-target.ts'

export interface EndedScan {
  readonly settings: ScanSettings
  readonly version: string
  readonly startedAtMs: number
  readonly endedAtMs: number
  readonly client: ProbeClient
  readonly knowledge: ScanKnowledge
  readonly skipped: readonly OperationCoverage[]
  readonly results: RuleResults
  readonly stop: ScanStopped | null
  readonly mask: (text: string) => string
}

export function writeReport(ended: EndedScan): ScanReport {
  const { settings, knowledge, results, client, stop, mask } = ended
  const { findings, suppressed } = buildFindings(
    results.sightings,
    knowledge.operations,
    settings.fingerprintKey,
    mask,
  )
  const missing = listMissing(settings, knowledge, {
    stop,
    failedRules: results.failed,
    skipped: ended.skipped,
    isCertificateRefused: isCertificateRefused(ended.client),
  })
  const judgements = [...knowledge.judgements.values()]
  return {
    schema: 'keyward.scan/1',
    tool: { name: 'keyward', version: ended.version, rulesVersion },
    target: mask(writeTarget(settings.target)),
    startedAt: new Date(ended.startedAtMs).toISOString(),
    durationMs: Math.max(0, Math.round(ended.endedAtMs - ended.startedAtMs)),
    ...scoreFindings(findings),
    complete: missing.length === 0,
    missing,
    ...(ended.stop === null ? {} : { stopped: ended.stop.reason }),
    findings,
    suppressed,
    coverage: {
      keyProven: knowledge.keys.length > 0,
      requestsSent: client.requestsSent,
      requestsBudget: client.requestsBudget,
      keys: listKeyCoverage(settings, knowledge.keys),
      operations: listOperationCoverage(knowledge, ended.skipped),
      checks: results.checks,
    },
    matrix: buildMatrix(judgements, knowledge.keys, settings.keys.length > 0),
    documentProblems: knowledge.documentProblems,
  }
}

/** Every attempt ended before anything was asked. */
function isCertificateRefused({ answers, failures }: ProbeClient): boolean {
  return answers.length === 0 && failures.some(({ reason }) => reason === 'tls')
}
