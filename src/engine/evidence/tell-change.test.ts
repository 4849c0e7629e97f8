import { expect, it } from 'vitest'
import { tellChange } from './tell-change.ts'

const before = {
  keyPolicy: { maxLifetimeMs: null, onLeak: 'notify', rotationGraceMs: 3_600_000 },
  scopes: ['read:users'],
  version: 2,
}
const after = {
  keyPolicy: { maxLifetimeMs: 7_776_000_000, onLeak: 'notify', rotationGraceMs: 3_600_000 },
  scopes: ['read:users', 'write:users'],
  version: 3,
}

it('tells what differs, by name and in words', () => {
  expect(tellChange(before, after)).toBe('keyPolicy.maxLifetime none; scopes ["read:users"]')
  expect(tellChange(after, before)).toBe(
    'keyPolicy.maxLifetime 90 days; scopes ["read:users","write:users"]',
  )
})

it('tells all of what was made, and nothing of what was not there', () => {
  expect(tellChange({ name: 'Shop', quota: null }, null)).toBe('name Shop; quota none')
  expect(tellChange(null, { name: 'Shop' })).toBeNull()
})

it('lets no text pass for another member', () => {
  const forged = { name: 'Shop; scopes ["*:*"]', description: '' }
  expect(tellChange(forged, null)).toBe('name "Shop; scopes [\\"*:*\\"]"; description ""')
})

it('is bounded', () => {
  expect(tellChange({ name: 'x'.repeat(5_000) }, null)).toHaveLength(301)
})
