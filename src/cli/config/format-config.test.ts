import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { declareApis } from './declared-api.ts'
import { formatConfig } from './format-config.ts'
import { readConfig } from './read-config.ts'

const folder = mkdtempSync(join(tmpdir(), 'keyward-test-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('formatConfig', () => {
  it.each(['shop', 'no', '1e3', 'null'])(
    'writes what readConfig reads, for the API %s',
    async (id) => {
      const path = join(folder, 'keyward.yaml')
      writeFileSync(join(folder, 'spec.yaml'), 'openapi: 3.0.3\npaths: { /users: { get: {} } }\n')
      const text = formatConfig({
        path,
        id,
        upstream: 'http://127.0.0.1:5000/x',
        prefix: undefined,
        openapi: join(folder, 'spec.yaml'),
        data: join(folder, 'keyward-data'),
      })
      writeFileSync(path, text)
      const { read, mistakes } = (await readConfig(path)) ?? {}
      if (read === undefined) throw new Error('there is a file')
      expect(mistakes).toEqual([])
      expect(read.config.data).toBe('./keyward-data')
      expect(read.config.apis?.[id]?.openapi).toBe('./spec.yaml')
      const [api] = await declareApis({ warn: () => {} }, read)
      expect(api).toMatchObject({ id, settings: { upstream: 'http://127.0.0.1:5000/x' } })
    },
  )
})
