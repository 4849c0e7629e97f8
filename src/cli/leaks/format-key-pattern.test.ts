import { randomFillSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { describeKeyPattern } from '../../engine/keys/describe-key-pattern.ts'
import { createKeyText } from '../../engine/keys/key-format.ts'
import { formatKeyPattern } from './format-key-pattern.ts'

function makeKey(prefix: string): string {
  return createKeyText(prefix, (bytes) => randomFillSync(bytes)).text.reveal()
}

function format(prefixes: readonly string[], form: Parameters<typeof formatKeyPattern>[1]) {
  const pattern = describeKeyPattern(prefixes)
  return formatKeyPattern(pattern, form, pattern.example)
}

describe('the pattern of keys', () => {
  it.each([
    [['shop_live'], 'shop_live'],
    [['shop_live', 'shop_test'], 'shop_test'],
    [[], 'kw'],
    [[], 'acme_eu_2_test'],
  ])('finds a key in a line, and nothing of other lengths: %j', (prefixes, prefix) => {
    const key = makeKey(prefix)
    const whole = new RegExp(`^${format(prefixes, 'regex').trim()}$`)
    expect(whole.test(key)).toBe(true)
    expect(whole.test(`${key}x`)).toBe(false)
    expect(whole.test(key.slice(0, -1))).toBe(false)
    const toml = format(prefixes, 'gitleaks')
    const [, inToml = ''] = /regex = '''(.*)'''/.exec(toml) ?? []
    expect(new RegExp(inToml).exec(`X-API-Key: ${key}\n`)?.[1]).toBe(key)
    const yaml = parse(format(prefixes, 'trufflehog')) as {
      detectors: { keywords: string[]; regex: { key: string } }[]
    }
    const [detector] = yaml.detectors
    expect(new RegExp(detector?.regex.key ?? '').exec(`"${key}"`)?.[1]).toBe(key)
    expect(detector?.keywords.every((each) => key.includes(each)) || prefixes.length > 1).toBe(true)
    const github = JSON.parse(format(prefixes, 'github')) as Record<string, string>
    expect(new RegExp(github['secretFormat'] ?? '').test(github['testString'] ?? '')).toBe(true)
  })

  it('refuses what is no prefix, which could be a pattern of its own', () => {
    expect(() => describeKeyPattern(['.*'])).toThrow(/no key prefix/)
  })
})
