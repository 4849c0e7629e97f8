import { describe, expect, it } from 'vitest'
import { displayWidth } from '../../base/text/display-width.ts'
import { type Column, formatTable } from './format-table.ts'
import { createStyle } from './style.ts'

interface Row {
  readonly id: string
  readonly name: string
  readonly used: string
}

const columns: readonly Column<Row>[] = [
  { title: 'id', cell: ({ id }) => id },
  { title: 'name', cell: ({ name }) => name, isElastic: true },
  { title: 'last used', cell: ({ used }) => used, dropOrder: 1 },
]

const rows = [
  { id: 'key_4fTzP0aQ9xLm', name: 'a name that is longer than the others', used: 'never' },
  { id: 'key_000000000000', name: '日本語の名前', used: '2026-01-15 12:00:00Z' },
]

function styleOf(columnCount: number) {
  const facts = { isTerminal: true, noColour: '1', terminalName: 'xterm' }
  return createStyle({ ...facts, columns: columnCount })
}

describe('formatTable', () => {
  it.each([40, 50, 60, 79, 80, 200])('fits %i columns', (width) => {
    const lines = formatTable(columns, rows, styleOf(width)).trimEnd().split('\n')
    for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width)
    expect(lines).toHaveLength(3)
  })

  it('never cuts an id, and leaves out what matters least', () => {
    const narrow = formatTable(columns, rows, styleOf(40))
    expect(narrow).toContain('key_4fTzP0aQ9xLm')
    expect(narrow).toContain('…')
    expect(narrow).not.toContain('LAST USED')
    expect(formatTable(columns, rows, styleOf(60))).toContain('LAST USED')
  })

  it('aligns what is wide', () => {
    const lines = formatTable(columns, rows, styleOf(100)).split('\n')
    const offsets = [lines[1]?.split('never')[0], lines[2]?.split('2026')[0]]
    expect(new Set(offsets.map((text) => displayWidth(text ?? ''))).size).toBe(1)
  })

  it('cuts nothing where no terminal is', () => {
    const facts = { isTerminal: false, columns: 40, noColour: undefined, terminalName: 'xterm' }
    const text = formatTable(columns, rows, createStyle(facts))
    expect(text).toContain('a name that is longer than the others')
    expect(text).not.toContain('\x1b')
  })

  it('keeps a name with a line end on its line', () => {
    const text = formatTable(columns, [{ id: 'a', name: 'x\nkey_forged', used: '' }], styleOf(80))
    expect(text.trimEnd().split('\n')).toHaveLength(2)
    expect(text).toContain('x\\nkey_forged')
  })
})
