import { writeFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { afterEach, expect, it } from 'vitest'
import { openPeopleTarget } from '../fixtures/open-scans.ts'
import { type Keyward, removeDirectory, startKeyward } from '../fixtures/start-keyward.ts'
import { cleanUpAfterEach, createWorkFolder } from './work-folder.ts'

cleanUpAfterEach()

const running: Keyward[] = []

afterEach(async () => {
  for (const keyward of running.splice(0)) {
    await keyward.stop('SIGKILL')
    removeDirectory(keyward.directory)
  }
})

async function startWith(target: string) {
  const keyward = await startKeyward({ args: ['serve', '--scan-target', target] })
  running.push(keyward)
  const folder = createWorkFolder()
  const env = { KEYWARD_URL: keyward.url, KEYWARD_API_KEY: keyward.adminKey }
  return { keyward, folder, run: (...args: string[]) => folder.run(args, env) }
}

it('lets a person scan by a server, read the report and see what changed', async () => {
  const key = `${'people'}-key-0815-4711-abcd`
  const target = await openPeopleTarget({ key })
  const { folder, run } = await startWith(target)
  writeFileSync(folder.file('keys.txt'), `ann=${key}\n`)
  const ids: string[] = []
  for (const more of [[], ['--key-file', 'keys.txt']]) {
    const created = await run('scans', 'create', target, '--requests', '300', ...more, '--json')
    expect([created.code, created.stderr]).toEqual([0, ''])
    const { id } = JSON.parse(created.stdout)
    ids.push(id)
    for (;;) {
      const { state } = JSON.parse((await run('scans', 'show', id, '--json')).stdout)
      if (state === 'done') break
      expect(['queued', 'running']).toContain(state)
      await setTimeout(100)
    }
  }
  const [first = '', second = ''] = ids
  const shown = await run('scans', 'show', second)
  expect(shown.stdout).toContain('keys      ann')
  expect((await run('scans', 'list', '--target', target)).stdout).toContain(first)
  const diff = await run('scans', 'diff', second)
  expect(diff.stdout.split('\n')[0]).toBe(`${second} compared with ${first}`)
  const asJson = await run('scans', 'diff', second, '--json')
  const compared = JSON.parse(asJson.stdout)
  expect(compared).toMatchObject({ scan: second, with: first })
  expect([diff.code, asJson.code]).toEqual(compared.new.length > 0 ? [1, 1] : [0, 0])
  const whole = JSON.parse((await run('scans', 'report', second, '--json')).stdout)
  expect(whole.schema).toBe('keyward.scan/1')
  const report = await run('scans', 'report', second)
  expect([report.code, report.stdout]).toEqual([0, expect.stringContaining(target)])
  expect(report.stdout).not.toContain(key)
  const again = await run('scans', 'cancel', second)
  expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('The scan has ended')])
  const other = await run('scans', 'create', 'http://127.0.0.1:9')
  expect(other.stderr).toContain('not on the list of allowed targets')
})

it('lets a person set, see and end a schedule', async () => {
  const target = await openPeopleTarget()
  const { run } = await startWith(target)
  await run('apis', 'create', 'shop')
  const made = await run('scan-schedules', 'create', target, '--every', '12h')
  expect([made.code, made.stdout]).toEqual([0, expect.stringContaining('every    12h')])
  expect((await run('scan-schedules', 'list')).stdout).toContain(target)
  expect((await run('scan-schedules', 'show', 'shop')).stdout).toContain('next')
  const ended = await run('scan-schedules', 'delete', 'shop', '--json')
  expect(JSON.parse(ended.stdout)).toEqual({ api: 'shop', deleted: true })
  expect((await run('scan-schedules', 'list')).stdout).toContain('There is no schedule.')
})

it('says that a data directory alone scans nothing', async () => {
  const target = await openPeopleTarget()
  const { keyward, folder } = await startWith(target)
  await keyward.stop()
  const args = ['scans', 'create', target, '--data', keyward.dataDirectory]
  const { code, stderr } = await folder.run(args)
  expect(code).not.toBe(0)
  expect(stderr).toContain('Scans are run and compared by a server')
  const listed = await folder.run(['scans', 'list', '--data', keyward.dataDirectory])
  expect([listed.code, listed.stdout]).toEqual([0, 'There is no scan.\n'])
})
