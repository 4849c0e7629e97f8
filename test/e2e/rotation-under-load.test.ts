/** Promise 5 with real processes: an overlap without a refusal, an end without an exception. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { cleanUpAfterEach, start } from '../fixtures/restart-keyward.ts'
import { type Keyward, runKeyward } from '../fixtures/start-keyward.ts'
import type { Answered } from '../fixtures/verify-in-a-loop.ts'

cleanUpAfterEach()

const CLIENT = fileURLToPath(new URL('../fixtures/verify-in-a-loop.ts', import.meta.url))

const clients: ChildProcess[] = []
afterEach(() => {
  for (const client of clients.splice(0)) client.kill('SIGKILL')
})

/** Asks about `secret` from a process of its own until `stop`, which answers what it was told. */
function startClient({ url, adminKey }: Keyward, secret: string) {
  const child = fork(CLIENT, { stdio: 'inherit' })
  clients.push(child)
  child.send({ url, adminKey, secret })
  return {
    async stop(): Promise<Answered[]> {
      const told = once(child, 'message')
      child.send('stop')
      return (await told)[0]
    },
  }
}

async function createKey(keyward: Keyward, settings: object = {}) {
  await keyward.call('POST', '/v1/apis', { id: 'shop', prefix: 'shop_live' })
  const { body } = await keyward.call('POST', '/v1/keys', { api: 'shop', ...settings })
  return { id: body.id as string, secret: body.secret as string }
}

async function rotate(keyward: Keyward, id: string, graceSeconds: number) {
  const { body } = await keyward.call('POST', `/v1/keys/${id}/rotate`, { graceSeconds })
  return {
    secret: body.secret as string,
    previousEndsAtMs: Date.parse(body.previousSecretEndsAt),
    expiresAt: body.expiresAt as string | null,
  }
}

const verdicts = (answers: readonly Answered[]) => new Set(answers.map(({ verdict }) => verdict))

describe('a rotation under load', () => {
  it('refuses nobody in its grace, and lets nobody pass with the old secret after it', async () => {
    const keyward = await start()
    const { id, secret } = await createKey(keyward)
    const old = startClient(keyward, secret)
    await sleep(500)
    const rotated = await rotate(keyward, id, 2)
    const fresh = startClient(keyward, rotated.secret)
    await sleep(rotated.previousEndsAtMs - Date.now() + 700)
    const [ofOld, ofNew] = [await old.stop(), await fresh.stop()]
    const endMs = rotated.previousEndsAtMs
    const before = ofOld.filter(({ doneAtMs }) => doneAtMs < endMs)
    const after = ofOld.filter(({ sentAtMs }) => sentAtMs >= endMs)
    expect([verdicts(before), verdicts(after)]).toEqual([
      new Set(['allowed']),
      new Set(['not_found']),
    ])
    expect(verdicts(ofNew)).toEqual(new Set(['allowed']))
    for (const answers of [before, after, ofNew]) expect(answers.length).toBeGreaterThan(20)
  })

  it('with a grace of 0 lets nobody pass who asks after the answer', async () => {
    const keyward = await start()
    const { id, secret } = await createKey(keyward)
    const old = startClient(keyward, secret)
    await sleep(500)
    await rotate(keyward, id, 0)
    const answeredAtMs = Date.now()
    await sleep(300)
    const answers = await old.stop()
    const after = answers.filter(({ sentAtMs }) => sentAtMs > answeredAtMs)
    expect(after.length).toBeGreaterThan(10)
    expect(verdicts(after)).toEqual(new Set(['not_found']))
  })

  it('counts both secrets as one key: limit and quota to the unit, expiry as it was', async () => {
    const keyward = await start()
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString()
    for (const settings of [
      { rateLimits: [{ name: 'default', limit: 150, windowMs: 60_000 }] },
      { quota: { limit: 150, period: 'total' } },
    ]) {
      const { id, secret } = await createKey(keyward, { ...settings, expiresAt })
      const rotated = await rotate(keyward, id, 3_600)
      expect(rotated.expiresAt).toBe(expiresAt)
      const both = [startClient(keyward, secret), startClient(keyward, rotated.secret)]
      await sleep(2_000)
      const answers = await Promise.all(both.map((client) => client.stop()))
      const passed = answers.map((each) => each.filter(({ verdict }) => verdict === 'allowed'))
      expect(passed.flat()).toHaveLength(150)
      for (const each of passed) expect(each.length).toBeGreaterThan(0)
    }
  })
})

describe('kill -9 among rotations', () => {
  it('leaves each answered secret working, an event for each, and a log that holds', async () => {
    let keyward = await start()
    const { id, secret } = await createKey(keyward)
    let newest = secret
    for (let round = 0; round < 6; round++) {
      const running = keyward
      const killed = sleep(20 + round * 35).then(() => running.stop('SIGKILL'))
      try {
        for (;;) {
          newest = (await rotate(running, id, 3_600)).secret ?? newest
          await running.call('POST', `/v1/keys/${id}/rotation/finish`)
        }
      } catch {
        // It was killed.
      }
      await killed
      keyward = await start(running.directory)
      const asked = { key: newest, api: 'shop' }
      expect((await keyward.call('POST', '/v1/keys/verify', asked)).body.allowed).toBe(true)
      const { secrets } = (await keyward.call('GET', `/v1/keys/${id}`)).body
      const path = `/v1/audit-events?action=key.rotated&target=${id}&limit=500`
      const events = (await keyward.call('GET', path)).body.items
      expect(events).toHaveLength(secrets.at(-1).version - 1)
      await keyward.call('POST', `/v1/keys/${id}/rotation/finish`)
      newest = (await rotate(keyward, id, 0)).secret
    }
    await keyward.stop()
    const cwd = keyward.directory
    const args = ['audit', 'export', '--data', 'data', '--output', 'log.ndjson']
    expect((await runKeyward(args, { cwd })).code).toBe(0)
    const proven = await runKeyward(['audit', 'verify', 'log.ndjson'], { cwd })
    expect([proven.code, proven.stderr]).toEqual([0, ''])
  }, 60_000)
})
