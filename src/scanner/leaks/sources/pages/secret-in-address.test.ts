import { describe, expect, it } from 'vitest'
import { showUrl } from './show-url.ts'

describe('an address that holds a secret', () => {
  it('is shown without the values of its query and the name before its host', () => {
    const url = new URL(`https://anna:${'hunter'}2@shop.example.org/app?code=4711&x=y#part`)
    expect(showUrl(url)).toBe('https://shop.example.org/app?code=…&x=…')
  })
})
