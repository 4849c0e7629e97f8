/**
 * The attack, or mistake: a path that begins with a key, an id or anything else that nobody named.
 * In an API without routes it becomes the scope that is needed; it must not be kept for a year.
 */
import { expect, it } from 'vitest'
import {
  createTestApi,
  createTestKey,
  openTestEngine,
  verify,
} from '../../../test/engine/open-test-engine.ts'
import { limits } from '../../base/limits.ts'
import { parseRequestTarget } from '../policy/request-target.ts'
import { getUsage } from './get-usage.ts'

async function openShop(granted: readonly string[], catalogue: readonly string[] = []) {
  const { engine } = openTestEngine()
  const scopes = catalogue.map((name) => ({ name, description: '' }))
  await createTestApi(engine, 'shop', { scopes })
  const { key, text } = await createTestKey(engine, 'shop', { scopes: [...granted] })
  return async (paths: readonly string[], method = 'GET') => {
    for (const path of paths) {
      await verify(engine, 'shop', text, { target: parseRequestTarget(method, path) })
    }
    const { scopes: counted } = await getUsage(engine, { keyId: key.id, by: 'hour' })
    return counted.map(({ scope }) => scope)
  }
}

it('keeps names of resources, and nothing that looks like something else', async () => {
  const use = await openShop(['*:*'])
  const odd = ['/a-key-from-before-Keyward-9f2c', '/4711', '/v1/customer7', `/${'x'.repeat(40)}`]
  expect(await use([...odd, '/v1/users/7', '/api/v2/order-items'])).toEqual([
    'read:*',
    'read:order-items',
    'read:users',
  ])
  expect(await use(odd, 'DELETE')).toContain('delete:*')
})

it('keeps what the API or the key names, whatever it looks like', async () => {
  const granted = await openShop(['read:S3', 'read:*'])
  expect(await granted(['/S3', '/t4'])).toEqual(['read:*', 'read:S3'])
  const named = await openShop(['read:*'], ['read:t4'])
  expect(await named(['/S3', '/t4'])).toEqual(['read:*', 'read:t4'])
})

it('keeps no more names than there are resources', async () => {
  const use = await openShop(['*:*'])
  const letters = 'abcdefghijklmnopqrstuvwxyz'
  const names = [...letters].flatMap((first) => [...letters].map((next) => `/${first}${next}x`))
  let counted: readonly string[] = []
  for (let start = 0; start < names.length; start += 50)
    counted = await use(names.slice(start, start + 50))
  expect(counted).toHaveLength(limits.usageResourcesMax + 1)
  expect(counted).toContain('read:*')
})
