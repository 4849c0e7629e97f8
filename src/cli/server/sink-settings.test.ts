import { describe, expect, it } from 'vitest'
import { parseSource } from '../../base/document/parse-source.ts'
import { KeywardError } from '../../base/errors.ts'
import { parseConfig } from '../config/parse-config.ts'
import type { ReadConfig } from '../config/read-config.ts'
import { resolveLeaks } from './leak-settings.ts'
import { resolveSinks } from './sink-settings.ts'

function read(yaml: string): ReadConfig {
  const source = parseSource('k.yaml', yaml, 'config_invalid')
  const { config, issues } = parseConfig(source.value)
  const errors = issues.map(({ path, message }) => ({ at: source.locate(path), message }))
  if (errors.length > 0) throw new KeywardError('config_invalid', { errors })
  return { file: 'k.yaml', config, source, resolvePath: (path) => `/etc/keyward/${path}` }
}

const NO_OPTIONS = { auditFile: undefined, auditSyslog: undefined }

const resolve = (sinks: string) => resolveSinks(NO_OPTIONS, read(`audit:\n  sinks:\n${sinks}`))

/** What is wrong, and where. */
function mistakeOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    const { details } = error as { details: { errors?: { at: string; message: string }[] } }
    return details.errors?.map(({ at, message }) => `${at} ${message}`).join('; ') ?? String(error)
  }
  return 'nothing'
}

const hook = (more: string) => `    - { kind: webhook, secretFile: s, ${more} }\n`

describe('sinks in the file', () => {
  it('are syslog, webhook and file', () => {
    const sinks = resolve(
      '    - { kind: syslog, address: tls://logs.example.com, ca: ca.pem, name: siem }\n' +
        "    - { kind: webhook, url: 'https://h.example/x?y', secretVariable: H, since: now }\n" +
        '    - { kind: file, path: audit.ndjson, filter: { actions: [key.*], apis: [shop] } }\n',
    )
    expect(sinks).toMatchObject([
      { kind: 'syslog', name: 'siem', protocol: 'tls', host: 'logs.example.com', port: 6514 },
      { kind: 'webhook', name: 'webhook', secret: { kind: 'variable', name: 'H' } },
      { kind: 'file', name: 'file', path: '/etc/keyward/audit.ndjson', since: 'beginning' },
    ])
    expect(sinks[0]).toMatchObject({ caFile: '/etc/keyward/ca.pem', messageBytesMax: 8_192 })
    const actions = sinks[2]?.filter.actions ?? new Set()
    expect([actions.has('key.revoked'), actions.has('role.created')]).toEqual([true, false])
  })

  it.each([
    ['tcp://10.0.0.7', 'tcp', '10.0.0.7', 514],
    ['udp://[::1]:5514', 'udp', '::1', 5514],
    ['tcp://logs:80', 'tcp', 'logs', 80],
  ])('have syslog at %s', (address, protocol, host, port) => {
    const [sink] = resolve(`    - { kind: syslog, address: '${address}' }\n`)
    expect(sink).toMatchObject({ protocol, host, port })
  })

  it.each([
    [
      "    - { kind: syslog, address: 'http://x' }\n",
      'k.yaml:3:23 audit.sinks.0.address must be such as tls',
    ],
    ["    - { kind: syslog, address: 'tcp://x', ca: y }\n", 'must begin with tls://'],
    ["    - { kind: syslog, address: 'tls://x', cert: y }\n", 'cert and key belong together'],
    ["    - { kind: syslog, address: 'tcp://x:70000' }\n", 'address must be'],
    [hook("url: 'http://h.example/'"), 'url must begin with https:// except on this machine'],
    [hook("url: 'https://a:b@h.example/'"), 'url must not hold a name or password'],
    [hook("url: 'https://h.example/#x'"), 'url must be without #'],
    [hook('url: h.example'), 'url must be such as'],
    [hook("url: 'https://h', privateNetworks: [x]"), 'must be an address or CIDR block'],
    [hook("url: 'https://h', secretVariable: x"), 'secretFile or secretVariable, and not both'],
    ["    - { kind: webhook, url: 'https://h' }\n", 'secretFile or secretVariable'],
    ['    - { kind: file, path: a }\n    - { kind: file, path: b }\n', 'give each a name'],
    ['    - { kind: file, path: a, filter: { actions: [key.x] } }\n', 'is no action that there is'],
  ])('are refused by line and column: %j', (sinks, mistake) => {
    const told = mistakeOf(() => resolve(sinks))
    expect(told).toContain(mistake)
    expect(told).toMatch(/^k\.yaml:\d+:\d+ /)
  })

  it('hold no secret themselves', () => {
    const webhook = { kind: 'webhook', url: 'https://h', secret: 'whsec_MfKQ9r8GKYqrTwjU' }
    const told = parseConfig({ audit: { sinks: [webhook] } }).issues.map(({ message }) => message)
    expect(told.join()).toContain('secrets do not belong in this file')
    expect(told.join()).not.toContain('MfKQ')
  })

  it('have room for a message', () => {
    const sink = { kind: 'syslog', address: 'tls://h', maxMessageBytes: 10 }
    const told = parseConfig({ audit: { sinks: [sink] } }).issues.map(({ message }) => message)
    expect(told).toEqual(['audit.sinks.0.maxMessageBytes must be at least 1024'])
  })
})

describe('sinks by options', () => {
  it('come beside those of the file', () => {
    const options = { auditFile: 'audit.ndjson', auditSyslog: 'udp://127.0.0.1' }
    const sinks = resolveSinks(options, read('audit: { sinks: [{ kind: file, path: a }] }'))
    expect(sinks.map(({ name }) => name)).toEqual(['file', 'audit-file', 'audit-syslog'])
    expect(mistakeOf(() => resolveSinks({ ...options, auditSyslog: 'x' }, null))).toContain(
      '--audit-syslog must be',
    )
  })
})

describe('whose reports are taken', () => {
  it('is nobody beside admins, until the file says so', () => {
    expect(resolveLeaks(null)).toEqual({ githubKeysUrl: null, secret: null })
    const { githubKeysUrl, secret } = resolveLeaks(read('leaks: { github: true, secretFile: s }'))
    expect(githubKeysUrl?.href).toBe('https://api.github.com/meta/public_keys/secret_scanning')
    expect(secret).toEqual({ kind: 'file', path: '/etc/keyward/s' })
  })

  it('is told when it makes no sense', () => {
    const insecure = "leaks: { github: { keysUrl: 'http://keys.example' } }"
    expect(mistakeOf(() => resolveLeaks(read(insecure)))).toMatch(/keysUrl must begin with https/)
    const both = 'leaks: { secretFile: s, secretVariable: S }'
    expect(mistakeOf(() => resolveLeaks(read(both)))).toContain('excludes secretFile')
  })
})
