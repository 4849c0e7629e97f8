/** Says which rules have a page: those of every command of the scanner. */
import { codeRules } from '../../src/scanner/code/code-rules.ts'
import { listLeakRules } from '../../src/scanner/leaks/run/leak-rules.ts'
import { probeRules } from '../../src/scanner/probe/probe-rules.ts'
import type { DocumentedRule } from './format-rule-page.ts'

export function listDocumentedRules(): readonly DocumentedRule[] {
  return [
    ...probeRules.map((rule) => ({ ...rule, tool: 'scan' as const })),
    ...codeRules.map((rule) => ({ ...rule, tool: 'code' as const })),
    ...[...listLeakRules().values()].map((rule) => ({ ...rule, tool: 'leaks' as const })),
  ]
}
