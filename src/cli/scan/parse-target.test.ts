import { describe, expect, it } from 'vitest'
import { parseTarget } from './parse-target.ts'

describe('parseTarget', () => {
  it.each([
    ['http://127.0.0.1:5000', 'http://127.0.0.1:5000', true, null],
    ['127.0.0.1:5000', 'http://127.0.0.1:5000', true, 'http'],
    ['127.0.0.1:443', 'http://127.0.0.1:443', true, 'http'],
    ['127.0.0.1:80', 'http://127.0.0.1', true, 'http'],
    ['localhost', 'http://localhost', true, 'http'],
    ['[::1]:8080/shop/', 'http://[::1]:8080/shop', true, 'http'],
    ['https://localhost:8443/', 'https://localhost:8443', true, null],
    ['api.example.com', 'https://api.example.com', false, 'https'],
    ['api.example.com:8080/v2', 'https://api.example.com:8080/v2', false, 'https'],
    ['http://API.example.com/v2//', 'http://api.example.com/v2', false, null],
    // Not this machine, although it looks like it.
    ['127.0.0.1.example.com', 'https://127.0.0.1.example.com', false, 'https'],
  ])('%s', (given, url, isLoopback, assumed) => {
    expect(parseTarget(given)).toEqual({ url, isLoopback, assumed })
  })

  it.each([
    ['ftp://example.com', 'must begin with http:// or https://'],
    ['http://user:pass@example.com', 'must not hold a name or password'],
    ['token@example.com', 'must not hold a name or password'],
    ['http://example.com/?api_key=1', 'without ? and #'],
    ['http://', 'is no address of an API'],
    ['http://exa mple', 'is no address of an API'],
    ['', 'is no address of an API'],
  ])('refuses %s', (given, why) => {
    expect(() => parseTarget(given)).toThrow(why)
    expect(() => parseTarget(given)).not.toThrow('pass@')
  })
})
