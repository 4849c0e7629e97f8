import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { limits } from '../../base/limits.ts'
import { appendAudit as append, NO_HASH, readAuditText } from './append-audit.ts'
import type { AuditDraft } from './audit-event.ts'
import type { AuditHead } from './audit-storage.ts'
import { draftEvent, draftSystemEvent, listChanges } from './draft-event.ts'
import { formatCanonicalJson } from './format-canonical-json.ts'
import { hashAuditEvent, toAuditLine } from './hash-audit-event.ts'
import { findMerkleRoot } from './merkle-range.ts'

function appendAudit(head: AuditHead | undefined, given: AuditDraft) {
  const appended = append(head, given)
  return { ...appended, event: readAuditText(appended.text) }
}

const AT_MS = Date.UTC(2026, 4, 6, 7, 8, 9, 10)
const ADMIN = { id: 'key_000000000001', address: '192.0.2.1', requestId: 'req-1' }

const draft: AuditDraft = draftEvent(ADMIN, {
  tenant: 'shop',
  action: 'key.updated',
  atMs: AT_MS,
  target: { kind: 'key', id: 'key_000000000002' },
  before: { name: 'a' },
  after: { name: 'b' },
})

describe('appendAudit', () => {
  it('begins a chain and goes on with it', () => {
    const first = appendAudit(undefined, draft)
    expect(first.event).toMatchObject({ seq: 1, previousHash: NO_HASH, tenant: 'shop' })
    const second = appendAudit(first.head, draft)
    expect(second.event).toMatchObject({ seq: 2, previousHash: first.event.hash })
    expect(second.head).toMatchObject({ size: 2, lastHash: second.event.hash, prunedSize: 0 })
    expect(first.head).toMatchObject({ size: 1, lastHash: first.event.hash })
    const leaf = (hash: string) => sha256(Buffer.from(`00${hash}`, 'hex'))
    expect(findMerkleRoot(second.head.frontier)).toBe(
      sha256(Buffer.from(`01${leaf(first.event.hash)}${leaf(second.event.hash)}`, 'hex')),
    )
  })

  it('hashes what a line of the export shows, but for the hash', () => {
    const { event } = appendAudit(undefined, draft)
    const { hash, ...rest } = JSON.parse(toAuditLine(event))
    expect(rest.at).toBe('2026-05-06T07:08:09.010Z')
    expect(hash).toBe(sha256(Buffer.from(formatCanonicalJson(rest))))
    expect(hash).toBe(event.hash)
    expect(toAuditLine(event)).toBe(formatCanonicalJson(JSON.parse(toAuditLine(event))))
  })

  it('has the same hash after any value went through JSON and UTF-8', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: unpaired }))
    const value = fc.jsonValue({ stringUnit: 'binary' })
    fc.assert(
      fc.property(text, value, fc.dictionary(text, value), (id, given, details) => {
        const { event } = appendAudit(undefined, {
          ...draft,
          target: { kind: 'role', id },
          after: { given },
          details,
        })
        const { hash, ...rest } = JSON.parse(Buffer.from(JSON.stringify(event)).toString())
        expect(hashAuditEvent(rest)).toBe(hash)
        expect(event.target.id.isWellFormed()).toBe(true)
      }),
    )
  })

  it('is read from what an older Keyward stored, too', () => {
    const { event } = appendAudit(undefined, draft)
    expect(readAuditText(JSON.stringify(event))).toEqual(event)
  })

  it('tells chains of tenants apart by nothing but their head', () => {
    const head: AuditHead = appendAudit(undefined, draft).head
    expect(appendAudit(head, draft).event).toEqual(appendAudit(head, draft).event)
  })
})

/** Halves of surrogate pairs and some letters. */
const unpaired = fc.constantFrom('\ud800', '\udc00', 'a', '\u0000', '"', '\u2028')

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

describe('formatCanonicalJson', () => {
  it('does as the examples of RFC 8785 say', () => {
    const value = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001, -0],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    }
    expect(formatCanonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27,0],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
  })

  it('sorts by UTF-16 code units, as the RFC shows', () => {
    const names = ['\u20ac', '\r', '\ufb33', '1', '\u{1f600}', '\u0080', '\u00f6']
    const sorted = Object.keys(
      JSON.parse(formatCanonicalJson(Object.fromEntries(names.map((name) => [name, 'x'])))),
    )
    expect(sorted).toEqual(['1', '\r', '\u0080', '\u00f6', '\u20ac', '\u{1f600}', '\ufb33'])
    expect(formatCanonicalJson({ b: 1, 'a\r': 2, a: 3 })).toBe('{"a":3,"a\\r":2,"b":1}')
  })

  it('leaves out what is undefined, and all but one of names that differ in half letters', () => {
    expect(formatCanonicalJson({ a: undefined, '\ud800': 1, '\ud801': 2 })).toBe('{"\ufffd":1}')
    expect(formatCanonicalJson('\ud800')).toBe('"\ufffd"')
    expect(formatCanonicalJson(JSON.parse('{"__proto__":1}'))).toBe('{"__proto__":1}')
  })

  it('takes the deepest metadata that there can be, and no more, whatever the stack', () => {
    const nest = (depth: number) => JSON.parse(`${'['.repeat(depth)}1${']'.repeat(depth)}`)
    expect(formatCanonicalJson(nest(2_100))).toHaveLength(4_201)
    expect(() => formatCanonicalJson(nest(limits.auditDepthMax + 1))).toThrow('so deeply')
  })

  it('refuses what JSON has not', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, 1n, () => {}, undefined]) {
      expect(() => formatCanonicalJson(value)).toThrow('JSON has no')
    }
  })
})

describe('draftEvent', () => {
  it('says who it was, of which kind', () => {
    expect(draft.actor).toEqual({ kind: 'admin_key', id: ADMIN.id })
    expect(draft).toMatchObject({ address: '192.0.2.1', requestId: 'req-1', outcome: 'done' })
    const local = draftEvent({ ...ADMIN, id: 'local' }, { ...draft })
    expect(local.actor).toEqual({ kind: 'local', id: 'local' })
    const system = draftSystemEvent({ ...draft, address: '192.0.2.9', outcome: 'noticed' })
    expect(system).toMatchObject({ actor: { kind: 'system', id: 'keyward' }, requestId: null })
    expect(system).toMatchObject({ address: '192.0.2.9', outcome: 'noticed' })
  })
})

describe('listChanges', () => {
  const record = {
    id: 'key_1',
    scopes: ['read:users'],
    expiresAtMs: AT_MS,
    notBeforeMs: null,
    updatedAtMs: 1,
    secrets: [
      { version: 1, algorithm: 'sha256', digest: 'DIGEST', lookup: 'LOOKUP', pepperId: 'PEPPER' },
    ],
  }

  it('names only what changed, instants as texts', () => {
    const after = { ...record, expiresAtMs: null, scopes: ['read:users'], updatedAtMs: 2 }
    expect(listChanges(record, after)).toEqual({
      before: { expiresAt: '2026-05-06T07:08:09.010Z' },
      after: { expiresAt: null },
    })
    expect(listChanges(record, record)).toEqual({ before: {}, after: {} })
  })

  it('tells all of what is new or gone, but never digest, look-up or pepper', () => {
    const { before, after } = listChanges(null, record)
    expect(before).toBeNull()
    expect(after).toMatchObject({ id: 'key_1', notBefore: null })
    expect(JSON.stringify(listChanges(record, null))).not.toMatch(/DIGEST|LOOKUP|PEPPER/)
    expect(JSON.stringify(after)).not.toMatch(/DIGEST|LOOKUP|PEPPER/)
  })

  it('is silent about a digest that was made anew', () => {
    const secrets = record.secrets.map((each) => ({ ...each, digest: 'OTHER' }))
    expect(listChanges(record, { ...record, secrets }).after).toEqual({})
  })

  it('tells a very long member by digest and count', () => {
    const routes = Array.from({ length: 5_000 }, (_, index) => ({ path: `/things/${index}` }))
    expect(listChanges({ routes: [] }, { routes })).toEqual({
      before: { routes: [] },
      after: { routes: { sha256: sha256(Buffer.from(formatCanonicalJson(routes))), items: 5_000 } },
    })
  })
})
