import { describe, expect, it } from 'vitest'
import { readCode } from './read-code.ts'

const wrap = (text: string) => text.replace(/.{1,80}/g, '$&\n')
const DEPTH = 5_000

const sources: Readonly<Record<string, string>> = {
  'brackets.py': `key = ${wrap('('.repeat(DEPTH))}1${wrap(')'.repeat(DEPTH))}`,
  'sum.py': `api_key = (${wrap('a+'.repeat(DEPTH))}b)`,
  'calls.js': `const key = ${wrap('f('.repeat(DEPTH))}${wrap(')'.repeat(DEPTH))}`,
  'broken.js': wrap('const key = [{('.repeat(DEPTH)),
}

describe('code nested as deep as it is long', () => {
  it.each(Object.entries(sources))(
    'is read or skipped in time: %s',
    async (path, text) => {
      async function* files() {
        yield { path, within: path, size: text.length, read: () => Promise.resolve(text) }
      }
      const settings = { roots: ['.'], onlyRules: [], skippedRules: [], fingerprintKey: 'k' }
      const { findings, coverage } = await readCode(settings, { files: files() })
      expect(findings).toEqual([])
      expect(coverage.files + coverage.skipped.length).toBe(1)
    },
    10_000,
  )
})
