/** Says what is wrong with the tokens of the club. */
import { createHmac } from 'node:crypto'
import { makeKey } from '../make-key.ts'
import type { Target } from '../target.ts'

export const clubTokens: Target = {
  name: 'club-tokens',
  program: 'app.js',
  about: 'Express; tokens (JWT) with a guessable secret and no end; `alg: none` is taken',
  given: async (isSound) => {
    const secret = isSound ? makeKey('', 'secret of the club') : ['sec', 'ret'].join('')
    const now = Math.floor(Date.now() / 1_000)
    const ends = isSound ? { iss: 'club-login', aud: 'club-api', iat: now, exp: now + 900 } : {}
    const member = sign({ sub: 'anouk', role: 'member', ...ends }, secret)
    const board = sign({ sub: 'pierre', role: 'admin', ...ends }, secret)
    return {
      environment: { JWT_SECRET: secret },
      keys: [
        { name: 'anouk', text: member },
        { name: 'pierre', text: board },
      ],
    }
  },
  mustFind: [
    { ruleId: 'jwt-alg-none' },
    { ruleId: 'jwt-weak-secret' },
    { ruleId: 'jwt-weak-claims' },
    { ruleId: 'scope-not-enforced', operation: 'GET /v1/admin/accounts' },
  ],
  mayFind: [{ ruleId: 'static-key-no-expiry' }],
}

function sign(claims: Readonly<Record<string, unknown>>, secret: string): string {
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const head = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`
  return `${head}.${createHmac('sha256', secret).update(head).digest('base64url')}`
}
