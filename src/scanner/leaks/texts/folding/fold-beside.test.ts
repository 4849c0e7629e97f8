import { describe, expect, it } from 'vitest'
import { sampleText } from '../../../secrets/sample-secret.ts'
import type { AssembledSecret } from './find-assembled-secrets.ts'
import { foldBeside } from './fold-beside.ts'

const own = sampleText(24)
const source = `call("${'sk_'}live_"+"${own.slice(0, 9)}"+"${own.slice(9)}");`

async function fold(text: string, chunkBytes: number) {
  const bytes = Buffer.from(text)
  async function* chunks(): AsyncGenerator<Buffer> {
    for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes)
  }
  const told: AssembledSecret[] = []
  const passed: Buffer[] = []
  for await (const chunk of foldBeside(chunks(), 'javascript', (secret) => told.push(secret))) {
    passed.push(chunk)
  }
  expect(Buffer.concat(passed).equals(bytes)).toBe(true)
  return told.map(({ found, line, column }) => [found.ruleId, line, column])
}

describe('code that streams by', () => {
  it('is folded piece by piece, with the place in the whole', async () => {
    const lines = 'x = "ä";\n'.repeat(300_000)
    expect(await fold(`${lines}é ${source}\n${lines}${source}`, 65_536)).toEqual([
      ['stripe-secret-key', 300_001, 8],
      ['stripe-secret-key', 600_002, 6],
    ])
  })

  it('may be one line', async () => {
    const noise = 'function f(a,b){return"ä"+b};'.repeat(100_000)
    const found = await fold(noise + source, 100_000)
    expect(found).toEqual([['stripe-secret-key', 1, noise.length + 6]])
  })
})
