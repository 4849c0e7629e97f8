/** Decides on which controls the findings of a report are evidence, framework by framework. */
import type { ControlMappings } from '../controls.ts'
import { conditionsOf } from '../controls.ts'
import type { RuleInfo } from '../rule-info.ts'
import type { Framework } from './control-titles.ts'

export interface ControlRef {
  readonly framework: Framework
  readonly control: string
  /** The control only bears on the finding where this holds; null: always. */
  readonly condition: string | null
}

export function listControls(mappings: ControlMappings, rule: RuleInfo | undefined): ControlRef[] {
  const plain = (framework: Framework, controls: readonly (string | number)[]) =>
    controls.map((each) => ({ framework, control: String(each), condition: null }))
  const { owasp, pciDss, soc2, cwe } = mappings
  return [
    ...plain('owasp', owasp),
    ...plain('pciDss', pciDss),
    ...plain('soc2', soc2),
    ...plain('cwe', cwe),
    ...(rule === undefined ? [] : conditionsOf(rule.controls)),
  ]
}

/** `7.2.5` before `7.2.5.1` before `10.2.1`; `API2` before `API10`. */
export function compareControls(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true })
}
