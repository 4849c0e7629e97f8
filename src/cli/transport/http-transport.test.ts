import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import type { CliContext } from '../cli-context.ts'
import { createStyle } from '../text/style.ts'
import { openHttpTransport } from './http-transport.ts'
import { toSegment } from './transport.ts'

const servers: ReturnType<typeof createServer>[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

async function serve(answer: (req: IncomingMessage, res: ServerResponse) => void): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1')
  servers.push(server)
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function open(url: string, environment: Record<string, string> = { KEYWARD_API_KEY: 'admin' }) {
  const facts = { isTerminal: false, columns: 80, noColour: '1', terminalName: 'x' }
  const context: CliContext = {
    environment,
    isJson: false,
    style: createStyle(facts),
    errorStyle: createStyle(facts),
    isOutputTerminal: false,
    isErrorTerminal: false,
    fromFlags: new Set(),
    print: async () => {},
    printError: () => {},
    warn: () => {},
  }
  const options = { data: undefined, url, apiKeyFile: undefined, insecureHttp: undefined }
  return openHttpTransport(context, options)
}

describe('a server', () => {
  it('is asked with the admin key, below the path of its URL', async () => {
    const url = await serve((req, res) => {
      res.setHeader('content-type', 'application/json')
      res.end(JSON.stringify({ url: req.url, key: req.headers.authorization }))
    })
    const { call } = await open(`${url}/keyward/`)
    expect(await call('GET', '/v1/apis?limit=1')).toEqual({
      url: '/keyward/v1/apis?limit=1',
      key: 'Bearer admin',
    })
  })

  it('that answers with a problem gives the same error as in process', async () => {
    const problem = { code: 'key_not_found', title: 'No such key', status: 404, requestId: 'r1' }
    const url = await serve((_, res) => {
      res.writeHead(404, { 'content-type': 'application/problem+json' })
      res.end(JSON.stringify(problem))
    })
    const { call } = await open(url)
    await expect(call('GET', '/v1/keys/x')).rejects.toMatchObject({
      code: 'key_not_found',
      details: { members: { requestId: 'r1' } },
    })
  })

  it.each([
    [403, 'insufficient_scope', 'forbidden'],
    [401, 'disabled', 'unauthorized'],
  ])('that denies with %i %s is told as %s', async (status, code, error) => {
    const url = await serve((_, res) => {
      res.writeHead(status, { 'content-type': 'application/problem+json' })
      res.end(JSON.stringify({ code, error, title: 'No', status }))
    })
    const { call } = await open(url)
    await expect(call('GET', '/x')).rejects.toMatchObject({ code: error })
  })

  it('that knows errors of a newer version is told in its words', async () => {
    const problem = { code: 'brand_new', title: 'Not like this', status: 409 }
    const url = await serve((_, res) => {
      res.writeHead(409, { 'content-type': 'application/problem+json' })
      res.end(JSON.stringify(problem))
    })
    const { call } = await open(url)
    await expect(call('GET', '/x')).rejects.toMatchObject({
      code: 'invalid_request',
      message: 'Not like this',
    })
  })

  it('that is no Keyward, or not there, is unreachable', async () => {
    const url = await serve((_, res) => {
      res.writeHead(502, { 'content-type': 'text/html' })
      res.end('<h1>Bad gateway</h1>')
    })
    const { call } = await open(url)
    await expect(call('GET', '/x')).rejects.toMatchObject({
      code: 'server_unreachable',
      message: expect.stringContaining('502'),
    })
    const gone = await open('http://127.0.0.1:9')
    await expect(gone.call('GET', '/x')).rejects.toMatchObject({ code: 'server_unreachable' })
  })

  it('that redirects does not get the admin key sent elsewhere', async () => {
    let visits = 0
    const elsewhere = await serve((_, res) => {
      visits++
      res.end('{}')
    })
    const url = await serve((_, res) => {
      res.writeHead(307, { location: `${elsewhere}/x` })
      res.end()
    })
    const { call } = await open(url)
    await expect(call('GET', '/x')).rejects.toMatchObject({ code: 'server_unreachable' })
    expect(visits).toBe(0)
  })
})

describe('the admin key', () => {
  it.each(['http://10.0.0.1:8787', 'http://keyward.example.com', 'http://127.0.0.1.nip.io'])(
    'is not sent to %s in clear text',
    async (url) => {
      await expect(open(url)).rejects.toMatchObject({ code: 'insecure_url' })
    },
  )

  it.each(['ftp://127.0.0.1', 'nonsense', 'http://user:pass@127.0.0.1', 'http://127.0.0.1/?key=x'])(
    'is not sent to %s at all',
    async (url) => {
      await expect(open(url)).rejects.toMatchObject({ code: 'usage_error' })
    },
  )

  it('must be there, and its text is in no error', async () => {
    await expect(open('http://127.0.0.1:9', {})).rejects.toMatchObject({ code: 'usage_error' })
    const odd = open('http://127.0.0.1:9', { KEYWARD_API_KEY: 'two words' })
    await expect(odd).rejects.not.toThrow('two words')
  })
})

describe('an id', () => {
  it.each(['', '..', '../x', 'a/b', 'key_%00', 'a b', 'a\u0007b', 'x'.repeat(300)])(
    'is none: %j',
    (id) => {
      expect(() => toSegment(id)).toThrow(expect.objectContaining({ code: 'usage_error' }))
      expect(() => toSegment(id)).not.toThrow('x'.repeat(100))
    },
  )

  it('may have letters of any language', () => {
    expect(toSegment('ключ')).toBe(encodeURIComponent('ключ'))
  })
})
