import { randomFillSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { KeywardError } from '../../base/errors.ts'
import { createKeyText } from '../../engine/keys/key-format.ts'
import { readServerConfig } from '../server/read-server-config.ts'
import type { ServerOptions } from '../server/server-settings.ts'
import { readConfig } from './read-config.ts'

const folder = mkdtempSync(join(tmpdir(), 'keyward-test-'))
const file = join(folder, 'keyward.yaml')
afterAll(() => rmSync(folder, { recursive: true }))

const quiet = { warn: () => {} }
const NONE = {} as ServerOptions

async function read(text: string) {
  writeFileSync(file, text)
  const {
    read: config,
    settings,
    declared,
  } = await readServerConfig(quiet, { ...NONE, config: file })
  if (config === null) throw new Error('there is a file')
  return { config, settings, apis: declared }
}

/** `line:column message` for each mistake. */
async function mistakes(text: string): Promise<string[]> {
  try {
    await read(text)
    return []
  } catch (error) {
    if (!(error instanceof KeywardError)) throw error
    expect(error.code).toBe('config_invalid')
    return (error.details.errors ?? []).map(
      ({ at, message }) => `${at.replace(/^.*\.yaml:/, '')} ${message}`,
    )
  }
}

describe('a wrong field', () => {
  it.each([
    ['lisen: x', '1:1 unknown field "lisen"; did you mean "listen"?'],
    ['listen: 8787', '1:1 listen must be a text: put it in quotes'],
    ['listen: here', '1:1 listen must be host:port such as 127.0.0.1:8787'],
    ['trustedProxies: [::1, x]', '1:23 trustedProxies.1 must be an address or CIDR block'],
    ['publicUrl: here', '1:1 publicUrl must be a URL such as https://keyward.example.com'],
    ['failedAttemptsPerMinute: -1', '1:1 failedAttemptsPerMinute must be at least 0'],
    ['audit: { retention: soon }', '1:10 audit.retention must be a span such as 500ms'],
    ['audit: { retention: 1h }', '1:10 audit.retention must be a span from 1d to 36500d'],
    ['audit: { sinks: [syslog] }', '1:18 audit.sinks.0 must be a mapping with kind'],
    ['leaks: { github: { keysUrl: x } }', '1:20 leaks.github.keysUrl must be such as https://'],
    ['tlsKey: k', '1:1 tlsKey needs tlsCert beside it'],
    ['tlsCert: c\ntlsKey: k\ntlsSelfSigned: true', '3:1 tlsSelfSigned excludes tlsCert'],
    ['\n\ntlsSelfSigned: yes please', '3:1 tlsSelfSigned must be true or false'],
    ['logLevel: loud', '1:1 logLevel must be one of "fatal", "error"'],
    ['upstreamTimeout: 5', '1:1 upstreamTimeout must be a span such as 500ms'],
    ['apiKey: x', '1:1 unknown field "apiKey"; secrets do not belong in this file'],
    ['apis:\n  shop:\n    upsteam: x', '3:5 unknown field "upsteam"; did you mean "upstream"?'],
    ['apis:\n  Shop: {}', '2:3 id must be lower-case letters'],
    ['apis:\n  shop:\n    prefix: Shop', '3:5 prefix must be 2 to 24 lower-case letters'],
    ['apis:\n  shop:\n    rateLimits:\n      - 100/1x', '4:9 rateLimits.0 must be such as 100/1m'],
    [
      'apis:\n  shop:\n    rateLimits: [{ nme: a }]',
      '3:20 unknown field "nme"; did you mean "name"?',
    ],
    ['apis:\n  shop:\n    quota: 5/year', '3:5 quota must be such as 10000/month'],
    ['apis:\n  shop:\n    quota: { limit: 5 }', '3:5 quota.period is missing: it must be one of'],
    ['apis:\n  shop:\n    openapi: none.yaml', '3:5 openapi cannot be read: '],
    [
      'apis:\n  shop:\n    keyPolicy: { maxLifetime: soon }',
      '3:18 keyPolicy.maxLifetime must be a span such as 500ms, 30s, 15m, 1h or 90d, or null',
    ],
    [
      'apis:\n  shop:\n    keyPolicy: { tokenLifetime: 30d }',
      '3:18 keyPolicy.tokenLifetime must be a span from 10s to 1d',
    ],
    [
      'apis:\n  shop:\n    keyPolicy: { maxLifetime: 5d, defaultLifetime: 1w }',
      '3:35 keyPolicy.defaultLifetime must not be longer than maxLifetime',
    ],
    ['apis:\n  shop:\n    quota: { limit: 0, period: day }', '3:14 quota.limit must be a whole'],
    ['apis:\n  shop:\n    scopes: [read]', '3:14 scopes.0.name must be action:resource'],
    [
      'apis:\n  shop:\n    routes:\n      - { method: get, path: /x }',
      '4:11 routes.0.method must be one of GET',
    ],
    [
      'apis:\n  shop:\n    roles: { reader: { scopes: [nope] } }',
      '3:33 roles.reader.scopes.0 must be action:resource',
    ],
    ['trustedProxies: 10.0.0.0/8', '1:1 trustedProxies must be a list'],
    ['[]', '1:1 the file must be a mapping'],
    ['a: 1\na: 2', '2:1 stands there twice'],
    ['a: [', '1:'],
  ])('%j is told as %s', async (text, expected) => {
    expect((await mistakes(text)).join('\n')).toContain(expected)
  })

  it('is told along with all the others, in the order of the file', async () => {
    const told = await mistakes('listn: x\nlogLevel: 1\napis: { shop: { nme: a, prefix: 7 } }\n')
    expect(told.map((each) => each.split(' ')[0])).toEqual(['1:1', '2:1', '3:17', '3:25'])
  })

  it('is told beside what is wrong in a document that the file names', async () => {
    writeFileSync(join(folder, 'bad.yaml'), 'openapi: [}')
    const told = await mistakes('apis: { shop: { openapi: bad.yaml, prefix: No } }\nlogLevl: x\n')
    expect(told.map((each) => each.split(' ')[0])).toEqual(['1:36', '2:1', '1:11'])
  })

  it('is told beside mistakes of every other kind', async () => {
    const told = await mistakes(`
listn: x
apis:
  shop:
    rateLimits: [banana, 5, 1/40d]
    prefix: Nope
    scopes: [read]
    keyPolicy: { onLeak: explode, rotationGrace: 999d }
  Other: {}
audit:
  sinks:
    - { kind: webhook, url: 'https://x.example' }
    - { kind: syslog, address: x, filter: { actions: [key.revokd] } }
tlsCert: a
`)
    const places = told.map((each) => each.split(' ')[0])
    expect(places).toEqual('2:1 5:18 5:26 6:5 7:14 8:18 8:35 9:3 12:7 13:23 13:55 14:1'.split(' '))
    expect(told.at(-2)).toContain('did you mean key.revoked?')
  })
})

describe('a secret', () => {
  it('is refused wherever it stands, and not repeated', async () => {
    const { text } = createKeyText('shop_live', (bytes) => randomFillSync(bytes))
    for (const yaml of [`# ${text.reveal()}`, `data: ${text.reveal()}`, `? ${text.reveal()}`]) {
      const told = (await mistakes(yaml)).join()
      expect(told).toContain('1:')
      expect(told).toContain('a key stands here')
      expect(told).not.toContain(text.reveal())
    }
    const pem = `tlsKey: |\n  -----BEGIN ${'PRIVATE'} KEY-----\n  abc\n`
    expect(await mistakes(pem)).toEqual(['2:3 a private key stands here; name a file with tlsKey'])
    expect((await mistakes('apis: { a: { upstream: http://u:p@x } }'))[0]).toContain('upstream')
  })
})

describe('a valid file', () => {
  it('declares APIs with routes, limits, scopes and roles', async () => {
    const { apis } = await read(`
apis:
  shop:
    upstream: http://127.0.0.1:5000
    scopes: [read:users, { name: write:users, description: Change them }]
    routes:
      - { method: GET, path: '/v1/users/{id}', scopes: [read:users], cost: 2 }
      - { method: GET, path: /healthz, public: true }
    rateLimits: [100/1m, { name: burst, limit: 10, windowMs: 1000, per: owner }]
    quota: 10000/month/owner
    roles:
      reader: { scopes: ['read:*'] }
`)
    expect(apis).toEqual([
      {
        id: 'shop',
        settings: {
          upstream: 'http://127.0.0.1:5000',
          scopes: [
            { name: 'read:users', description: '' },
            { name: 'write:users', description: 'Change them' },
          ],
          routes: [
            {
              method: 'GET',
              path: '/v1/users/{id}',
              scopes: ['read:users'],
              public: false,
              cost: 2,
            },
            { method: 'GET', path: '/healthz', scopes: [], public: true, cost: 1 },
          ],
          rateLimits: [
            { name: 'default', limit: 100, windowMs: 60_000, per: 'key' },
            { name: 'burst', limit: 10, windowMs: 1_000, per: 'owner' },
          ],
          quota: { limit: 10_000, period: 'month', per: 'owner' },
        },
        addsScopes: false,
        roles: new Map([['reader', { description: '', scopes: ['read:*'] }]]),
      },
    ])
  })

  it('may be empty, and its paths are relative to it', async () => {
    const { config, apis } = await read('# nothing\n')
    expect(apis).toEqual([])
    expect(config.resolvePath('tls/cert.pem')).toBe(join(folder, 'tls/cert.pem'))
  })

  it('may have JSON in it', async () => {
    expect((await read('{"apis": {"shop": {}}}')).apis[0]?.id).toBe('shop')
  })

  it('derives routes from a document beside it; its own go before them', async () => {
    const spec = 'openapi: 3.0.3\npaths:\n  /users: { get: {}, post: {} }\n'
    writeFileSync(join(folder, 'openapi.yaml'), spec)
    const { apis } = await read(`
apis:
  shop:
    openapi: openapi.yaml
    routes: [{ method: GET, path: /users, public: true }]
`)
    expect(apis[0]?.settings.routes?.map(({ method, public: open }) => [method, open])).toEqual([
      ['GET', true],
      ['POST', false],
    ])
    expect(apis[0]?.addsScopes).toBe(true)
  })
})

describe('the file itself', () => {
  it('must be readable when it is named, and may be missing when not', async () => {
    await expect(readConfig(join(folder, 'none.yaml'))).rejects.toMatchObject({
      code: 'config_not_readable',
    })
    await expect(readConfig(folder)).rejects.toMatchObject({ code: 'config_not_readable' })
    expect(await readConfig(undefined)).toBeNull()
  })
})
