/** The attack: a scan is made to crash over a key, so that the key ends up in the log. */
import { expect, it } from 'vitest'
import { openScanManagement } from '../../../test/fixtures/open-scans.ts'
import { SecretText } from '../../base/secret-text.ts'
import { LOCAL_OPERATOR } from '../../engine/principal.ts'
import { createScan } from '../../engine/scans/create-scan.ts'
import type { RunTask } from './run-task.ts'
import { ScanQueue } from './scan-queue.ts'

const KEY = `shop_${'live'}_${'Zx81'.repeat(9)}`

it('is told without it', async () => {
  const target = 'http://127.0.0.1:9'
  const { engine: opened, desk, waitFor } = await openScanManagement({ targets: [target] })
  const told: string[] = []
  const onBackgroundError = (error: unknown) => void told.push(String(error))
  const engine = { ...opened, onBackgroundError }
  const runTask: RunTask = () =>
    Promise.resolve({ problem: `At ${KEY}.`, mistake: `TypeError: bad value ${KEY}` })
  const queue = new ScanQueue({ engine, targets: desk.targets, runTask, version: '0' })
  const options = {
    openapi: null,
    isActive: false,
    requestsBudget: null,
    requestsPerSecond: null,
    onlyRules: null,
    skippedRules: [],
    keyNames: ['ann'],
  }
  const request = { apiId: null, target, options, idempotency: null }
  const { scan } = await createScan(engine, LOCAL_OPERATOR, request, () => {})
  queue.add(scan, [{ name: 'ann', secret: new SecretText(KEY), isRevoked: false }])
  const ended = await waitFor(scan.id)
  expect(ended.problem).toContain('[key]')
  const text = [JSON.stringify(ended), ...told].join('\n')
  expect(text).toContain('bad value [key]')
  expect(text).not.toContain(KEY)
})
