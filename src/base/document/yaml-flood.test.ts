/** Attack: YAML of millions of tiny parts, which takes all memory before anything is read of it. */
import { describe, expect, it } from 'vitest'
import { MIB } from '../units.ts'
import { parseYamlTree } from './yaml-tree.ts'

describe('a flood of YAML', () => {
  it.each(['- a\n', '-\n', '[],', '{a: b},', ' - ', '? a\n', ': ', '! ', '&a '])(
    'of %j',
    (part) => {
      const begin = performance.now()
      const tree = parseYamlTree(`x:\n${part.repeat((8 * MIB) / part.length)}`)
      expect(tree).toMatchObject({ message: expect.stringContaining('as JSON') })
      expect(performance.now() - begin).toBeLessThan(2_000)
    },
  )
})
