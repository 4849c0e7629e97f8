import { expect, it } from 'vitest'
import { serveSample } from '../../../../test/scanner/serve-sample.ts'
import { json, keyedSample, sampleKeys } from '../sample-api.ts'
import { runScan } from './run-scan.ts'

it('deletes nothing with a good key, and nothing that exists, even in active mode', async () => {
  const keys = Object.values(sampleKeys)
  const changed: string[] = []
  const sample = keyedSample(
    'writes',
    {
      routes: {
        'GET /v1/users': () => json([{ id: 41, name: 'Ann' }]),
        'GET /v1/users/{id}': () => json({ id: 41, name: 'Ann' }),
        'DELETE /v1/users/{id}': () => json({}, 204),
        'DELETE /v1/users': () => json({}, 204),
        'PUT /v1/users/{id}': () => json({}),
        'POST /v1/users': { handle: () => json({ error: 'name is missing' }, 422), isPublic: true },
      },
      change(answer, { method, path, headers }) {
        const isKeyed = keys.includes(headers['x-api-key'] ?? '')
        if (method !== 'GET') changed.push(`${method} ${path} ${isKeyed ? 'keyed' : 'stranger'}`)
        return answer
      },
    },
    { isActive: true },
  )
  const served = await serveSample(sample)
  try {
    const report = await runScan(served.settings, served.environment, [])
    const row = report.matrix?.rows.find((each) => each.operation.method === 'POST')
    expect(row?.access).toEqual(['open', 'open', 'untested', 'untested'])
    const skipped = report.coverage.operations.filter((each) => each.status === 'skipped')
    expect(skipped).toMatchObject([{ method: 'DELETE', path: '/v1/users' }])
  } finally {
    await served.close()
  }
  const deleted = changed.filter((each) => each.startsWith('DELETE'))
  expect(deleted.filter((each) => each.endsWith('keyed') || each.includes('41'))).toEqual([])
  expect(changed.filter((each) => /^(?:PUT|PATCH)/.test(each) && each.includes('41'))).toEqual([])
})
