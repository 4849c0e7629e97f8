import { expect, it } from 'vitest'
import {
  createPepper,
  createPeppers,
  openTestEngine,
} from '../../../test/engine/open-test-engine.ts'
import { MemoryStorage } from '../../storage/memory/memory-storage.ts'
import { tellPepper } from './tell-pepper.ts'

it('tells of each rotation once, however often the store is opened', async () => {
  const memory = new MemoryStorage()
  const [first, second, third] = ['p1', 'p2', 'p3'].map(createPepper)
  if (first === undefined || second === undefined || third === undefined) throw new Error()
  const opened = [
    createPeppers(first),
    createPeppers(second, first),
    createPeppers(second, first),
    createPeppers(third, second, first),
  ]
  for (const peppers of opened) await tellPepper(openTestEngine({ memory, peppers }).engine)
  const { items } = await memory.listAuditEvents({}, { cursor: null, size: 10 })
  expect(items.map(({ action, target }) => [action, target.id])).toEqual([
    ['pepper.rotated', 'p3'],
    ['pepper.rotated', 'p2'],
  ])
})
