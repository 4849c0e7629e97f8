/** Decides what is reported of all records: each leak once, in a fixed order. */
import { mappingsOf } from '../../controls.ts'
import { type Location, severities } from '../../finding.ts'
import { fingerprint } from '../../fingerprint.ts'
import { helpUriOf, type RuleInfo } from '../../rule-info.ts'
import type { SuppressedFinding } from '../../scan-report.ts'
import { maskFoundSecrets } from '../../secrets/mask-secrets.ts'
import type { LeakContext, LeakFinding } from '../leak-finding.ts'
import { showContext, showPlace } from './hide-secrets.ts'
import type { LeakRecord } from './leak-record.ts'
import { weighLeak } from './weigh-leak.ts'

export interface BuiltLeaks {
  readonly findings: readonly LeakFinding[]
  readonly suppressed: readonly SuppressedFinding[]
  /** By fingerprint, where they were kept. */
  readonly secrets: ReadonlyMap<string, string>
}

export function buildLeakFindings(
  records: readonly LeakRecord[],
  rules: ReadonlyMap<string, RuleInfo>,
  fingerprintKey: string,
): BuiltLeaks {
  const counts = new Map<string, number>()
  const built = records.toSorted(compareRecords).map((record) => {
    const base = [record.ruleId, record.place.path, record.place.entries.join('!')]
    const parts = [...base, record.masked, record.mark, record.seen?.part ?? '']
    const name = JSON.stringify(parts)
    const nth = (counts.get(name) ?? 0) + 1
    counts.set(name, nth)
    const print = fingerprint(fingerprintKey, [...parts, String(nth)])
    return { record, finding: toFinding(record, rules.get(record.ruleId), print) }
  })
  const sorted = built.toSorted(
    (a, b) => severities.indexOf(a.finding.severity) - severities.indexOf(b.finding.severity),
  )
  return {
    findings: sorted.flatMap((each) => (each.record.allowance === null ? [each.finding] : [])),
    suppressed: sorted.flatMap(({ record, finding }) =>
      record.allowance === null ? [] : [{ finding, reason: maskFoundSecrets(record.allowance) }],
    ),
    secrets: new Map(
      sorted.flatMap(({ record, finding }) =>
        record.secret === undefined ? [] : [[finding.fingerprint, record.secret] as const],
      ),
    ),
  }
}

function toFinding(record: LeakRecord, rule: RuleInfo | undefined, print: string): LeakFinding {
  const { ruleId, kind, masked, provider, occurrences, snippet } = record
  const seen = record.seen && showContext(record.seen)
  const location = showPlace(record.place, record.position)
  const { severity, confidence, controls } = weighLeak(record)
  return {
    ruleId,
    category: rule?.category ?? 'data-exposure',
    severity,
    confidence,
    title: rule?.title ?? record.title,
    why: `${rule?.why ?? ''} ${describe({ ...record, seen }, location)}`.trim(),
    remedy: rule?.remedy ?? '',
    helpUri: helpUriOf(ruleId),
    location,
    ...(snippet === null ? {} : { snippet }),
    mappings: mappingsOf(controls),
    kind,
    masked,
    provider,
    occurrences,
    ...(seen === null ? {} : { seen }),
    fingerprint: print,
  }
}

/** `ghp_4f… stands here 3 times.` */
function describe(
  { masked, title, ruleId, occurrences, seen }: LeakRecord,
  { commit }: Location,
): string {
  const what = ruleId.startsWith('key-in-') ? ` (${title})` : ''
  const often = occurrences === 1 ? '' : `, ${occurrences} times`
  const where = seen === null ? '' : ` ${describeContext(seen)}`
  const brought =
    commit === undefined ? '' : ` It came in on ${commit.date.slice(0, 10)} by ${commit.author}.`
  return `Seen: ${masked}${what}${where}${often}.${brought}`
}

const PARTS: Readonly<Record<LeakContext['part'], string>> = {
  query: 'in the query',
  path: 'in the path',
  header: 'in a request header',
  cookie: 'in a cookie',
  referer: 'in a Referer or Location field',
  'request-body': 'in the body of a request',
  'response-body': 'in the body of an answer',
  'response-header': 'in a header of an answer',
}

function describeContext({ part, name, host, firstSeen, lastSeen }: LeakContext): string {
  const named = name === null ? '' : ` (${name})`
  const to = host === null ? '' : ` of ${host}`
  const when =
    firstSeen === null
      ? ''
      : firstSeen === lastSeen
        ? ` at ${firstSeen}`
        : ` from ${firstSeen} to ${lastSeen ?? 'now'}`
  return `${PARTS[part]}${named}${to}${when}`
}

function compareRecords(one: LeakRecord, other: LeakRecord): number {
  return (
    compareTexts(one.ruleId, other.ruleId) ||
    compareTexts(one.place.path, other.place.path) ||
    compareTexts(one.place.entries.join('!'), other.place.entries.join('!')) ||
    (one.position.line ?? 0) - (other.position.line ?? 0) ||
    (one.position.column ?? 0) - (other.position.column ?? 0) ||
    compareTexts(one.digest, other.digest) ||
    compareTexts(one.seen?.part ?? '', other.seen?.part ?? '') ||
    compareTexts(one.seen?.name ?? '', other.seen?.name ?? '')
  )
}

function compareTexts(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1
}
