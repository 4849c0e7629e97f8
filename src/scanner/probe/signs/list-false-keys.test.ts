import { describe, expect, it } from 'vitest'
import { listFalseKeys } from './list-false-keys.ts'

const placement = { in: 'header', name: 'X-API-Key', scheme: '' } as const
const textsFor = (text: string) =>
  listFalseKeys({ name: 'ci', text, placement }).map((each) => each.text)

describe('listFalseKeys', () => {
  it('never holds the key itself, whatever its form', () => {
    const keys = [
      `shop_live_${'a'.repeat(20)}`,
      'A'.repeat(16),
      '0'.repeat(32),
      'short',
      '-'.repeat(14),
    ]
    for (const key of keys) expect(textsFor(key)).not.toContain(key)
  })

  it('leaves the case of hexadecimal keys alone', () => {
    expect(textsFor('deadbeef'.repeat(4))).not.toContain('DEADBEEF'.repeat(4))
    expect(textsFor('kZ'.repeat(10))).toContain('Kz'.repeat(10))
  })
})
