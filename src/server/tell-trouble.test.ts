import { PassThrough } from 'node:stream'
import { expect, it } from 'vitest'
import { KeywardError } from '../base/errors.ts'
import { createLogger } from './logger.ts'
import { tellTrouble } from './tell-trouble.ts'

function tell(error: unknown) {
  const lines = new PassThrough()
  const logger = createLogger({ level: 'info', destination: lines })
  tellTrouble(logger, error, { requestId: 'r1', operation: 'verifyKey' })
  const line = lines.read()
  return line === null ? null : JSON.parse(String(line))
}

it.each<[string, unknown]>([
  ['a store that does not answer', new KeywardError('storage_unavailable')],
  ['what we did not think of', new TypeError('x is not a function')],
])('is loud, and has the place, for %s', (_what, error) => {
  expect(tell(error)).toMatchObject({ level: 'error', requestId: 'r1', msg: 'request failed' })
  expect(tell(error).err.stack).toContain('tell-trouble.test')
})

it('is short for what anybody can bring about', () => {
  const told = tell(new KeywardError('overloaded', { detail: 'Too many.' }))
  expect(told).toMatchObject({ level: 'warn', code: 'overloaded', detail: 'Too many.' })
  expect(told).not.toHaveProperty('err')
})

it('is silent for refusals, but for an admin who grants more than it holds', () => {
  expect(tell(new KeywardError('unauthorized'))).toBeNull()
  expect(tell(new KeywardError('scope_escalation'))).toMatchObject({ msg: 'admin denied' })
})
