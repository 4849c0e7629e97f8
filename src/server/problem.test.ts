import { describe, expect, it } from 'vitest'
import { errorTable } from '../base/error-table.ts'
import { KeywardError } from '../base/errors.ts'
import { toProblem } from './problem.ts'

describe('toProblem', () => {
  it('says what, why, and what to do', () => {
    const error = new KeywardError('invalid_request', {
      detail: '/name is required.',
      errors: [{ at: '/name', message: 'is required' }],
      members: { missing: ['read:users'] },
      headers: { allow: 'GET' },
    })
    const { status, headers, body } = toProblem(error, 'r1')
    expect(status).toBe(400)
    expect(headers).toMatchObject({
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      'x-request-id': 'r1',
      allow: 'GET',
    })
    expect(JSON.parse(body)).toEqual({
      type: '/docs/errors/invalid_request',
      title: errorTable.invalid_request.title,
      status: 400,
      detail: '/name is required.',
      code: 'invalid_request',
      error: 'invalid_request',
      missing: ['read:users'],
      errors: [{ at: '/name', message: 'is required' }],
      requestId: 'r1',
      fix: errorTable.invalid_request.fix,
    })
  })

  it('has the fields without which its status is none (RFC 9110 §15.5.2, §15.5.6)', () => {
    const fields = (...about: ConstructorParameters<typeof KeywardError>) =>
      toProblem(new KeywardError(...about), 'r1').headers
    const report = fields('report_signature_invalid')
    expect(report['www-authenticate']).toBe('Bearer realm="keyward"')
    const own = { headers: { 'www-authenticate': 'DPoP', allow: 'POST' } }
    expect(fields('unauthorized', own)['www-authenticate']).toBe('DPoP')
    expect(fields('method_not_allowed', own)['allow']).toBe('POST')
    expect(fields('method_not_allowed')['allow']).toContain('GET')
    expect(fields('forbidden')).not.toHaveProperty('allow')
  })

  it.each([
    ['unauthorized', 'unauthorized'],
    ['credential_in_url', 'unauthorized'],
    ['scope_escalation', 'forbidden'],
    ['rate_limited', 'rate_limited'],
    ['key_not_found', 'key_not_found'],
  ] as const)('calls %s %s for those who know only HTTP', (code, error) => {
    expect(JSON.parse(toProblem(new KeywardError(code), 'r1').body)).toMatchObject({ code, error })
  })

  it.each([
    new Error('password=hunter2 at /srv/keyward.db'),
    'hunter2',
    undefined,
    new KeywardError('database_corrupt', { detail: '/srv/hunter2.db is damaged' }),
  ])('tells nothing of what is our own trouble: %o', (error) => {
    const { status, body } = toProblem(error, 'r1')
    expect(status).toBe(500)
    expect(body).not.toMatch(/hunter2|srv/)
  })
})
