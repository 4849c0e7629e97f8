/** Decides what the tables of all providers of secrets look like, from the files in formats/. */
import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { toCamelCase } from './to-camel-case.ts'

const FORMATS = 'src/scanner/secrets/formats'

/** One table for each first letter: a single one would be too long to look through. */
export interface ProviderTable {
  /** Within src/scanner/secrets/. */
  readonly path: string
  readonly text: string
}

export function formatProviderTables(root: string): readonly ProviderTable[] {
  const files = readdirSync(join(root, FORMATS))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => basename(file, '.ts'))
    .sort()
  const byLetter = Map.groupBy(files, (file) => file.charAt(0))
  const tables = [...byLetter].map(([letter, own]) => ({ letter, files: own }))
  return [
    ...tables.map((table) => ({
      path: `providers/providers-${table.letter}.ts`,
      text: formatTable(table.letter, table.files),
    })),
    { path: 'formats.ts', text: formatWhole(tables.map(({ letter }) => letter)) },
  ]
}

function formatTable(letter: string, files: readonly string[]): string {
  const imports = files.map(
    (each) => `import { ${toCamelCase(each)} } from '../formats/${each}.ts'`,
  )
  return `/** Lists the providers with ${letter.toUpperCase()}: \`npm run rules\` writes it. */
${imports.join('\n')}
import type { SecretProvider } from '../secret-format.ts'

export const ${nameOf(letter)}: readonly SecretProvider[] = [
${files.map((file) => `  ${toCamelCase(file)},`).join('\n')}
]
`
}

function formatWhole(letters: readonly string[]): string {
  const imports = letters.map(
    (each) => `import { ${nameOf(each)} } from './providers/providers-${each}.ts'`,
  )
  return `/** Lists all providers of secrets: \`npm run rules\` writes it from formats/. */
${imports.join('\n')}
import type { SecretProvider } from './secret-format.ts'

export const secretProviders: readonly SecretProvider[] = [
${letters.map((each) => `  ...${nameOf(each)},`).join('\n')}
]
`
}

function nameOf(letter: string): string {
  return `providers${letter.toUpperCase()}`
}
