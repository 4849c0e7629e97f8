import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { inventoryOf } from '../../../../test/scanner/inventory-of.ts'
import { limits } from '../../../base/limits.ts'

const headers = { 'content-type': 'application/json' }

/** Letters alone: what has digits in it counts as an identifier, and as the same. */
function inventWord(): string {
  return randomUUID().replace(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)))
}

describe('a target that answers whatever is asked', () => {
  it('with something else each time has no operations at guessed paths', async () => {
    const { names } = await inventoryOf(() => ({
      headers,
      body: JSON.stringify({ [inventWord()]: inventWord(), [inventWord()]: inventWord() }),
    }))
    expect(names.filter((each) => /\/(?:users|admin|orders)$/.test(each))).toEqual([])
  })

  it('with more than is kept of an answer has none either', { timeout: 60_000 }, async () => {
    const body = 'a'.repeat(limits.probeKeptBodiesBytesMax / 40)
    const { names } = await inventoryOf(() => ({ headers, body }))
    expect(names).toEqual([])
  })
})
