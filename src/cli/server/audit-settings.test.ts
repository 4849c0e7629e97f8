import { describe, expect, it } from 'vitest'
import { parseSource } from '../../base/document/parse-source.ts'
import { DAY_MS } from '../../base/units.ts'
import { configSchema } from '../config/config-schema.ts'
import { resolveAuditRetention } from './audit-settings.ts'

function read(yaml: string) {
  const source = parseSource('k.yaml', yaml, 'config_invalid')
  const config = configSchema.parse(source.value)
  return { file: 'k.yaml', config, source, resolvePath: (path: string) => path }
}

describe('the retention of the audit log', () => {
  it('is for ever, unless the option or the file says how long', () => {
    expect(resolveAuditRetention(undefined, null)).toBeNull()
    expect(resolveAuditRetention(undefined, read('logLevel: warn'))).toBeNull()
    const file = read('audit: { retention: 400d }')
    expect(resolveAuditRetention(undefined, file)).toBe(400 * DAY_MS)
    expect(resolveAuditRetention(30 * DAY_MS, file)).toBe(30 * DAY_MS)
  })
})
