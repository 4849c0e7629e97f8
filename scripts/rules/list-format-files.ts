/** Decides what the table of all providers of secrets looks like, from the files in formats/. */
import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'

const FORMATS = 'src/scanner/secrets/formats'

/** src/scanner/secrets/formats.ts */
export function formatProviderTable(root: string): string {
  const providers = readdirSync(join(root, FORMATS))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => basename(file, '.ts'))
    .sort()
    .map((file) => ({ file, name: toCamelCase(file) }))
  return `/** Says which providers of secrets are known: written by \`npm run rules\` from formats/. */
${providers.map(({ file, name }) => `import { ${name} } from './formats/${file}.ts'`).join('\n')}
import type { SecretProvider } from './secret-format.ts'

export const secretProviders: readonly SecretProvider[] = [
${providers.map(({ name }) => `  ${name},`).join('\n')}
]
`
}

function toCamelCase(file: string): string {
  return file.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}
