/** Decides which secrets stand in code in parts, or in another form, and are nowhere whole. */
import { limits } from '../../../../base/limits.ts'
import { findInText } from '../../../secrets/find-in-text.ts'
import type { FoundSecret } from '../../../secrets/found-secret.ts'
import { type FoldingLanguage, foldStrings } from './fold-strings.ts'
import { findAssemblies } from './may-assemble.ts'

export interface AssembledSecret {
  readonly found: FoundSecret
  /** Of the first part, from 1. */
  readonly line: number
  readonly column: number
}

/** What stands whole in the source is left to whoever searches that. */
export async function findAssembledSecrets(
  source: string,
  language: FoldingLanguage,
): Promise<readonly AssembledSecret[]> {
  const secrets = new Map<string, AssembledSecret>()
  // Of a longer one only such places are looked at anyway.
  const isShort = source.length <= limits.foldedWholeLengthMax
  if (isShort && findAssemblies(source, 1).length === 0) return []
  for (const { text, name, line, column } of await foldStrings(source, language)) {
    const shown = name === '' ? text : `${name} = "${text}"`
    for (const { index: _, length: __, ...found } of findInText(shown)) {
      // A part that is decoded and the whole are one.
      const key = `${found.ruleId} ${found.secret}`
      if (secrets.has(key) || source.includes(found.secret)) continue
      secrets.set(key, { found, line, column })
    }
  }
  return [...secrets.values()]
}
