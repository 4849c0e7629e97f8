import { describe, expect, it } from 'vitest'
import { DAY_MS } from '../../src/base/units.ts'
import { listenManagement } from '../fixtures/listen-management.ts'
import { createShopKey } from '../fixtures/open-memory-engine.ts'
import { runHere } from './in-process.ts'

/** A server with a key of `shop` that is a hundred days old and was used for `read:users`. */
async function open() {
  const management = await listenManagement()
  const { engine, clock, listener, createAdminKey, call } = management
  const scopes = ['read:*', 'write:users']
  const { key, text } = await createShopKey(engine, { scopes, owner: 'acme' })
  clock.advanceMs(100 * DAY_MS)
  const asked = { key: text, api: 'shop', scopes: ['read:users'] }
  await call('POST', '/v1/keys/verify', { body: asked })
  const expiresAtMs = clock.nowMs() + 90 * DAY_MS
  const admin = await createAdminKey({ scopes: ['*:keys', '*:apis'], owner: 'ops', expiresAtMs })
  const environment = {
    KEYWARD_API_KEY: admin,
    KEYWARD_URL: `http://127.0.0.1:${listener.port}`,
  }
  const run = (line: string) => runHere(['keys', 'review', ...line.split(' ')], environment)
  return { ...management, key, run }
}

describe('keyward keys review', () => {
  it('shows what can be taken, and ends as --fail-on says', async () => {
    await using server = await open()
    const { run, key } = server
    const shown = await run('--api shop')
    expect([shown.code, shown.stderr]).toEqual([0, ''])
    expect(shown.stdout).toContain('1 working key, 1 with findings')
    expect(shown.stdout).toContain('  take    read:* write:users\n  leave   read:users\n')
    expect(shown.stdout).toContain(`keyward keys review --apply ${key.id}`)
    expect((await run('--fail-on medium')).code).toBe(1)
    expect((await run('--kind no_expiry --fail-on medium')).code).toBe(0)
    expect((await run('--fail-on never')).code).toBe(0)
  })

  it('goes on after a page, or reads all of them, with the same sums on each', async () => {
    await using server = await open()
    const { run, engine, key } = server
    const second = await createShopKey(engine, { owner: 'acme' })
    const [first, all] = [await run('--api shop --limit 1'), await run('--all --json')]
    const [, cursor] = /--cursor (\S+)/.exec(first.stdout) ?? []
    const next = await run(`--api shop --limit 1 --json --cursor ${cursor}`)
    expect(JSON.parse(next.stdout)).toMatchObject({
      reviewed: 2,
      withFindings: 2,
      items: [{ id: second.key.id }],
      cursor: null,
    })
    const ids = JSON.parse(all.stdout).items.map(({ id }: { id: string }) => id)
    expect(ids).toEqual([key.id, second.key.id])
  })

  it('applies what it proposes, once', async () => {
    await using server = await open()
    const { run, key, engine } = server
    const applied = await run(`--apply ${key.id} --json`)
    expect(applied.code).toBe(0)
    expect(JSON.parse(applied.stdout)).toMatchObject({
      items: [{ id: key.id, applied: true, from: ['read:*', 'write:users'] }],
    })
    expect((await engine.storage.findKey(key.id))?.scopes).toEqual(['read:users'])
    const again = await run(`--apply ${key.id}`)
    expect([again.code, again.stdout]).toEqual([
      1,
      `unchanged  ${key.id}: all that it holds was used, or was granted in the period\n`,
    ])
  })

  it('records that the keys were reviewed', async () => {
    await using server = await open()
    const done = await server.run('--api shop --record --note quarterly --json')
    expect(JSON.parse(done.stdout)).toMatchObject({ api: 'shop', note: 'quarterly', reviewed: 1 })
    const { text } = await server.call('GET', '/v1/audit-events?action=access_review.done')
    expect(JSON.parse(text).items).toHaveLength(1)
  })

  it.each(['--apply key_1 --record', '--note x', '--days 0', '--days 400', '--kind odd'])(
    'refuses %s',
    async (line) => {
      await using server = await open()
      expect((await server.run(line)).code).toBe(2)
    },
  )
})
