import { describe, expect, it } from 'vitest'
import { chooseReach, isInReach } from './address-reach.ts'

describe('an IPv6 address that stands for an IPv4 address', () => {
  const reach = chooseReach('hooks.example.com', [], true)

  it.each([
    ['a metadata service behind NAT64', '64:ff9b::a9fe:a9fe'],
    ['loopback behind NAT64', '64:ff9b::7f00:1'],
    ['a private address behind NAT64', '64:ff9b::10.0.0.1'],
    ['a metadata service as once was written', '::169.254.169.254'],
    ['loopback as once was written', '::7f00:1'],
    ['6to4', '2002:a9fe:a9fe::1'],
    ['Teredo', '2001:0:4136:e378:8000:63bf:3fff:fdd2'],
    ['the same bytes as IPv4', '::ffff:169.254.169.254'],
  ])('is not asked: %s', (_, address) => {
    expect(isInReach(reach, address)).toBe(false)
    expect(isInReach(chooseReach('localhost', [], true), address)).toBe(false)
  })

  it('is asked where that is a public one, or a private one that was named', () => {
    expect(isInReach(reach, '64:ff9b::8.8.8.8')).toBe(true)
    expect(isInReach(reach, '2001:4860:4860::8888')).toBe(true)
    expect(isInReach(chooseReach('10.0.0.1', [], false), '64:ff9b::10.0.0.1')).toBe(true)
  })
})
