import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTestApi, openTestEngine } from '../../../test/engine/open-test-engine.ts'
import { FieldProblems } from '../../base/field-problems.ts'
import type { ApiWithRoles, RoleRecord } from '../apis/api-record.ts'
import { getApi } from '../apis/get-api.ts'
import { checkGrantedScopes } from '../policy/check-scopes.ts'
import { coversScope } from '../policy/scope.ts'
import { proposeScopes } from './propose-scopes.ts'

const NOTHING_YOUNG = { scopes: new Set<string>(), roles: new Set<string>() }

async function createSource(
  roles: Readonly<Record<string, readonly string[]>>,
  catalogue: readonly string[] = [],
): Promise<ApiWithRoles> {
  const { engine } = openTestEngine()
  await createTestApi(engine, 'shop')
  const { api } = await getApi(engine, 'shop')
  const records = Object.entries(roles).map(([name, scopes]): [string, RoleRecord] => [
    name,
    { apiId: 'shop', name, description: '', scopes, createdAtMs: 0, updatedAtMs: 0, version: 1 },
  ])
  const scopes = catalogue.map((name) => ({ name, description: '' }))
  return { api: { ...api, scopes }, roles: new Map(records) }
}

function propose(
  source: ApiWithRoles,
  held: { scopes?: readonly string[]; roles?: readonly string[] },
  used: readonly string[],
  young = NOTHING_YOUNG,
) {
  const counts = { used: new Map(used.map((scope) => [scope, 1])), unnamed: 0, untold: 0 }
  const key = { scopes: [], roles: [], ...held }
  return proposeScopes(key, source, counts, { isLongEnough: true, young })
}

describe('proposeScopes', () => {
  it('replaces a role by what was used of it, and keeps one that was used whole', async () => {
    const source = await createSource({ admin: ['*:*'], reader: ['read:a', 'read:b'] })
    const roles = ['admin', 'reader']
    expect(propose(source, { roles }, ['read:a', 'write:c']).proposal).toEqual({
      scopes: ['read:a', 'write:c'],
      roles: [],
    })
    expect(propose(source, { roles }, ['read:a', 'read:b', 'write:c']).proposal).toEqual({
      scopes: ['write:c'],
      roles: ['reader'],
    })
  })

  it('keeps a wildcard, or a role, whose used scopes cannot be granted one by one', async () => {
    const source = await createSource({ all: ['*:*'] }, ['read:a'])
    const wild = propose(source, { scopes: ['read:*', 'write:a'] }, ['read:a', 'read:gone'])
    expect(wild.proposal).toEqual({ scopes: ['read:*'], roles: [] })
    const role = propose(source, { roles: ['all'], scopes: ['write:a'] }, ['read:gone'])
    expect(role.proposal).toEqual({ scopes: [], roles: ['all'] })
  })

  it('never takes everything: use of scopes that are no longer held proves nothing', async () => {
    const source = await createSource({})
    expect(propose(source, { scopes: ['write:b'] }, ['read:a'])).toMatchObject({
      proposal: null,
      reason: 'not_used',
    })
  })

  it('proposes nothing where scopes were too many to tell', async () => {
    const source = await createSource({})
    const counts = { used: new Map([['read:a', 1]]), unnamed: 0, untold: 1 }
    const history = { isLongEnough: true, young: NOTHING_YOUNG }
    const { reason } = proposeScopes({ scopes: ['*:*'], roles: [] }, source, counts, history)
    expect(reason).toBe('too_many_scopes')
    const many = Array.from({ length: 201 }, (_, index) => `read:n${index}`)
    expect(propose(source, { scopes: ['*:*'] }, many).reason).toBe('too_many_scopes')
  })

  const part = fc.constantFrom('a', 'b', 'c')
  const needed = fc.tuple(part, part).map((parts) => parts.join(':'))
  const wildPart = fc.constantFrom('a', 'b', 'c', '*')
  const granted = fc.tuple(wildPart, wildPart).map((parts) => parts.join(':'))
  const grants = fc.uniqueArray(granted, { maxLength: 5 })

  it('never gives more than is held, and never takes what was used and held', async () => {
    const source = await createSource({})
    const catalogues = fc.uniqueArray(needed, { maxLength: 6 })
    const roleMaps = fc.dictionary(fc.constantFrom('r1', 'r2', 'r3'), grants)
    fc.assert(
      fc.property(grants, roleMaps, fc.uniqueArray(needed), catalogues, grants, (...given) => {
        const [scopes, roleScopes, used, catalogue, young] = given
        const roles = new Map(
          Object.entries(roleScopes).map(([name, each]): [string, RoleRecord] => [
            name,
            { ...ROLE, name, scopes: each },
          ]),
        )
        const names = catalogue.map((name) => ({ name, description: '' }))
        const here = { api: { ...source.api, scopes: names }, roles }
        const key = { scopes, roles: [...roles.keys()] }
        const { proposal } = propose(here, key, used, { ...NOTHING_YOUNG, scopes: new Set(young) })
        if (proposal === null) return
        const held = [...scopes, ...[...roles.values()].flatMap((role) => role.scopes)]
        const left = [
          ...proposal.scopes,
          ...proposal.roles.flatMap((name) => roles.get(name)?.scopes ?? []),
        ]
        const gives = (list: readonly string[], scope: string) =>
          list.some((each) => coversScope(each, scope))
        expect(proposal.roles.every((name) => roles.has(name))).toBe(true)
        expect(left.filter((scope) => !gives(held, scope))).toEqual([])
        const lost = used.filter((scope) => gives(held, scope) && !gives(left, scope))
        expect(lost).toEqual([])
        const problems = new FieldProblems()
        checkGrantedScopes(problems, proposal.scopes, here.api, 200, scopes)
        expect(() => problems.throwIfAny()).not.toThrow()
      }),
      { numRuns: 1_000 },
    )
  })
})

const ROLE = { apiId: 'shop', description: '', createdAtMs: 0, updatedAtMs: 0, version: 1 }
