/** Decides what the page of a rule says, from what the rule tells of itself. */
import { conditionsOf, mappingsOf } from '../../src/scanner/controls.ts'
import { remedyLanguages } from '../../src/scanner/remedy-languages.ts'
import type { RemedyCode, RuleInfo } from '../../src/scanner/rule-info.ts'

/** A rule with the command that applies it, and what it needs there. */
export interface DocumentedRule extends RuleInfo {
  readonly tool: 'scan' | 'leaks' | 'code'
  readonly isActive?: boolean
  readonly keysMin?: number
}

/** Markdown of docs/rules/<id>.md. */
export function formatRulePage(rule: DocumentedRule): string {
  const sections = [
    `# ${rule.id}`,
    `\`keyward ${rule.tool}\`; ${rule.severity}, ${rule.category}: ${rule.title}.`,
    wrap(rule.why),
    '## What it looks for',
    wrap(rule.looksFor),
    ...formatNeeds(rule),
    '## What it spares',
    wrap(rule.spares),
    '## What to do',
    wrap(rule.remedy),
    ...formatCode(rule.remedyCode),
    '## Controls',
    'A finding of this rule is evidence toward these; it is never a statement of compliance.',
    formatControls(rule),
    '## To accept it',
    wrap(describeAcceptance(rule)),
  ]
  return `${sections.join('\n\n')}\n`
}

function describeAcceptance({ id, tool }: DocumentedRule): string {
  const where =
    tool === 'scan'
      ? 'the description of the operation in its OpenAPI document'
      : 'a comment on the line or on the line before'
  return (
    `Leave the rule out with \`--skip ${id}\`, keep what is known with \`--baseline\`, or ` +
    `write \`keyward:allow ${id} <reason>\` into ${where}.`
  )
}

const OPENINGS: Readonly<Record<DocumentedRule['tool'], string>> = {
  scan: 'What `keyward scan` looks for in a running API.',
  code: 'What `keyward code` looks for in source code.',
  leaks: 'What `keyward leaks` looks for in files, builds, logs and history.',
}

/** Markdown of docs/rules/README.md: every rule by its command and category. */
export function formatRuleIndex(rules: readonly DocumentedRule[]): string {
  const opening = wrap(
    'Every rule, with what to do about it. Severities are the usual ones; a finding may weigh ' +
      'more or less.',
  )
  const sections = (['scan', 'code', 'leaks'] as const).map((tool) => {
    const own = rules.filter((rule) => rule.tool === tool)
    return `## keyward ${tool}\n\n${OPENINGS[tool]}\n\n${formatCategories(own, tool === 'scan')}`
  })
  return `# Rules\n\n${opening}\n\n${sections.join('\n\n')}\n`
}

function formatCategories(rules: readonly DocumentedRule[], isSplit: boolean): string {
  const list = (some: readonly DocumentedRule[]) =>
    some.map(({ id, title, severity }) => `- [${id}](${id}.md): ${title} (${severity})`).join('\n')
  if (!isSplit) return list(rules)
  const categories = [...new Set(rules.map(({ category }) => category))]
  return categories
    .map((each) => `### ${each}\n\n${list(rules.filter(({ category }) => category === each))}`)
    .join('\n\n')
}

function formatNeeds({ isActive, keysMin }: DocumentedRule): string[] {
  const needs = []
  if (isActive) needs.push('It may change something, so it runs with `--active` only.')
  if (keysMin === 1) needs.push('It needs a key: give one with `--key`.')
  if (keysMin === 2) needs.push('It needs two keys or more: give each with `--key`.')
  return needs.length === 0 ? [] : [wrap(needs.join(' '))]
}

function formatCode(code: RemedyCode): string[] {
  return remedyLanguages.flatMap(({ key, name, fence }) => {
    const text = code[key]
    return text === undefined ? [] : [`### ${name}`, `\`\`\`${fence}\n${text.trim()}\n\`\`\``]
  })
}

function formatControls({ controls }: RuleInfo): string {
  const { owasp, pciDss, soc2, cwe } = mappingsOf(controls)
  const conditional = conditionsOf(controls).map(
    ({ control, condition }) => `${control} (${condition})`,
  )
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['OWASP API Security Top 10', owasp],
    ['PCI DSS v4.0.1', [...pciDss, ...conditional]],
    ['SOC 2 (TSC 2017)', soc2],
    ['CWE', cwe.map((id) => `[CWE-${id}](https://cwe.mitre.org/data/definitions/${id}.html)`)],
  ]
  return rows
    .filter(([, ids]) => ids.length > 0)
    .map(([name, ids]) => `- ${name}: ${ids.join(', ')}`)
    .join('\n')
}

const WIDTH = 100

function wrap(text: string): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).filter((each) => each !== '')) {
    if (line !== '' && line.length + 1 + word.length > WIDTH) {
      lines.push(line)
      line = ''
    }
    line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].join('\n')
}
