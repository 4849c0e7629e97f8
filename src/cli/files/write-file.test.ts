import { execFileSync } from 'node:child_process'
import {
  closeSync,
  constants,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { KeywardError } from '../../base/errors.ts'
import { isSameFile, writeFile, writeFileFrom } from './write-file.ts'

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

  it('writes to what is no file, such as a pipe, and leaves it there', async () => {
    const path = join(folder, 'pipe')
    execFileSync('mkfifo', [path])
    const reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
    writeFile(path, 'through', { mode: 0o600, replaces: true })
    const bytes = Buffer.alloc(20)
    expect(bytes.toString('utf8', 0, readSync(reader, bytes))).toBe('through')
    async function* pieces() {
      yield Buffer.from('in pieces')
    }
    await writeFileFrom(path, pieces(), { mode: 0o600, replaces: true })
    expect(bytes.toString('utf8', 0, readSync(reader, bytes))).toBe('in pieces')
    closeSync(reader)
    expect([statSync(path).isFIFO(), readdirSync(folder).includes('pipe')]).toEqual([true, true])
  })

  it('tells when it cannot', () => {
    const options = { mode: 0o600, replaces: true }
    expect(codeOf(() => writeFile(join(folder, 'no', 'x'), '', options))).toBe('file_not_writable')
    expect(codeOf(() => writeFile('/proc/x', '', options))).toBe('file_not_writable')
    const inFile = join(folder, 'c')
    writeFileSync(inFile, '')
    const link = join(folder, 'link')
    symlinkSync('nowhere', link)
    const kept = { mode: 0o600, replaces: false }
    expect(() => writeFile(link, '', kept)).toThrow('leads nowhere')
    expect(() => writeFile(join(inFile, 'x'), '', options)).toThrow('its folder is not one')
    const long = join(folder, 'x'.repeat(300))
    expect(() => writeFile(long, '', options)).toThrow('its name is too long')
    expect(() => writeFile(folder, '', options)).toThrow('it is a folder (EISDIR)')
  })
})
