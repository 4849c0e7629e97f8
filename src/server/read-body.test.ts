import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { limits } from '../base/limits.ts'
import { readBody, readWebBody } from './read-body.ts'

afterEach(() => {
  vi.useRealTimers()
})

describe('readBody', () => {
  it('puts the pieces together', async () => {
    const req = new IncomingMessage(new Socket())
    const reading = readBody(req, 6)
    for (const piece of ['ab', 'cd', 'ef', null]) req.push(piece)
    expect((await reading).toString()).toBe('abcdef')
  })

  it('keeps no piece of a body that comes byte by byte: each would cost 200 bytes', async () => {
    const req = new IncomingMessage(new Socket())
    const reading = readBody(req, 100)
    const piece = Buffer.alloc(1)
    for (let byte = 0; byte < 100; byte++) {
      piece[0] = byte
      req.emit('data', piece)
    }
    req.push(null)
    const copied = Array.from({ length: 92 }, (_, index) => index + 8)
    expect([...(await reading)].slice(8)).toEqual(copied)
  })

  it('stops at the first byte too many', async () => {
    const req = new IncomingMessage(new Socket())
    const reading = readBody(req, 5)
    req.push('abc')
    req.push('def')
    await expect(reading).rejects.toMatchObject({ code: 'body_too_large' })
  })

  it('waits no longer than the limit, however steadily it drips', async () => {
    vi.useFakeTimers()
    const req = new IncomingMessage(new Socket())
    const reading = readBody(req, limits.bodyBytesMax)
    const failed = expect(reading).rejects.toMatchObject({ code: 'request_timeout' })
    for (let passedMs = 0; passedMs < limits.requestTimeoutMs; passedMs += 1_000) {
      req.push(' ')
      await vi.advanceTimersByTimeAsync(1_000)
    }
    await failed
  })

  it('ends when the client hangs up', async () => {
    const req = new IncomingMessage(new Socket())
    const reading = readBody(req, 5)
    req.push('a')
    req.destroy()
    await expect(reading).rejects.toMatchObject({ code: 'invalid_request' })
  })
})

describe('readWebBody', () => {
  it('knows the same limit', async () => {
    const { body } = new Response('abcdef')
    await expect(readWebBody(body, 5)).rejects.toMatchObject({ code: 'body_too_large' })
    expect((await readWebBody(new Response('abcde').body, 5)).toString()).toBe('abcde')
    expect(await readWebBody(null, 5)).toHaveLength(0)
  })
})
