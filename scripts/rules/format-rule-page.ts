/** Decides what the page of a rule says, from what the rule tells of itself. */
import { conditionsOf, mappingsOf } from '../../src/scanner/controls.ts'
import type { ProbeRule } from '../../src/scanner/probe/probe-rule.ts'
import { remedyLanguages } from '../../src/scanner/remedy-languages.ts'
import type { RemedyCode } from '../../src/scanner/rule-info.ts'

/** Markdown of docs/rules/<id>.md. */
export function formatRulePage(rule: ProbeRule): string {
  const sections = [
    `# ${rule.id}`,
    `${capitalise(rule.severity)}, ${rule.category}: ${rule.title}.`,
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
    wrap(
      `Leave the rule out with \`--skip ${rule.id}\`, keep what is known with \`--baseline\`, or ` +
        `write \`keyward:allow ${rule.id} <reason>\` into the description of the operation in ` +
        'its OpenAPI document.',
    ),
  ]
  return `${sections.join('\n\n')}\n`
}

/** Markdown of docs/rules/README.md: every rule by its category. */
export function formatRuleIndex(rules: readonly ProbeRule[]): string {
  const categories = [...new Set(rules.map(({ category }) => category))]
  const sections = categories.map((category) => {
    const items = rules
      .filter((rule) => rule.category === category)
      .map(({ id, title, severity }) => `- [${id}](rules/${id}.md): ${title} (${severity})`)
    return `## ${category}\n\n${items.join('\n')}`
  })
  const opening = wrap(
    'What `keyward scan` looks for, each with what to do about it. Severities are the usual ' +
      'ones; a finding may weigh more or less.',
  )
  return `# Rules\n\n${opening}\n\n${sections.join('\n\n')}\n`
}

function formatNeeds({ isActive, keysMin }: ProbeRule): string[] {
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

function formatControls({ controls }: ProbeRule): string {
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

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
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
