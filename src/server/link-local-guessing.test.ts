import { once } from 'node:events'
import { createServer, get, type IncomingMessage } from 'node:http'
import { networkInterfaces } from 'node:os'
import { describe, expect, it } from 'vitest'
import { readClientFacts } from './client-facts.ts'

const [linkLocal] = Object.entries(networkInterfaces()).flatMap(([name, list = []]) =>
  list
    .filter(({ address }) => address.startsWith('fe80:'))
    .map(({ address }) => `${address}%${name}`),
)

describe('who guesses keys from a link-local address', () => {
  it('has an address that can be counted, without the interface', () => {
    const req = { socket: { remoteAddress: 'fe80::1%eth0' }, rawHeaders: [] as string[] }
    expect(readClientFacts(req as unknown as IncomingMessage, []).address).toBe('fe80::1')
  })

  it.runIf(linkLocal !== undefined)('over a real connection, too', async () => {
    const server = createServer((req, res) => {
      res.end(readClientFacts(req, []).address ?? 'nobody can say')
    })
    server.listen(0, '::')
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : undefined
    const [answer] = await once(get({ host: linkLocal, port, family: 6 }), 'response')
    const chunks: Buffer[] = []
    for await (const chunk of answer) chunks.push(chunk)
    expect(Buffer.concat(chunks).toString()).toBe(linkLocal?.split('%')[0])
    server.close()
  })
})
