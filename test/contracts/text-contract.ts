/** What every storage does with text that was made to hurt it: it keeps it as it is. */
import { describe, expect, it } from 'vitest'
import { makeApi, makeImportedKey, makeRole } from './records.ts'
import { listIds, type OpenStorageUnderTest, useStorage } from './storage-under-test.ts'

const HOSTILE_TEXTS: readonly string[] = [
  `'; DROP TABLE keys; --`,
  `" OR ""="`,
  `') UNION SELECT digest FROM key_secrets --`,
  '`; DELETE FROM apis; --',
  '100%_done\\',
  '%',
  '_',
  '\\%',
  'a\0b',
  '\0',
  '\u{1f511}\u{1f469}\u200d\u{1f680}',
  'e\u0301',
  '\u202etxt.exe',
  '\ufeffbom',
  ' lead and trail ',
  'line\r\nbreak\ttab',
  '{"json":"[1,2]"}',
  '?1 :name @name $name',
  'null',
  '__proto__',
  'constructor',
  'x'.repeat(100_000),
  '\u{10ffff}'.repeat(1_000),
]

export function testHostileText(open: OpenStorageUnderTest): void {
  describe('hostile text', () => {
    const used = useStorage(open)

    it('comes back as it went in, and is found by filters as plain text', async () => {
      for (const [index, text] of HOSTILE_TEXTS.entries()) {
        const lookup = `sha256::${text}`
        const key = makeImportedKey(`key_${index}`, lookup, {
          name: text,
          owner: text,
          hint: text,
          scopes: [text],
          addresses: [text],
          metadata: JSON.parse(`{${JSON.stringify(text)}: {"__proto__": ${JSON.stringify(text)}}}`),
          revokedReason: text,
          createdBy: text,
        })
        await used.storage.insertKey(key, null)
        expect(await used.storage.findKey(key.id)).toEqual(key)
        expect(await used.storage.findKeyByLookup('shop', lookup)).toEqual(key)
      }
      for (const text of HOSTILE_TEXTS) {
        const expectIds = async (filter: object, matches: (other: string) => boolean) => {
          const expected = HOSTILE_TEXTS.flatMap((other, at) =>
            matches(other) ? [`key_${at}`] : [],
          )
          expect((await listIds(used.storage, filter)).toSorted()).toEqual(expected.toSorted())
        }
        const folded = text.toLowerCase()
        await expectIds({ owner: text }, (other) => other === text)
        await expectIds({ name: text }, (other) => other.toLowerCase().includes(folded))
        await expectIds({ prefix: text }, (other) => other.startsWith(text))
        const digits = (other: string) => `key_${HOSTILE_TEXTS.indexOf(other)}`
        await expectIds(
          { hint: text },
          (other) => other.includes(text) || digits(other).includes(text),
        )
      }
    })

    it('in ids, names, subjects and cursors does no harm', async () => {
      const { storage } = used
      for (const [index, text] of HOSTILE_TEXTS.entries()) {
        expect(await storage.findApi(text)).toBeUndefined()
        expect(await storage.findKey(text)).toBeUndefined()
        const api = makeApi({ id: text, prefix: `${index}`, name: text, upstream: text })
        await storage.insertApi(api, null)
        const role = makeRole({ apiId: text, name: text, description: text, scopes: [text] })
        await storage.insertRole(role, null)
        const found = await storage.findApi(text)
        expect(found).toEqual({ api, roles: new Map([[text, role]]) })
        const quota = { subject: text, period: 'total', periodStartMs: 0, limit: 9 } as const
        expect((await storage.reserveQuota({ ...quota, amount: index % 9 })).reserved).toBe(
          index % 9,
        )
        const page = await storage.listRoles(text, { cursor: null, size: 1 })
        expect(page).toEqual({ items: [role], cursor: null })
        expect(await storage.deleteRole(text, text)).toBe(true)
      }
      const { items } = await storage.listApis({ cursor: null, size: 500 })
      expect(items).toHaveLength(HOSTILE_TEXTS.length + 2)
    })
  })
}
