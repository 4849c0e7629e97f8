import { format, inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { SecretText } from './secret-text.ts'

const marked = ['mark', 'ed', 'secret'].join('-')

describe('SecretText', () => {
  it('gives the text back to who asks for it', () => {
    expect(new SecretText(marked).reveal()).toBe(marked)
  })

  it.each<[string, (secret: SecretText) => unknown]>([
    ['a template literal', (secret) => `${secret}`],
    ['String', (secret) => String(secret)],
    ['adding it to a text', (secret) => ['x', secret].join('')],
    ['JSON', (secret) => JSON.stringify({ secret })],
    ['JSON of an array', (secret) => JSON.stringify([secret])],
    ['inspect', (secret) => inspect(secret)],
    [
      'inspect with all that is hidden',
      (secret) => inspect(secret, { showHidden: true, depth: 9 }),
    ],
    ['inspect inside of an object', (secret) => inspect({ deep: [{ secret }] }, { depth: 9 })],
    ['format', (secret) => format('%s %o %O %j', secret, secret, secret, secret)],
    ['an error message', (secret) => inspect(new Error(`${secret}`, { cause: secret }))],
    ['its keys', (secret) => Reflect.ownKeys(secret)],
    ['a spread copy', (secret) => inspect({ ...secret })],
    ['structuredClone', (secret) => inspect(structuredClone(secret))],
  ])('is not shown by %s', (_way, show) => {
    expect(JSON.stringify(show(new SecretText(marked)))).not.toContain(marked)
  })
})
