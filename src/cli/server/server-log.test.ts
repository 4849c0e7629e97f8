import { describe, expect, it } from 'vitest'
import { createStyle } from '../text/style.ts'
import { formatLine } from './server-log.ts'

const plain = createStyle({
  isTerminal: false,
  columns: undefined,
  noColour: undefined,
  terminalName: undefined,
})

describe('a log line for people', () => {
  it('says when, how bad, what, and the facts', () => {
    const line = { level: 'warn', time: '2026-01-15T12:34:56.789Z', keyId: 'key_a', msg: 'denied' }
    expect(formatLine(JSON.stringify(line), plain)).toBe('12:34:56 warn  denied  keyId=key_a\n')
  })

  it('shows the stack of an error on lines of its own', () => {
    const err = { message: 'x', stack: 'Error: x\n    at y' }
    const line = { level: 'error', time: '2026-01-15T12:34:56.789Z', err, msg: 'failed' }
    expect(formatLine(JSON.stringify(line), plain)).toBe(
      '12:34:56 error failed\n  Error: x\n      at y\n',
    )
  })

  it('lets no data forge a line or command the terminal', () => {
    const line = {
      level: 'info',
      time: '2026-01-15T12:34:56Z',
      path: '/a\n\x1b[2J',
      msg: 'denied\nx',
    }
    const text = formatLine(JSON.stringify(line), plain)
    expect(text.trimEnd().split('\n')).toHaveLength(1)
    expect(text).not.toContain('\x1b')
  })
})
