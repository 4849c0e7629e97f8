import { randomBytes, randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { findSecrets } from './find-secrets.ts'
import { HEX, sampleText, sampleWithChecksum } from './sample-secret.ts'

const github = `${'ghp_'}${sampleWithChecksum()}`
const stripe = `${'sk_'}live_51H${sampleText(40)}`

describe('findSecrets', () => {
  it('tells format, kind and place of each, in the order of the text', () => {
    const text = `a=${github}; b=${stripe}`
    expect(findSecrets(text)).toMatchObject([
      { formatId: 'github-token', provider: 'GitHub', kind: 'secret', isGenuine: true, index: 2 },
      { formatId: 'stripe-secret-key', isGenuine: false, index: text.indexOf(stripe) },
    ])
  })

  it('shows no more than a public beginning and three characters', () => {
    for (const { masked } of findSecrets(`${github} ${stripe}`)) {
      expect(masked).toMatch(/^(?:ghp_|sk_live_)\w{3}…$/)
    }
  })

  it('knows a wrong checksum from a right one', () => {
    const wrong = `${'ghp_'}${sampleText(36)}`
    expect(findSecrets(wrong)).toMatchObject([{ formatId: 'github-token', isGenuine: false }])
  })

  it('takes the format that knows more where two match', () => {
    expect(findSecrets(`api_key = "${stripe}"`).map(({ formatId }) => formatId)).toEqual([
      'stripe-secret-key',
    ])
  })

  it('finds nothing in what only looks random', () => {
    for (const text of [
      `{"id":"${randomUUID()}","etag":"${randomBytes(16).toString('hex')}"}`,
      `sha256:${sampleText(64, HEX)} commit ${sampleText(40, HEX)}`,
      `<link integrity="sha384-${randomBytes(48).toString('base64')}" href="/a.css">`,
      `data:image/png;base64,${randomBytes(600).toString('base64')}`,
      'const apiKey = process.env.API_KEY ?? readKeyFromTheSettingsOfTheUser()',
      `next=/v1/users?cursor=${randomBytes(30).toString('base64url')}`,
    ]) {
      expect(findSecrets(text)).toEqual([])
    }
  })

  it('finds hardly anything in a megabyte of random letters', () => {
    expect(findSecrets(randomBytes(1_000_000).toString('base64')).length).toBeLessThan(3)
    expect(findSecrets(randomBytes(1_000_000).toString('hex'))).toEqual([])
  })
})
