import { describe, expect, it } from 'vitest'
import { limits } from '../limits.ts'
import { parseSource } from './parse-source.ts'
import { References } from './references.ts'

/** Files by name; each reference is to a file beside the others. */
async function open(files: Readonly<Record<string, string>>) {
  const read: string[] = []
  const source = parseSource('root.yaml', files['root.yaml'] ?? '', 'openapi_invalid')
  const references = new References(source, {
    find: (_, file) => (file === 'secret.yaml' ? { refusal: 'is none of yours' } : { path: file }),
    read: async (path) => {
      read.push(path)
      const text = files[path]
      if (text === undefined) throw new Error('not there')
      return text
    },
  })
  await references.open({ value: source.value, source })
  const resolve = (value: unknown) => {
    const resolved = references.resolve({ value, source, path: [] })
    return typeof resolved === 'string' ? resolved : resolved.value
  }
  return { read, resolve }
}

describe('References', () => {
  it('opens each document once, through others, and asks for none that is refused', async () => {
    const { read, resolve } = await open({
      'root.yaml': 'a: [{ $ref: b.yaml }, { $ref: b.yaml#/x }, { $ref: secret.yaml }]',
      'b.yaml': 'x: { $ref: c.yaml#/y }',
      'c.yaml': 'y: { $ref: root.yaml#/a }',
    })
    expect(read).toEqual(['b.yaml', 'c.yaml'])
    expect(resolve({ $ref: 'b.yaml#/x' })).toHaveLength(3)
    expect(resolve({ $ref: 'secret.yaml' })).toBe('is none of yours')
  })

  it('tells where a document that cannot be read is wrong', async () => {
    const { resolve } = await open({
      'root.yaml': 'a: [{ $ref: b.json }, { $ref: gone.yaml }]',
      'b.json': '{',
    })
    const unread = 'refers to b.json, which cannot be read'
    expect(resolve({ $ref: 'b.json' })).toBe(`${unread}: b.json:1:2 is not JSON from here on`)
    expect(resolve({ $ref: 'gone.yaml' })).toBe('refers to gone.yaml, which cannot be read')
    expect(resolve({ $ref: 'late.yaml' })).toBe('refers to late.yaml, which was not read')
  })

  it('adds what stands beside a reference, which counts', async () => {
    const { resolve } = await open({ 'root.yaml': 'a: { x: 1, y: 1 }' })
    expect(resolve({ $ref: '#/a', y: 2 })).toEqual({ x: 1, y: 2 })
  })

  it('ends rings and chains without end', async () => {
    const length = limits.referenceChainMax + 1
    const chain = Array.from({ length }, (_, at) => `c${at}: { $ref: '#/c${at + 1}' }`)
    const { resolve } = await open({
      'root.yaml': `${chain.join('\n')}\nc${length}: 1\nr: { $ref: '#/s' }\ns: { $ref: '#/r' }`,
    })
    expect(resolve({ $ref: '#/r' })).toBe('refers to itself')
    expect(resolve({ $ref: '#/c0' })).toBe('refers through too many others')
    expect(resolve({ $ref: `#/c${length - 3}` })).toBe(1)
  })

  it('never quotes a reference as it is, nor a very long one', async () => {
    const { resolve } = await open({ 'root.yaml': 'a: 1' })
    expect(resolve({ $ref: '#/\u001b[2J' })).toBe('refers to #/\\u{1b}[2J, which is not there')
    expect(resolve({ $ref: `#/${'a'.repeat(10_000)}` })).toBe('refers by too long a name')
  })
})
