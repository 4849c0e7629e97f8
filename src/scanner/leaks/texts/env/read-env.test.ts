import { describe, expect, it } from 'vitest'
import { readText } from '../../../../../test/fixtures/texts/collect-leaks.ts'
import { sampleText } from '../../../secrets/sample-secret.ts'
import { parseEnv } from './parse-env.ts'
import { envReader } from './read-env.ts'

const short = `hunter${2}pass`
const stripe = `${'sk_'}live_${sampleText(24)}`

describe('an environment file', () => {
  it('is read as dotenv and shells read it', () => {
    const text = [
      '# SECRET=no',
      'A=plain # remark',
      'export B="quoted # text"',
      "C='single \\'",
      'D: yaml',
      'E="over',
      'lines"',
      'F=',
      'G="never closed',
      'H=after',
    ].join('\n')
    expect(parseEnv(text).map(({ name, value, line }) => [name, value, line])).toEqual([
      ['A', 'plain', 2],
      ['B', 'quoted # text', 3],
      ['C', 'single \\', 4],
      ['D', 'yaml', 5],
      ['E', 'over\nlines', 6],
      ['F', '', 8],
      ['H', 'after', 10],
    ])
  })

  it('gives away short passwords by their names, and each secret once', async () => {
    const lines = [
      'NAME=shop',
      `DB_PASSWORD="${short}"`,
      `STRIPE_SECRET_KEY=${stripe}`,
      `API_KEY=${sampleText(32)}`,
      'SESSION_SECRET=correcthorse',
    ]
    const { told, texts } = await readText(envReader, '.env', lines.join('\n'))
    const secrets = [...told, ...texts].map(({ secret, line }) => [line, secret])
    expect(secrets.toSorted()).toEqual([
      [2, short],
      [3, stripe],
      [4, sampleText(32)],
      [5, 'correcthorse'],
    ])
    expect(told).toMatchObject([{ ruleId: 'generic-api-key', column: 16 }])
  })

  it.each(['.env.production', 'docker.env', 'a/b/.envrc', '.env.local'])('is %s', (name) => {
    expect(envReader.claims(Buffer.from('A=1'), name)).toBe(true)
  })

  it.each(['environment.ts', 'env.d.ts', 'README.md'])('is not %s', (name) => {
    expect(envReader.claims(Buffer.from('A=1'), name)).toBe(false)
  })

  it('holds names and values that are no secrets', async () => {
    const text = [
      'DB_PASSWORD=password',
      `DB_PASSWORD=\${OTHER}`,
      'SECRET_KEY=changeme',
      'JWT_SECRET=your-secret-here',
      'API_TOKEN=op://vault/item/field',
      'TOKEN_TTL=3600000',
      'SESSION_SECRET_FILE=/run/secrets/session',
      'REDIS_PASSWORD=',
      'PUBLIC_KEY=abcdef1',
      'AUTH=disabled',
    ].join('\n')
    const { told, texts } = await readText(envReader, '.env', text)
    expect([...told, ...texts]).toEqual([])
  })

  it.each(['.env.example', '.env.sample', '.env.template'])(
    'is to be filled in: %s',
    async (name) => {
      const { told } = await readText(envReader, name, `DB_PASSWORD=${short}\n`)
      expect(told).toEqual([])
    },
  )
})
