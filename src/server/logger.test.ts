import { randomFillSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createKeyText } from '../engine/keys/key-format.ts'
import { createLogger } from './logger.ts'

function createLog() {
  const lines: string[] = []
  const logger = createLogger({ level: 'info', destination: { write: (line) => lines.push(line) } })
  return { logger, lines }
}

const secret = createKeyText('shop_live', (bytes) => randomFillSync(bytes)).text.reveal()

describe('createLogger', () => {
  it('writes one JSON object in one line, with time and level', () => {
    const { logger, lines } = createLog()
    logger.info({ requestId: 'r1' }, 'hello')
    expect(lines).toHaveLength(1)
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      requestId: 'r1',
      msg: 'hello',
    })
  })

  it('lets nobody forge a line', () => {
    const { logger, lines } = createLog()
    const forged = 'x\n{"level":"info","msg":"all is well"}\r\u2028\u0085\u001b[2J\u202e'
    logger.warn({ name: forged, [forged]: 1 }, forged)
    expect(lines).toHaveLength(1)
    expect(lines[0]?.slice(0, -1)).toMatch(/^[\x20-\x7e]*$/)
    expect(lines[0]?.endsWith('\n')).toBe(true)
    expect(JSON.parse(lines[0] ?? '').name).toBe(forged)
  })

  it.each([
    ['a message', { msg: `saw ${secret}` }],
    ['a field', { where: secret }],
    ['a name', { [secret]: 1 }],
    ['a line of its own', { where: `a\n${secret}\tb` }],
    ['an error', { err: new Error(`cannot use ${secret}`) }],
    ['the cause of an error', { err: new Error('x', { cause: new Error(secret) }) }],
  ])('takes a key text out of %s', (_name, fields) => {
    const { logger, lines } = createLog()
    logger.error(fields, 'trouble')
    expect(lines[0]).not.toContain(secret.slice(-38))
    expect(lines[0]).toContain('shop_live_…')
  })

  it('writes of an error only what tells where it went wrong', () => {
    const { logger, lines } = createLog()
    const error = Object.assign(new Error('broken'), { code: 'EIO', sql: 'SELECT hunter2' })
    logger.error({ err: error }, 'trouble')
    logger.error({ err: 'hunter2' }, 'trouble')
    expect(JSON.parse(lines[0] ?? '').err).toMatchObject({ message: 'broken', code: 'EIO' })
    expect(lines.join('')).not.toContain('hunter2')
  })
})
