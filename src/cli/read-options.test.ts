import { describe, expect, it } from 'vitest'
import { choice, onOff, text, texts, toFlag, toVariable, wholeNumber } from './option.ts'
import { readOptions } from './read-options.ts'

const specs = {
  tlsCert: text('<file>', 'x'),
  tlsSelfSigned: onOff('x'),
  trustedProxy: texts('<cidr>', 'x'),
  logLevel: choice('<level>', ['info', 'debug'], 'x'),
  limit: wholeNumber('<n>', 'x', 1, 500),
}

function read(given: Record<string, string[]>, environment: Record<string, string> = {}) {
  return readOptions(specs, new Map(Object.entries(given)), environment)
}

describe('readOptions', () => {
  it('names an option and its variable from one word', () => {
    expect(toFlag('tlsSelfSigned')).toBe('--tls-self-signed')
    expect(toVariable('tlsSelfSigned')).toBe('KEYWARD_TLS_SELF_SIGNED')
  })

  it('takes every option from the environment', () => {
    const { values } = read(
      {},
      {
        KEYWARD_TLS_CERT: 'a.pem',
        KEYWARD_TLS_SELF_SIGNED: 'true',
        KEYWARD_TRUSTED_PROXY: '10.0.0.0/8, ::1',
        KEYWARD_LOG_LEVEL: 'debug',
        KEYWARD_LIMIT: '7',
      },
    )
    expect(values).toEqual({
      tlsCert: 'a.pem',
      tlsSelfSigned: true,
      trustedProxy: ['10.0.0.0/8', '::1'],
      logLevel: 'debug',
      limit: 7,
    })
  })

  it('lets the command line go before it, and leaves out what is empty', () => {
    const { values, fromFlags } = read(
      { tlsCert: ['flag.pem'] },
      { KEYWARD_TLS_CERT: 'env.pem', KEYWARD_LIMIT: '' },
    )
    expect(values).toEqual({ tlsCert: 'flag.pem' })
    expect([...fromFlags]).toEqual(['tlsCert'])
  })

  it('knows that 0 and false mean off', () => {
    expect(read({}, { KEYWARD_TLS_SELF_SIGNED: '0' }).values).toEqual({ tlsSelfSigned: false })
    expect(read({}, { KEYWARD_TLS_SELF_SIGNED: 'false' }).values).toEqual({ tlsSelfSigned: false })
  })

  it.each([
    [{}, { KEYWARD_LOG_LEVEL: 'deubg' }, 'KEYWARD_LOG_LEVEL must be one of info, debug'],
    [{ limit: ['501'] }, {}, '--limit must be a whole number from 1 to 500'],
    [{ limit: ['1e2'] }, {}, '--limit must be'],
    [{}, { KEYWARD_TLS_SELF_SIGNED: 'maybe' }, 'KEYWARD_TLS_SELF_SIGNED must be 1 or 0'],
    [{ tlsCert: [' '] }, {}, '--tls-cert must not be empty'],
  ])('refuses %j %j', (given, environment, message) => {
    expect(() => read(given, environment as Record<string, string>)).toThrow(message)
  })
})
