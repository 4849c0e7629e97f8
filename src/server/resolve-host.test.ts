import { describe, expect, it } from 'vitest'
import { isLoopbackAddress, resolveHost } from './resolve-host.ts'

describe('isLoopbackAddress', () => {
  it.each(['127.0.0.1', '127.255.0.9', '::1', '::ffff:127.0.0.1'])('takes %s', (address) => {
    expect(isLoopbackAddress(address)).toBe(true)
  })

  it.each(['0.0.0.0', '::', '128.0.0.1', '10.0.0.1', '::2', '::ffff:10.0.0.1', 'localhost', ''])(
    'refuses %j',
    (address) => {
      expect(isLoopbackAddress(address)).toBe(false)
    },
  )
})

describe('resolveHost', () => {
  it('takes the IPv4 address of a name that has both', async () => {
    expect(await resolveHost('localhost')).toEqual({ address: '127.0.0.1', isLoopback: true })
  })

  it.each([
    ['127.0.0.2', '127.0.0.2', true],
    ['[::1]', '::1', true],
    ['0.0.0.0', '0.0.0.0', false],
    ['::', '::', false],
  ])('%s', async (host, address, isLoopback) => {
    expect(await resolveHost(host)).toEqual({ address, isLoopback })
  })

  it('reads short and odd spellings as what they are listened on', async () => {
    const { address, isLoopback } = await resolveHost('127.1')
    expect([address, isLoopback]).toEqual(['127.0.0.1', true])
    expect((await resolveHost('0')).isLoopback).toBe(false)
  })
})
