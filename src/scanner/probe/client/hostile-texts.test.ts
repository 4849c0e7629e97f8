import { describe, expect, it } from 'vitest'
import { openScanClient, startTarget } from '../../../../test/fixtures/open-scan-client.ts'

async function ask(body: string | Buffer, contentType = 'application/json') {
  const target = await startTarget((_req, res) => {
    res.writeHead(200, { 'content-type': contentType }).end(body)
  })
  const client = await openScanClient(target)
  const answer = await client.send({ method: 'GET', url: target })
  if (answer === null) throw new Error('no answer')
  return answer
}

describe('terminal escapes', () => {
  it('are kept as they are, for those who show them to make them harmless', async () => {
    const escapes = '\u001b]0;owned\u0007\u001b[2J<script>alert(1)</script>\u202e'
    const answer = await ask(escapes, 'text/plain\t; charset=x')
    expect(answer.text).toBe(escapes)
    expect(answer.contentType).toBe('text/plain')
    expect(answer.json).toBeUndefined()
  })
})

describe('hostile JSON', () => {
  it('that is deep is not read, and costs nothing', async () => {
    for (const [open, close] of [
      ['[', ']'],
      ['{"a":', '}'],
    ] as const) {
      const answer = await ask(open.repeat(1_000_000) + close.repeat(1_000_000))
      const beganMs = performance.now()
      expect(answer.json).toBeUndefined()
      expect(performance.now() - beganMs).toBeLessThan(500)
    }
  })

  it('whose brackets stand in texts is read', async () => {
    const value = { text: '[[[['.repeat(1_000), quoted: '\\"[{"'.repeat(100) }
    const answer = await ask(JSON.stringify(value))
    expect(answer.json).toEqual(value)
    expect(answer.json).toBe(answer.json)
  })

  it('pollutes no prototype', async () => {
    const answer = await ask('{"__proto__":{"polluted":true}}')
    expect(answer.json).toBeDefined()
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })

  it('is read whatever its type says, and with a byte order mark', async () => {
    expect((await ask('\ufeff {"a":1}', 'text/html')).json).toEqual({ a: 1 })
    expect((await ask('null')).json).toBeNull()
    expect((await ask('"text"')).json).toBe('text')
    expect((await ask('true')).json).toBe(true)
    expect((await ask('{"a":1')).json).toBeUndefined()
    expect((await ask('')).json).toBeUndefined()
    expect((await ask('nothing')).json).toBeUndefined()
  })

  it('that is no UTF-8 is read with what is malformed replaced', async () => {
    const answer = await ask(Buffer.from([0x22, 0xff, 0xfe, 0x22]))
    expect(answer.json).toBe('\ufffd\ufffd')
  })
})
