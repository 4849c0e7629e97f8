/** Finds every rule by its file, so that none can be forgotten in a table. */
import { readdirSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { ProbeRule } from '../../src/scanner/probe/probe-rule.ts'

const FOLDER = fileURLToPath(new URL('../../src/scanner/probe/rules/', import.meta.url))

export interface LoadedRules {
  readonly rules: readonly ProbeRule[]
  /** Files of which no rule came, and why. */
  readonly broken: readonly string[]
}

export async function loadRules(): Promise<LoadedRules> {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .sort()
  const rules: ProbeRule[] = []
  const broken: string[] = []
  for (const file of files) {
    try {
      const exported: unknown = await import(pathToFileURL(`${FOLDER}${file}`).href)
      const found = Object.values(exported as Record<string, unknown>).filter(isRule)
      rules.push(...found)
    } catch (error) {
      broken.push(`${file}: ${String(error)}`)
    }
  }
  return { rules, broken }
}

function isRule(value: unknown): value is ProbeRule {
  return (
    typeof value === 'object' &&
    value !== null &&
    'check' in value &&
    'catches' in value &&
    'ignores' in value
  )
}
