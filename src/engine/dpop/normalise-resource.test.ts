import { describe, expect, it } from 'vitest'
import { normaliseResource } from './normalise-resource.ts'

describe('normaliseResource', () => {
  it.each([
    ['HTTPS://Shop.Example/Orders', 'https://shop.example/Orders'],
    ['https://shop.example:443/orders', 'https://shop.example/orders'],
    ['http://shop.example:80/', 'http://shop.example/'],
    ['https://shop.example', 'https://shop.example/'],
    ['https://shop.example/a/./b/../c', 'https://shop.example/a/c'],
    ['https://shop.example/%7eann/%c3%a9/%2f', 'https://shop.example/~ann/%C3%A9/%2F'],
    ['https://shop.example/orders?x=1#y', 'https://shop.example/orders'],
    ['https://[2001:DB8::1]:8443/', 'https://[2001:db8::1]:8443/'],
  ])('%s', (text, expected) => {
    expect(normaliseResource(text)).toBe(expected)
  })

  it.each([
    ['relative', '/orders'],
    ['without a scheme', 'shop.example/orders'],
    ['another scheme', 'ftp://shop.example/'],
    ['a scheme without slashes', 'https:shop.example/orders'],
    ['a backslash', 'https://shop.example\\orders'],
    ['a line feed that a browser drops', 'https://shop.ex\nample/orders'],
    ['blanks around', ' https://shop.example/orders'],
    ['a user', 'https://ann:pw@shop.example/'],
    ['no host', 'https:///orders'],
    ['letters beyond ASCII', 'https://shop.example/é'],
    ['nothing', ''],
  ])('is undefined for %s', (_what, text) => {
    expect(normaliseResource(text)).toBeUndefined()
  })

  it('keeps a slash in a segment apart from one between segments', () => {
    expect(normaliseResource('https://a/b%2fc')).not.toBe(normaliseResource('https://a/b/c'))
  })
})
