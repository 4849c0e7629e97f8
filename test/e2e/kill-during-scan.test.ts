/** A scan is under way when the server is killed, or stopped: what is told of it afterwards? */
import { setTimeout } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { openSilentTarget } from '../fixtures/open-scans.ts'
import { type Keyward, removeDirectory, startKeyward } from '../fixtures/start-keyward.ts'

const running: Keyward[] = []

afterEach(async () => {
  for (const keyward of running.splice(0)) {
    await keyward.stop('SIGKILL')
    removeDirectory(keyward.directory)
  }
})

async function start(target: string, directory?: string): Promise<Keyward> {
  const args = ['serve', '--scan-target', target]
  const keyward = await startKeyward({ args, ...(directory === undefined ? {} : { directory }) })
  running.push(keyward)
  return keyward
}

describe('a server that ends during scans', () => {
  it.each([
    ['SIGKILL', 'The server was restarted before the scan had ended.'],
    ['SIGTERM', 'The server was stopped before the scan had ended.'],
  ] as const)('by %s tells that they failed, and scans again', async (signal, problem) => {
    const target = await openSilentTarget()
    const first = await start(target)
    const key = `${'some'}-key-of-the-target-0815`
    const body = { target, keys: [{ name: 'ann', key }] }
    const ids: string[] = []
    for (let count = 0; count < 3; count++) {
      const { status, body: scan } = await first.call('POST', '/v1/scans', body)
      expect(status).toBe(202)
      ids.push(scan.id)
    }
    for (;;) {
      const { body: scan } = await first.call('GET', `/v1/scans/${ids[0]}`)
      if (scan.state === 'running') break
      await setTimeout(20)
    }
    const begun = Date.now()
    await first.stop(signal)
    expect(Date.now() - begun).toBeLessThan(10_000)
    const second = await start(target, first.directory)
    for (const id of ids) {
      const { body: scan } = await second.call('GET', `/v1/scans/${id}`)
      expect(scan).toMatchObject({ state: 'failed', problem, options: { keys: ['ann'] } })
    }
    expect((await second.call('POST', '/v1/scans', body)).status).toBe(202)
    expect(first.output() + second.output()).not.toContain(key)
  })
})
