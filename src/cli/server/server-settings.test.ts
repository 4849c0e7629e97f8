import { describe, expect, it } from 'vitest'
import { parseSource } from '../../base/document/parse-source.ts'
import { KeywardError } from '../../base/errors.ts'
import { parseConfig } from '../config/parse-config.ts'
import type { ReadConfig } from '../config/read-config.ts'
import { resolveServerSettings, type ServerOptions } from './server-settings.ts'

const NONE: ServerOptions = {
  config: undefined,
  listen: undefined,
  data: undefined,
  tlsCert: undefined,
  tlsKey: undefined,
  tlsSelfSigned: undefined,
  behindTlsProxy: undefined,
  trustedProxy: undefined,
  publicUrl: undefined,
  tokenAlgorithm: undefined,
  adminKeyFile: undefined,
  logLevel: undefined,
  quotaDurability: undefined,
  failedAttempts: undefined,
  auditRetention: undefined,
  auditFile: undefined,
  auditSyslog: undefined,
  scanTarget: undefined,
}

function read(yaml: string): ReadConfig {
  const source = parseSource('k.yaml', yaml, 'config_invalid')
  const { config, issues } = parseConfig(source.value)
  const errors = issues.map(({ path, message }) => ({ at: source.locate(path), message }))
  if (errors.length > 0) throw new KeywardError('config_invalid', { errors })
  return { file: 'k.yaml', config, source, resolvePath: (path) => `/etc/keyward/${path}` }
}

function resolve(options: Partial<ServerOptions>, yaml?: string) {
  return resolveServerSettings({ ...NONE, ...options }, yaml === undefined ? null : read(yaml))
}

describe('the settings of a server', () => {
  it('have defaults that are safe', () => {
    expect(resolve({})).toEqual({
      listen: { host: '127.0.0.1', port: 8787 },
      data: 'keyward-data',
      tls: { kind: 'none' },
      isTlsEndedByProxy: false,
      trustedProxies: [],
      adminKeyFile: undefined,
      logLevel: 'info',
      quotaDurability: 'block',
      scanTargets: { allowed: [], privateNetworks: [] },
      tokens: { publicUrl: undefined, algorithm: 'EdDSA' },
      auditRetentionMs: null,
      sinks: [],
      leaks: { githubKeysUrl: null, secret: null },
    })
  })

  it('come from the file, whose paths are relative to it', () => {
    const yaml = 'data: d\ntlsCert: c\ntlsKey: k\nlisten: "1"\nadminKeyFile: a\nlogLevel: warn'
    expect(resolve({}, yaml)).toMatchObject({
      listen: { host: '127.0.0.1', port: 1 },
      data: '/etc/keyward/d',
      tls: { kind: 'files', certPath: '/etc/keyward/c', keyPath: '/etc/keyward/k' },
      adminKeyFile: '/etc/keyward/a',
      logLevel: 'warn',
    })
  })

  it('come from options first; a certificate is taken from one place as a whole', () => {
    const yaml = 'data: d\ntlsCert: c\ntlsKey: k\ntrustedProxies: [10.0.0.0/8]'
    const options = { data: 'x', tlsSelfSigned: true, trustedProxy: ['::1', '10.1.0.0/16'] }
    const settings = resolve(options, yaml)
    expect(settings).toMatchObject({ data: 'x', tls: { kind: 'self_signed' } })
    expect(settings.trustedProxies).toHaveLength(2)
    expect(resolve({ tlsCert: 'a', tlsKey: 'b' }, 'tlsSelfSigned: true').tls).toEqual({
      kind: 'files',
      certPath: 'a',
      keyPath: 'b',
    })
  })

  it('name what may be scanned; the option replaces the list of the file', () => {
    const yaml =
      'scans: { allowedTargets: ["https://*.a.example"], privateNetworks: [10.0.0.0/8, "::1"] }'
    const read = resolve({}, yaml).scanTargets
    expect(read.allowed).toMatchObject([{ hostname: 'a.example', isWildcard: true }])
    expect(read.privateNetworks).toHaveLength(2)
    const option = resolve({ scanTarget: ['http://b.example:81'] }, yaml).scanTargets
    expect(option.allowed).toMatchObject([{ hostname: 'b.example', port: '81' }])
    expect(option.privateNetworks).toHaveLength(2)
  })

  it.each([
    [{ listen: 'x' }, '', 'usage_error', '--listen must be'],
    [{ trustedProxy: ['10.0.0.1/8'] }, '', 'usage_error', '--trusted-proxy must be'],
    [{ tlsCert: 'c' }, 'tlsCert: c\ntlsKey: k', 'usage_error', 'belong together'],
    [{ tlsCert: 'c', tlsKey: 'k', tlsSelfSigned: true }, '', 'usage_error', 'excludes'],
    [{}, 'logLevel: info\nlisten: x', 'config_invalid', 'k.yaml:2:1'],
    [{}, 'trustedProxies: [::1, nonsense]', 'config_invalid', 'k.yaml:1:23'],
    [{ scanTarget: ['https://*'] }, '', 'usage_error', '--scan-target must be'],
    [{}, 'scans:\n  allowedTargets: [https://a.b, x]', 'config_invalid', 'k.yaml:2:33'],
    [{}, 'scans: { privateNetworks: [10.0.0.1/8] }', 'config_invalid', 'k.yaml:1:28'],
    [{}, '\ntlsKey: k', 'config_invalid', 'k.yaml:2:1'],
    [{}, 'tlsCert: c\ntlsKey: k\ntlsSelfSigned: true', 'config_invalid', 'k.yaml:3:1'],
  ])('are refused where they are wrong: %j %j', (options, yaml, code, told) => {
    let error: unknown
    try {
      resolve(options, yaml === '' ? undefined : yaml)
    } catch (thrown) {
      error = thrown
    }
    expect(error).toMatchObject({ code })
    expect(JSON.stringify(error)).toContain(told)
  })
})
