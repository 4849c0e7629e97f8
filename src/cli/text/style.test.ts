import { describe, expect, it } from 'vitest'
import { createStyle } from './style.ts'

const terminal = { isTerminal: true, columns: 80, noColour: undefined, terminalName: 'xterm' }

describe('createStyle', () => {
  it('paints on a terminal only, and not where NO_COLOR or a dumb terminal says no', () => {
    expect(createStyle(terminal).bad('x')).toBe('\x1b[31mx\x1b[39m')
    for (const no of [
      { isTerminal: false },
      { noColour: '1' },
      { noColour: '0' },
      { terminalName: 'dumb' },
    ]) {
      expect(createStyle({ ...terminal, ...no }).bad('x')).toBe('x')
    }
    expect(createStyle({ ...terminal, noColour: '' }).bad('x')).not.toBe('x')
  })
})
