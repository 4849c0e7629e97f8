import { describe, expect, it } from 'vitest'
import { openScanClient, startRawTarget } from '../../../../test/fixtures/open-scan-client.ts'

const field = `x-flood: ${'a'.repeat(1_000)}\r\n`

describe('a header that is a flood', () => {
  it('of many fields is no answer', async () => {
    const target = await startRawTarget((socket) => {
      socket.write(`HTTP/1.1 200 OK\r\n${field.repeat(10_000)}\r\n`)
    })
    const client = await openScanClient(target)
    expect(await client.send({ method: 'GET', url: target })).toBeNull()
    expect(client.failures.map(({ reason }) => reason)).toEqual(['too-many-headers'])
  })

  it('of one endless field is no answer', async () => {
    const target = await startRawTarget((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nx-flood: ')
      const timer = setInterval(() => socket.write('a'.repeat(10_000)), 1)
      socket.on('close', () => clearInterval(timer))
    })
    const client = await openScanClient(target)
    expect(await client.send({ method: 'GET', url: target })).toBeNull()
    expect(client.failures.map(({ reason }) => reason)).toEqual(['too-many-headers'])
  })

  it('in the trailers leaves the answer that came before', async () => {
    const target = await startRawTarget((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n')
      socket.write(`${field.repeat(1_000)}\r\n`)
    })
    const client = await openScanClient(target)
    const answer = await client.send({ method: 'GET', url: target })
    expect(answer).toMatchObject({ status: 200, text: 'hi' })
  })

  it('of a thousand small fields is read, in order', async () => {
    const fields = Array.from({ length: 1_000 }, (_, each) => `x-${each}: ${each}\r\n`)
    const target = await startRawTarget((socket) => {
      socket.write(`HTTP/1.1 204 No Content\r\n${fields.join('')}\r\n`)
    })
    const client = await openScanClient(target)
    const answer = await client.send({ method: 'GET', url: target })
    expect(answer?.headers.entries[999]).toEqual(['x-999', '999'])
  })
})
