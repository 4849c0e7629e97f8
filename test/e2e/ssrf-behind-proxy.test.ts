/**
 * The attack: a server listens on loopback, with a proxy in front that lets strangers in; one of
 * them has it scan what else listens on that machine.
 */
import { afterEach, expect, it } from 'vitest'
import { openPeopleTarget } from '../fixtures/open-scans.ts'
import { type Keyward, removeDirectory, startKeyward } from '../fixtures/start-keyward.ts'

const running: Keyward[] = []

afterEach(async () => {
  for (const keyward of running.splice(0)) {
    await keyward.stop('SIGKILL')
    removeDirectory(keyward.directory)
  }
})

it.each([
  [[], 202],
  [['--trusted-proxy', '127.0.0.1'], 403],
  [['--behind-tls-proxy'], 403],
] as const)('with %j is answered %i, though the target is listed', async (more, expected) => {
  const target = await openPeopleTarget()
  const keyward = await startKeyward({ args: ['serve', '--scan-target', target, ...more] })
  running.push(keyward)
  const { status } = await keyward.call('POST', '/v1/scans', { target, requests: 20 })
  expect(status).toBe(expected)
})
