/** Attack: the name of the key in a token's header, read as a path, a query or a URL. */
import { describe, expect, it } from 'vitest'
import { verdictOf } from '../../../test/engine/open-test-engine.ts'
import { encodePart, forgeToken } from '../../../test/fixtures/forge-token.ts'
import { openOAuth } from '../../../test/fixtures/open-oauth.ts'

const NAMES: readonly unknown[] = [
  '../../../../dev/null',
  '/dev/null',
  'signing-keys.json',
  "' OR '1'='1",
  "x' UNION SELECT 'key",
  'https://attacker.example/jwks.json',
  'file:///etc/passwd',
  '| sleep 5',
  '__proto__',
  'constructor',
  'toString',
  '',
  ' ',
  '\u0000',
  'k'.repeat(2_000),
  null,
  0,
  true,
  ['k'],
  { kid: 'k' },
]

describe('the name of a signing key', () => {
  it.each(NAMES)('%j finds none', async (kid) => {
    const desk = await openOAuth()
    const token = await desk.getToken(await desk.createKey())
    const { privateKey } = desk.engine.tokens.signingKeys.current('EdDSA')
    const header = { typ: 'at+jwt', alg: 'EdDSA' }
    const [, claims, signature] = token.split('.')
    const unsigned = `${encodePart({ ...header, kid })}.${claims}.${signature}`
    const signed =
      typeof kid === 'string' ? await forgeToken(token, { ...header, kid }, privateKey) : unsigned
    expect(await verdictOf(desk.engine, 'shop', unsigned)).toBe('malformed')
    expect(await verdictOf(desk.engine, 'shop', signed)).toBe('malformed')
  })

  it('must be there', async () => {
    const desk = await openOAuth()
    const token = await desk.getToken(await desk.createKey())
    const { privateKey } = desk.engine.tokens.signingKeys.current('EdDSA')
    const forged = await forgeToken(token, { typ: 'at+jwt', alg: 'EdDSA' }, privateKey)
    expect(await verdictOf(desk.engine, 'shop', forged)).toBe('malformed')
  })
})
