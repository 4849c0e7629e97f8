/** The part of the storage contract about rotation: secrets are added, ended and forgotten. */
import { describe, expect, it } from 'vitest'
import type { KeyRecord } from '../../src/engine/keys/key-record.ts'
import type { Trail } from '../../src/engine/trail.ts'
import { makeImportedKey, makeKey, makeSecret, NOW_MS } from './records.ts'
import { type OpenStorageUnderTest, outcomeOf, useStorage } from './storage-under-test.ts'

const second = makeSecret({ version: 2, digest: 'd2'.repeat(32) })
const ending = makeSecret({ expiresAtMs: NOW_MS + 1_000 })

function rotated(key: KeyRecord, changes: Partial<KeyRecord> = {}): KeyRecord {
  return { ...key, secrets: [ending, second], version: key.version + 1, ...changes }
}

const TRAIL: Trail = {
  events: [
    {
      tenant: 'shop',
      action: 'key.rotated',
      outcome: 'done',
      atMs: NOW_MS,
      actor: { kind: 'local', id: 'local' },
      target: { kind: 'key', id: 'key_1' },
      before: null,
      after: null,
      details: {},
      address: null,
      requestId: null,
    },
  ],
  revocations: [
    {
      atMs: NOW_MS,
      apiId: 'shop',
      keyId: 'key_1',
      role: null,
      jti: null,
      secretVersionMax: 1,
      issuedBeforeMs: null,
      effectiveAtMs: NOW_MS,
      forgetAtMs: NOW_MS + 1_000,
      reason: 'rotated',
    },
  ],
}

export function testRotation(open: OpenStorageUnderTest): void {
  describe('rotation', () => {
    const used = useStorage(open)

    it('adds a secret, writes ends, and forgets what is not named, durably', async () => {
      const key = makeKey('key_1')
      await used.storage.insertKey(key, null)
      await used.storage.rotateKey(rotated(key))
      await used.reopen()
      expect((await used.storage.findKey('key_1'))?.secrets).toEqual([ending, second])
      const third = rotated(key, { secrets: [second], version: 3 })
      await used.storage.rotateKey(third)
      expect(await used.storage.findKey('key_1')).toEqual(third)
    })

    it('never writes the digest of a secret that is there', async () => {
      const key = makeKey('key_1')
      await used.storage.insertKey(key, null)
      const renewed = makeSecret({ digest: 'e1'.repeat(32), pepperId: 'p2' })
      await used.storage.replaceSecret('key_1', makeSecret().digest, renewed)
      await used.storage.rotateKey(rotated(key))
      const stored = await used.storage.findKey('key_1')
      expect(stored?.secrets[0]).toEqual({ ...renewed, expiresAtMs: ending.expiresAtMs })
    })

    it('refuses an older version, and then writes nothing of the trail either', async () => {
      const key = makeKey('key_1')
      await used.storage.insertKey(key, null)
      await used.storage.rotateKey(rotated(key), TRAIL)
      const again = () => used.storage.rotateKey(rotated(key), TRAIL)
      expect(await outcomeOf(again)).toBe('conflict')
      expect((await used.storage.findAuditHead('shop'))?.size).toBe(1)
      expect(await used.storage.readRevocations(0, 10)).toEqual([
        { ...TRAIL.revocations[0], seq: 1 },
      ])
    })

    it('finds an imported key by its look-up as long as that secret is kept', async () => {
      const key = makeImportedKey('key_1', 'sha256::aa')
      await used.storage.insertKey(key, null)
      const [imported] = key.secrets
      if (imported === undefined) throw new Error('an imported key has a secret')
      const secrets = [{ ...imported, expiresAtMs: NOW_MS + 1 }, second]
      await used.storage.rotateKey(rotated(key, { secrets }))
      expect((await used.storage.findKeyByLookup('shop', 'sha256::aa'))?.id).toBe('key_1')
      await used.storage.rotateKey(rotated(key, { secrets: [second], version: 3 }))
      expect(await used.storage.findKeyByLookup('shop', 'sha256::aa')).toBeUndefined()
      const other = makeImportedKey('key_2', 'sha256::aa')
      expect(await outcomeOf(() => used.storage.insertKey(other, null))).toBe('done')
    })

    it('numbers revocations without a gap and forgets those that are over', async () => {
      const { storage } = used
      for (let count = 0; count < 3; count++) await storage.appendTrail(TRAIL)
      expect((await storage.readRevocations(1, 1)).map(({ seq }) => seq)).toEqual([2])
      await storage.sweepRevocations(NOW_MS + 1_001)
      expect(await storage.readRevocations(0, 10)).toEqual([])
      expect(await storage.findRevocationSeq()).toBe(3)
      await used.reopen()
      await used.storage.appendTrail(TRAIL)
      expect(await used.storage.findRevocationSeq()).toBe(4)
    })

    it('keep one revocation of each role and API, the last, beside those of keys', async () => {
      const { storage } = used
      const write = (keyId: string | null, role: string | null, apiId = 'shop') => {
        const [revocation] = TRAIL.revocations
        if (revocation === undefined) throw new Error('the trail has a revocation')
        const revocations = [{ ...revocation, apiId, keyId, role }]
        return storage.appendTrail({ events: [], revocations })
      }
      for (let count = 0; count < 3; count++) {
        await write('key_1', null)
        await write(null, 'reader')
        await write(null, 'reader', 'crm')
        await write(null, null)
      }
      await used.reopen()
      const kept = await used.storage.readRevocations(0, 20)
      expect(kept.map(({ apiId, keyId, role }) => [apiId, keyId, role])).toEqual([
        ['shop', 'key_1', null],
        ['shop', 'key_1', null],
        ['shop', 'key_1', null],
        ['shop', null, 'reader'],
        ['crm', null, 'reader'],
        ['shop', null, null],
      ])
      expect(await used.storage.findRevocationSeq()).toBe(12)
    })
  })
}
