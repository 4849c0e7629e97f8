import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { serveSample } from '../../test/scanner/serve-sample.ts'
import { planScan } from './plan-scan.ts'
import { json, keyedSample, sampleKeys } from './probe/sample-api.ts'

it('tells what would be asked and why not, and sends nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'keyward-plan-'))
  const openapi = join(folder, 'openapi.json')
  const responses = { 200: { description: 'OK' } }
  const document = {
    openapi: '3.1.0',
    info: { title: 'Shop', version: '1' },
    components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Shop-Key' } } },
    paths: {
      '/users': { get: { responses }, post: { responses } },
      '/reset': { get: { responses } },
    },
  }
  writeFileSync(openapi, JSON.stringify(document))
  const served = await serveSample(keyedSample('x', { routes: { 'GET /users': () => json([]) } }))
  try {
    const plan = await planScan({ ...served.settings, openapi }, served.environment)
    expect(plan.operations).toMatchObject([
      { method: 'GET', path: '/users', callers: ['no key', 'made-up key', 'first', 'second'] },
    ])
    expect(plan.skipped).toMatchObject([
      { method: 'GET', path: '/reset', status: 'skipped' },
      { method: 'POST', path: '/users', status: 'skipped' },
    ])
    expect(plan.keys[0]?.placements[0]).toBe('header X-Shop-Key')
    expect(plan.document).toMatchObject({ title: 'Shop', version: '3.1.0' })
    for (const key of Object.values(sampleKeys)) expect(JSON.stringify(plan)).not.toContain(key)
    const remote = await planScan(
      { ...served.settings, openapi: `${served.settings.target}/openapi.json` },
      served.environment,
    )
    expect(remote.notes[0]).toContain('would be read from there')
    expect(served.requests).toEqual([])
  } finally {
    await served.close()
    rmSync(folder, { recursive: true })
  }
})
