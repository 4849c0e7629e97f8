import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { JsonLocator, type JsonTree, listDuplicateNames, parseJsonTree } from './json-tree.ts'

function toValue(text: string, tree: JsonTree): unknown {
  if (tree.members !== undefined) {
    return Object.fromEntries(tree.members.map(({ name, value }) => [name, toValue(text, value)]))
  }
  if (tree.items !== undefined) return tree.items.map((item) => toValue(text, item))
  return JSON.parse(text.slice(tree.start, tree.end))
}

describe('parseJsonTree', () => {
  it('sees what JSON.parse sees, in any JSON and any layout', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(0, 2, '\t'), (json, space) => {
        const text = JSON.stringify(JSON.parse(json), null, space)
        expect(toValue(text, parseJsonTree(text))).toEqual(JSON.parse(text))
      }),
    )
  })

  it('is not exhausted by depth', () => {
    const text = `${'['.repeat(5_000)}${']'.repeat(5_000)}`
    expect(parseJsonTree(text).end).toBe(10_000)
  })

  it('is not exhausted by a long string of escapes', () => {
    const text = JSON.stringify({ a: '\n'.repeat(3_000_000), b: '\\' })
    const { members } = parseJsonTree(text)
    expect(members?.map(({ name }) => name)).toEqual(['a', 'b'])
  })

  it('finds names that stand twice, however they are escaped', () => {
    const text = '{"a": 1, "b": {"c": 1, "c": 2}, "\\u0061": 3}'
    const duplicates = listDuplicateNames(parseJsonTree(text))
    expect(duplicates.map(({ name, nameStart }) => [name, nameStart])).toEqual([
      ['c', text.lastIndexOf('"c"')],
      ['a', text.indexOf('"\\u0061"')],
    ])
  })

  it('locates the nearest part that exists', () => {
    const text = '{"a": [{"b": 1}, {"b": 2}]}'
    const locator = new JsonLocator(parseJsonTree(text))
    expect(locator.find(['a', 1, 'b'])).toBe(text.lastIndexOf('"b"'))
    expect(locator.find(['a', 7, 'b'])).toBe(text.indexOf('"a"'))
    expect(locator.find([])).toBe(0)
  })
})
