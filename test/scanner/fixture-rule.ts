/** Makes a rule that does what a test of the scan needs, and nothing by itself. */
import type { Operation } from '../../src/scanner/probe/operation.ts'
import type { ProbeRule, Verdict } from '../../src/scanner/probe/probe-rule.ts'
import type { ScanContext } from '../../src/scanner/probe/scan-context.ts'

export interface FixtureRule {
  readonly id?: string
  readonly subject?: 'target' | 'operation'
  readonly keysMin?: 0 | 1 | 2
  readonly phase?: 'observe' | 'probe' | 'burst'
  readonly check?: (scan: ScanContext, operation: Operation | null) => Promise<Verdict> | Verdict
}

export function fixtureRule(fixture: FixtureRule): ProbeRule {
  const { check = () => [], subject = 'target' } = fixture
  const base = {
    id: fixture.id ?? 'fixture',
    category: 'authentication',
    severity: 'low',
    title: 'A fixture',
    why: 'It is there for a test.',
    looksFor: 'Nothing.',
    spares: 'Nothing.',
    remedy: 'Nothing to do.',
    remedyCode: {},
    controls: 'missing-authentication',
    isActive: false,
    keysMin: fixture.keysMin ?? 0,
    phase: fixture.phase ?? 'probe',
    catches: [],
    ignores: [],
  } as const
  return subject === 'target'
    ? { ...base, subject, check: (scan) => check(scan, null) }
    : { ...base, subject, check: (operation, scan) => check(scan, operation) }
}
