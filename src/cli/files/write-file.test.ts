import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { KeywardError } from '../../base/errors.ts'
import { isSameFile, writeFile } from './write-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'keyward-test-'))
afterAll(() => rmSync(folder, { recursive: true }))

function codeOf(run: () => void): string | undefined {
  try {
    run()
  } catch (error) {
    if (error instanceof KeywardError) return error.code
  }
  return undefined
}

describe('writeFile', () => {
  it('writes whole files with the mode that was asked for, and leaves nothing beside them', () => {
    const path = join(folder, 'a.key')
    writeFile(path, 'text\n', { mode: 0o600, replaces: false })
    expect(readFileSync(path, 'utf8')).toBe('text\n')
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(isSameFile(path, 'text\n')).toBe(true)
    expect(isSameFile(path, 'other')).toBe(false)
    expect(readdirSync(folder)).toEqual(['a.key'])
  })

  it('replaces a file only when told so', () => {
    const path = join(folder, 'b.yaml')
    writeFileSync(path, 'mine')
    const write = (replaces: boolean) => writeFile(path, 'new', { mode: 0o644, replaces })
    expect(codeOf(() => write(false))).toBe('file_exists')
    expect(readFileSync(path, 'utf8')).toBe('mine')
    write(true)
    expect(readFileSync(path, 'utf8')).toBe('new')
  })

  it('tells when it cannot', () => {
    const options = { mode: 0o600, replaces: true }
    expect(codeOf(() => writeFile(join(folder, 'no', 'x'), '', options))).toBe('file_not_writable')
    expect(codeOf(() => writeFile('/proc/x', '', options))).toBe('file_not_writable')
  })
})
