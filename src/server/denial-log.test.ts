import { describe, expect, it } from 'vitest'
import { limits } from '../base/limits.ts'
import { DenialLog } from './denial-log.ts'
import { createLogger } from './logger.ts'

describe('DenialLog', () => {
  it('keeps to so many lines a second, and says how many it left out', () => {
    const lines: string[] = []
    const destination = { write: (line: string) => void lines.push(line) }
    const log = new DenialLog(createLogger({ level: 'info', destination }))
    const max = limits.denialLogLinesPerSecondMax
    for (let count = 0; count < max + 100; count++) log.write(5_000, { count }, 'denied')
    expect(lines).toHaveLength(max)
    log.write(6_000, {}, 'denied')
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ suppressed: 100 })
    log.write(6_001, {}, 'denied')
    expect(JSON.parse(lines.at(-1) ?? '')).not.toHaveProperty('suppressed')
  })
})
