import { describe, expect, it } from 'vitest'
import { openScanClient, startRawTarget } from '../../../../test/fixtures/open-scan-client.ts'

const OK = 'HTTP/1.1 200 OK\r\n'

async function ask(answer: string, method = 'GET') {
  const target = await startRawTarget((socket) => socket.end(answer))
  const client = await openScanClient(target, { timeoutMs: 1_000 })
  const first = await client.send({ method, url: `${target}/1` })
  await new Promise((resolve) => setTimeout(resolve, 10))
  const second = await client.send({ method, url: `${target}/2` })
  return { first, second, client }
}

describe('a length that is a lie', () => {
  it('because less comes is an answer that was cut', async () => {
    const { first } = await ask(`${OK}content-length: 100\r\n\r\nonly this`)
    expect(first).toMatchObject({ status: 200, text: 'only this', bodyBytes: 9, isCut: true })
  })

  it('because more comes ends where it said, and spoils nothing after', async () => {
    const { first, second } = await ask(`${OK}content-length: 2\r\n\r\nhi and more`)
    expect(first).toMatchObject({ status: 200, text: 'hi', isCut: false })
    expect(second).toMatchObject({ status: 200, text: 'hi' })
  })

  it('told twice is no HTTP', async () => {
    const { first, client } = await ask(`${OK}content-length: 2\r\ncontent-length: 5\r\n\r\nhello`)
    expect(first).toBeNull()
    expect(client.failures[0]?.reason).toBe('not-http')
  })

  it('that is no number is no HTTP', async () => {
    for (const length of ['-1', '1e3', '0x5', '99999999999999999999999']) {
      const { first } = await ask(`${OK}content-length: ${length}\r\n\r\nhello`)
      expect(first, length).toBeNull()
    }
  })

  it('beside chunks is settled one way or the other', async () => {
    const both = 'content-length: 3\r\ntransfer-encoding: chunked'
    const { first } = await ask(`${OK}${both}\r\n\r\n5\r\nhello\r\n0\r\n\r\n`)
    expect([null, 'hello']).toContain(first === null ? null : first.text)
  })

  it('of a chunk is an answer that was cut', async () => {
    const { first } = await ask(`${OK}transfer-encoding: chunked\r\n\r\nff\r\nshort`)
    expect(first).toMatchObject({ text: 'short', isCut: true })
  })

  it('of an answer that ends with its connection is its end', async () => {
    const { first } = await ask(`${OK}\r\nuntil the end`)
    expect(first).toMatchObject({ text: 'until the end', isCut: false })
  })
})

describe('a body where none may be', () => {
  it('after HEAD is not read as one, nor as the next answer', async () => {
    const poison = `${OK}content-length: 8\r\n\r\npoisoned`
    const { first, second } = await ask(`${OK}content-length: 5\r\n\r\nhello${poison}`, 'HEAD')
    expect(first).toMatchObject({ status: 200, text: '', isCut: false })
    expect(first?.headers.get('content-length')).toBe('5')
    expect(second).toMatchObject({ status: 200, text: '' })
  })

  it('after 204 and 304 is not read', async () => {
    for (const status of [204, 304]) {
      const { first } = await ask(`HTTP/1.1 ${status} X\r\ncontent-length: 5\r\n\r\nhello`)
      expect(first).toMatchObject({ status, text: '' })
    }
  })
})
