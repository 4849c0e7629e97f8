/** Decides in which order rules stand, and what the table of all of them looks like. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Category } from '../../src/scanner/finding.ts'
import { toCamelCase } from './to-camel-case.ts'

/** In the order of the scanner contract. */
const CATEGORIES: readonly Category[] = [
  'authentication',
  'object-authorization',
  'function-authorization',
  'property-authorization',
  'input-handling',
  'rate-limiting',
  'data-exposure',
  'transport',
  'ssrf',
  'inventory',
  'unsafe-consumption',
  'key-design',
  'llm',
]

export interface RuleFile {
  readonly id: string
  readonly category: string
  /** Of the rule that it exports. */
  readonly name: string
}

export const RULES = 'src/scanner/probe/rules'

/** By category, then by id. A folder that is no category is a mistake. */
export function listRuleFiles(root: string): RuleFile[] {
  const folders = readdirSync(join(root, RULES))
  const stray = folders.filter((each) => !CATEGORIES.some((category) => category === each))
  if (stray.length > 0) throw new Error(`${RULES}/${stray[0]} is no category`)
  return CATEGORIES.filter((category) => folders.includes(category)).flatMap((category) =>
    readdirSync(join(root, RULES, category))
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map((file) => basename(file, '.ts'))
      .sort()
      .map((id) => ({ id, category, name: toCamelCase(id) })),
  )
}

/** src/scanner/probe/probe-rules.ts */
export function formatRuleTable(files: readonly RuleFile[]): string {
  const imports = files
    .map(({ id, category, name }) => `import { ${name} } from './rules/${category}/${id}.ts'`)
    .sort((one, other) => (specifierOf(one) < specifierOf(other) ? -1 : 1))
  return `/** Says which rules there are: written by \`npm run rules\` from the files in rules/. */
import type { ProbeRule } from './probe-rule.ts'
${imports.join('\n')}

export const probeRules: readonly ProbeRule[] = [
${files.map(({ name }) => `  ${name},`).join('\n')}
]
`
}

/** src/scanner/rules-version.ts: changes with every file that can change a result. */
export function formatRulesVersion(root: string): string {
  const hash = createHash('sha256')
  const folder = join(root, 'src/scanner')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    // Written from the others, and laid out only after this.
    .filter((file) => file !== 'rules-version.ts' && !file.startsWith('secrets/providers/'))
    .sort()
  for (const file of files) hash.update(`${file}\n${readFileSync(join(folder, file), 'utf8')}`)
  return `/** Says which rules these are: \`npm run rules\` writes it from the sources. */
export const rulesVersion = '${hash.digest('hex').slice(0, 12)}'
`
}

function specifierOf(line: string): string {
  return line.replace(/^.* from /, '')
}
