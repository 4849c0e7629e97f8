import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { formatRuleIndex, formatRulePage } from '../../scripts/rules/format-rule-page.ts'
import { listDocumentedRules } from '../../scripts/rules/list-documented-rules.ts'
import {
  formatRulesVersion,
  formatRuleTable,
  listRuleFiles,
} from '../../scripts/rules/list-rule-files.ts'
import { probeRules } from '../../src/scanner/probe/probe-rules.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const files = listRuleFiles(root)
const rules = listDocumentedRules()

/** The table of the scanner contract: other programs know the rules by these names. */
const CONTRACT = `
authentication missing-authentication any-key-accepted key-in-query-accepted key-in-cookie-accepted
  auth-scheme-not-enforced www-authenticate-missing jwt-alg-none jwt-weak-claims jwt-weak-secret
  method-auth-bypass
object-authorization bola-cross-key sequential-identifiers path-traversal-on-id
function-authorization admin-endpoint-exposed scope-not-enforced one-key-for-everything
property-authorization excessive-data-exposure mass-assignment internal-fields-exposed
input-handling cors-wildcard cors-reflects-origin dangerous-methods debug-endpoint verbose-error
  injection-suspected
rate-limiting rate-limit-missing pagination-missing oversized-response key-guessing-unlimited
data-exposure secret-in-response pii-in-response key-in-client-bundle key-in-url
  referrer-policy-missing cacheable-keyed-response exposed-file
transport cleartext-transport https-redirect-missing hsts-missing tls-weak tls-certificate-invalid
  cookie-flags-missing mixed-content
ssrf url-parameter-fetches
inventory undocumented-operation documented-operation-missing deprecated-operation-live
  version-missing server-banner
unsafe-consumption webhook-surface open-redirect
key-design weak-key-format static-key-no-expiry revoked-key-accepted spec-key-in-query
  spec-no-security security-headers-missing
llm llm-endpoint-open system-prompt-disclosed
`

const NEEDS_ACTIVE = [
  'injection-suspected',
  'mass-assignment',
  'path-traversal-on-id',
  'system-prompt-disclosed',
  'url-parameter-fetches',
]

function parseContract(): [category: string, id: string][] {
  return CONTRACT.trim()
    .split(/\n(?=\S)/)
    .flatMap((row) => {
      const [category = '', ...ids] = row.split(/\s+/)
      return ids.map((id) => [category, id] as [string, string])
    })
}

describe('the rules', () => {
  it('are those of the contract, each in its category', () => {
    const built = probeRules.map(({ id, category }) => `${category} ${id}`).sort()
    expect(built).toEqual(
      parseContract()
        .map(([category, id]) => `${category} ${id}`)
        .sort(),
    )
  })

  it('that change something are those that the contract marks', () => {
    const active = probeRules.filter(({ isActive }) => isActive).map(({ id }) => id)
    expect(active.sort()).toEqual(NEEDS_ACTIVE)
  })

  it.each(files)('$id says everything that its page and reports need', ({ id, category }) => {
    const rule = probeRules.find((each) => each.id === id)
    expect(rule?.category).toBe(category)
    for (const text of [rule?.why, rule?.looksFor, rule?.spares, rule?.remedy]) {
      expect(text).toMatch(/^[A-Z`“].{30,}\.$/s)
    }
    expect(rule?.title).toMatch(/^[A-Z].{10,100}[^.]$/)
    expect(rule?.catches.length).toBeGreaterThan(0)
    expect(rule?.ignores.length).toBeGreaterThan(0)
  })
})

describe('what `npm run rules` writes', () => {
  it('is the table of all rule files', () => {
    expect(read('src/scanner/probe/probe-rules.ts').replace(/\s+/g, ' ')).toBe(
      formatRuleTable(files).replace(/\s+/g, ' '),
    )
  })

  it('is a version of the rules as they are now', () => {
    expect(read('src/scanner/rules-version.ts')).toBe(formatRulesVersion(root))
  })

  it('is a page for each rule, and no other', () => {
    expect(readdirSync(join(root, 'docs/rules')).sort()).toEqual(
      ['README.md', ...rules.map(({ id }) => `${id}.md`)].sort(),
    )
    expect(read('docs/rules/README.md')).toBe(formatRuleIndex(rules))
  })

  it.each(rules.map((rule) => [rule.id, rule] as const))('is the page of %s', (id, rule) => {
    expect(read(`docs/rules/${id}.md`)).toBe(formatRulePage(rule))
  })
})

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}
