import { describe, expect, it } from 'vitest'
import { parseListenAddress } from './listen-address.ts'

describe('parseListenAddress', () => {
  it.each([
    ['127.0.0.1:8787', { host: '127.0.0.1', port: 8787 }],
    ['0.0.0.0:0', { host: '0.0.0.0', port: 0 }],
    ['[::1]:443', { host: '[::1]', port: 443 }],
    ['localhost:80', { host: 'localhost', port: 80 }],
    ['8787', { host: '127.0.0.1', port: 8787 }],
    [':8787', { host: '127.0.0.1', port: 8787 }],
  ])('%s', (text, address) => {
    expect(parseListenAddress(text)).toEqual(address)
  })

  it.each([
    '',
    'x',
    '127.0.0.1',
    '127.0.0.1:',
    '1.2.3.4:65536',
    '::1:80',
    'a b:80',
    'u@h:80',
    'http://x:80',
  ])('refuses %j', (text) => {
    expect(parseListenAddress(text)).toBeUndefined()
  })
})
