/** Sinks of a real server, with receivers that die and a server that is killed: nothing is lost. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { until } from '../fixtures/audit-events.ts'
import { cleanUpAfterEach } from '../fixtures/restart-keyward.ts'
import {
  createScratchDirectory,
  findFreePort,
  type Keyward,
  removeDirectory,
  startKeyward,
} from '../fixtures/start-keyward.ts'
import { startSyslogReceiver } from '../fixtures/start-syslog-receiver.ts'
import { createWebhookSecret, startWebhookReceiver } from '../fixtures/start-webhook-receiver.ts'

cleanUpAfterEach()

const ARGS = ['serve', '--config', 'sinks.yaml', '--admin-key-file', 'admin.key']

async function start(directory: string, adminKey?: string): Promise<Keyward> {
  if (adminKey !== undefined) return startKeyward({ args: ARGS, directory, adminKey })
  return startKeyward({ args: ARGS, directory })
}

/** Makes changes, each with an event, whose names say which they are. */
async function createRoles(keyward: Keyward, from: number, count: number) {
  for (let index = from; index < from + count; index++) {
    const body = { api: 'shop', name: `role${index}`, scopes: ['read:users'] }
    const { status } = await keyward.call('POST', '/v1/roles', body)
    expect(status).toBe(201)
  }
}

function readFile(path: string): { action: string; target: { id: string } }[] {
  if (!existsSync(path)) return []
  const lines = readFileSync(path, 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line))
}

const roles = (ids: readonly string[]) => [
  ...new Set(ids.filter((id) => id.startsWith('role')).map((id) => Number(id.slice(4)))),
]

const count = (length: number) => Array.from({ length }, (_, index) => index)

describe('sinks', () => {
  it('have every event in order after receivers and the server were killed', async () => {
    const directory = createScratchDirectory()
    const secret = createWebhookSecret()
    const [hookPort, syslogPort] = [await findFreePort(), await findFreePort()]
    writeFileSync(join(directory, 'hook.secret'), `${secret}\n`)
    writeFileSync(
      join(directory, 'sinks.yaml'),
      `apis:
  shop: { prefix: shop_live }
audit:
  sinks:
    - { kind: file, path: audit.ndjson }
    - { kind: webhook, url: 'http://127.0.0.1:${hookPort}/', secretFile: hook.secret }
    - { kind: syslog, address: 'tcp://127.0.0.1:${syslogPort}' }
`,
    )
    const seen = { hook: [] as string[], syslog: [] as string[] }
    const hook = await startWebhookReceiver(secret, { port: hookPort })
    const syslog = await startSyslogReceiver({ port: syslogPort })
    let keyward = await start(directory)
    const { adminKey } = keyward
    const file = join(directory, 'audit.ndjson')
    const rotated = `${file}.1`
    const fileRoles = () =>
      roles([...readFile(rotated), ...readFile(file)].map(({ target }) => target.id))
    try {
      await createRoles(keyward, 0, 20)
      await until(() => hook.received.length > 5 && syslog.messages.length > 5)
      await Promise.all([hook.close(), syslog.kill()])
      seen.hook.push(...hook.received.map(({ data }) => targetOf(data)))
      seen.syslog.push(...syslog.messages.map(({ parameters }) => parameters['target'] ?? ''))
      const beganAtMs = performance.now()
      await createRoles(keyward, 20, 20)
      expect(performance.now() - beganAtMs).toBeLessThan(2_000)
      expect((await keyward.call('GET', '/readyz')).status).toBe(200)
      renameSync(file, rotated)
      keyward.process.kill('SIGHUP')
      await createRoles(keyward, 40, 10)
      await until(() => fileRoles().length === 50)
      await keyward.stop('SIGKILL')
      const laterHook = await startWebhookReceiver(secret, { port: hookPort })
      const laterSyslog = await startSyslogReceiver({ port: syslogPort })
      keyward = await start(directory, adminKey)
      await createRoles(keyward, 50, 5)
      const hookRoles = () =>
        roles([...seen.hook, ...laterHook.received.map(({ data }) => targetOf(data))])
      const syslogRoles = () =>
        roles([
          ...seen.syslog,
          ...laterSyslog.messages.map(({ parameters }) => parameters['target'] ?? ''),
        ])
      await until(() => hookRoles().length === 55 && syslogRoles().length === 55)
      expect([hookRoles(), syslogRoles(), fileRoles()]).toEqual([count(55), count(55), count(55)])
      expect([hook.errors, laterHook.errors, laterSyslog.errors]).toEqual([[], [], []])
      const output = keyward.output()
      expect(output).not.toContain(secret)
      await Promise.all([laterHook.close(), laterSyslog.kill()])
    } finally {
      await keyward.stop('SIGKILL')
      removeDirectory(directory)
    }
  }, 60_000)

  it('hear that the server stops', async () => {
    const directory = createScratchDirectory()
    writeFileSync(
      join(directory, 'sinks.yaml'),
      'audit: { sinks: [{ kind: file, path: audit.ndjson, filter: { actions: [server.*] } }] }\n',
    )
    const keyward = await start(directory)
    try {
      expect(await keyward.stop()).toBe(0)
      const actions = readFile(join(directory, 'audit.ndjson')).map(({ action }) => action)
      expect(actions).toEqual(['server.started', 'server.stopped'])
    } finally {
      removeDirectory(directory)
    }
  })
})

function targetOf(data: object): string {
  return (data as { target: { id: string } }).target.id
}
