/** Writes what follows from the files of the rules: their table, their version, their pages. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { formatRuleIndex, formatRulePage } from './rules/format-rule-page.ts'
import { formatProviderTables } from './rules/list-format-files.ts'
import { formatRulesVersion, formatRuleTable, listRuleFiles } from './rules/list-rule-files.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const pages = join(root, 'docs/rules')

// First: what is loaded below reads it.
const tables = formatProviderTables(root)
const providers = join(root, 'src/scanner/secrets/providers')
rmSync(providers, { recursive: true, force: true })
mkdirSync(providers)
for (const { path, text } of tables) {
  writeFileSync(join(root, 'src/scanner/secrets', path), text)
}
const files = listRuleFiles(root)
writeFileSync(join(root, 'src/scanner/probe/probe-rules.ts'), formatRuleTable(files))
writeFileSync(join(root, 'src/scanner/rules-version.ts'), formatRulesVersion(root))
const { listDocumentedRules } = await import('./rules/list-documented-rules.ts')
const rules = listDocumentedRules()
mkdirSync(pages, { recursive: true })
for (const page of readdirSync(pages)) rmSync(join(pages, page))
for (const rule of rules) writeFileSync(join(pages, `${rule.id}.md`), formatRulePage(rule))
writeFileSync(join(pages, 'README.md'), formatRuleIndex(rules))
