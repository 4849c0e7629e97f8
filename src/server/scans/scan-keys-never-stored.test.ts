/**
 * The attack: somebody who gets hold of the database, the log or an answer finds in it the keys
 * that were given to a scan.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import {
  createTemporaryDirectory,
  removeDirectory,
} from '../../../test/contracts/temporary-directory.ts'
import { openPeopleTarget, openScanManagement } from '../../../test/fixtures/open-scans.ts'
import { openStorage } from '../../storage/open-storage.ts'

const KEY = `shop_${'live'}_${'Zx81'.repeat(9)}`
const OTHER = `${'plain-old'}-secret-4711`

it('are in no answer, log line or table, whatever becomes of the scan', async () => {
  const target = await openPeopleTarget({ key: KEY })
  const { call, scan, waitFor, engine, logLines } = await openScanManagement({ targets: [target] })
  const keys = [
    { name: 'ann', key: KEY },
    { name: 'old', key: OTHER, revoked: true },
  ]
  const body = { target, keys, requests: 300 }
  const headers = { 'idempotency-key': 'once' }
  const first = await call('POST', '/v1/scans', { body, headers })
  const other = keys.map((each) => ({ ...each, key: `${each.key}-other` }))
  const again = await call('POST', '/v1/scans', { body: { ...body, keys: other }, headers })
  expect([first.status, again.status]).toEqual([202, 200])
  const seen = [first.text, again.text]
  const ended = await waitFor(first.json.id)
  expect(ended).toMatchObject({ state: 'done', options: { keys: ['ann', 'old'] } })

  const broken = await scan({ ...body, openapi: `${target}/missing-${KEY.slice(0, 4)}` })
  seen.push(JSON.stringify(await waitFor(broken)))
  for (const path of ['', '/report', '/report?format=html', '/report?format=sarif', '/diff']) {
    seen.push((await call('GET', `/v1/scans/${first.json.id}${path}`)).text)
  }
  const wrong = [
    { target, keys: [{ name: KEY, key: OTHER }] },
    { target, keys: [{ name: 'a', key: KEY, extra: 1 }] },
    { target: `${target}/${KEY}`, keys },
    { target, keys: [...keys, { name: 'c', key: KEY }] },
    { target, keys, only: ['no-such-rule'] },
    { target: 'http://127.0.0.1:1', keys },
  ]
  for (const each of wrong) {
    const { status, text } = await call('POST', '/v1/scans', { body: each })
    expect([400, 403]).toContain(status)
    seen.push(text)
  }
  const { storage } = engine
  seen.push(JSON.stringify(await storage.listScans({}, { cursor: null, size: 50 })))
  seen.push(JSON.stringify(await storage.findIdempotency('local', 'x')), ...logLines)
  const text = seen.join('\n')
  expect(text).toContain('"ann"')
  for (const key of [KEY, OTHER]) {
    expect(text).not.toContain(key)
    expect(text).not.toContain(encodeURIComponent(key))
    expect(text).not.toContain(btoa(key).slice(0, 20))
  }
})

it('are in no file of the data directory', async () => {
  const directory = createTemporaryDirectory()
  const storage = await openStorage({ dataDirectory: join(directory, 'data') })
  const target = await openPeopleTarget({ key: KEY })
  const { engine, scan, waitFor } = await openScanManagement({ targets: [target] })
  const id = await scan({ target, keys: [{ name: 'ann', key: KEY }], requests: 300 })
  await waitFor(id)
  const record = await engine.storage.findScan(id)
  const report = await engine.storage.findScanReport(id)
  if (record === undefined || report === undefined) throw new Error('it has ended')
  await storage.insertScan({ ...record, apiId: null, version: 1 }, null)
  await storage.updateScan({ ...record, version: 2 }, report)
  await storage.close()
  const files = readdirSync(join(directory, 'data')).map((each) => join(directory, 'data', each))
  const bytes = files.map((file) => readFileSync(file, 'latin1')).join('')
  expect(bytes).toContain('keyward.scan/1')
  expect(bytes).not.toContain(KEY)
  removeDirectory(directory)
})
