import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GrantSet } from './grants.ts'
import { coversScope, isGrantedScope, isNeededScope } from './scope.ts'

const segment = fc.constantFrom('read', 'write', 'users', 'posts', 'a', 'a.b', 'A')
const needed = fc.tuple(segment, segment).map((parts) => parts.join(':'))
const wild = fc.oneof({ weight: 3, arbitrary: segment }, { weight: 1, arbitrary: fc.constant('*') })
const granted = fc.tuple(wild, wild).map((parts) => parts.join(':'))

describe('GrantSet', () => {
  it('allows what at least one grant covers, and finds that grant', () => {
    fc.assert(
      fc.property(fc.array(granted, { maxLength: 6 }), needed, (scopes, scope) => {
        const set = new GrantSet(scopes.map((each) => ({ scope: each, role: null })))
        const covering = scopes.filter((each) => coversScope(each, scope))
        expect(set.allows(scope)).toBe(covering.length > 0)
        expect(set.findGrant(scope)?.scope).toBe(covering[0])
      }),
    )
  })

  it('lists what is missing, in order, and nothing else', () => {
    fc.assert(
      fc.property(fc.array(granted), fc.array(needed), (scopes, wanted) => {
        const set = new GrantSet(scopes.map((scope) => ({ scope, role: null })))
        expect(set.listMissing(wanted)).toEqual(wanted.filter((scope) => !set.allows(scope)))
      }),
    )
  })

  it('grants nothing when it is empty', () => {
    expect(new GrantSet([]).allows('read:users')).toBe(false)
    expect(new GrantSet([]).listMissing([])).toEqual([])
  })
})

describe('coversScope', () => {
  it('is an order: what covers what covers, covers', () => {
    fc.assert(
      fc.property(granted, granted, granted, (one, two, three) => {
        expect(coversScope(one, one)).toBe(true)
        if (coversScope(one, two) && coversScope(two, three)) {
          expect(coversScope(one, three)).toBe(true)
        }
        if (coversScope(one, two) && coversScope(two, one)) expect(one).toBe(two)
      }),
    )
  })

  it('means the same as comparing part by part', () => {
    fc.assert(
      fc.property(granted, needed, (grant, need) => {
        const [action, resource] = grant.split(':')
        const [neededAction, neededResource] = need.split(':')
        const expected =
          (action === '*' || action === neededAction) &&
          (resource === '*' || resource === neededResource)
        expect(coversScope(grant, need)).toBe(expected)
      }),
    )
  })

  it('covers nothing with what is no scope', () => {
    for (const broken of ['', ':', '*', 'read', 'read:', '**', '*:*:*']) {
      expect(coversScope(broken, 'read:users')).toBe(false)
      expect(isGrantedScope(broken)).toBe(false)
    }
  })
})

describe('what is a scope', () => {
  it('is needed exactly when it is granted without a wildcard', () => {
    const text = fc.oneof(granted, needed, fc.string({ maxLength: 8 }))
    fc.assert(
      fc.property(text, (scope) => {
        const isPlain = isGrantedScope(scope) && !scope.includes('*')
        expect(isNeededScope(scope)).toBe(isPlain)
      }),
    )
  })
})
