import { randomFillSync } from 'node:crypto'
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { outcomeOf } from '../../test/contracts/storage-under-test.ts'
import {
  createTemporaryDirectory,
  removeDirectory,
} from '../../test/contracts/temporary-directory.ts'
import { openAuditKey } from './audit-key.ts'

describe('openAuditKey', () => {
  let directory = ''
  let path = ''
  beforeEach(() => {
    directory = createTemporaryDirectory()
    path = join(directory, 'audit-key.json')
  })
  afterEach(() => removeDirectory(directory))

  const open = () => openAuditKey(directory, (bytes) => void randomFillSync(bytes))

  it('makes a key once, for the owner only', () => {
    const first = open()
    expect(first.authorityId).toMatch(/^[0-9A-Za-z]{12}$/)
    expect((statSync(path).mode & 0o777).toString(8)).toBe('600')
    expect(open().verifierKey.material).toBe(first.verifierKey.material)
    expect(open().authorityId).toBe(first.authorityId)
  })

  it('makes no other one where something was signed already', async () => {
    open()
    writeFileSync(join(directory, 'audit-checkpoints.log'), '')
    rmSync(path)
    expect(await outcomeOf(open)).toBe('secrets_file_invalid')
  })

  it('refuses a file that holds something else, without quoting it', async () => {
    open()
    const key = JSON.parse(readFileSync(path, 'utf8'))
    for (const content of [
      '',
      '{}',
      '[1]',
      JSON.stringify({ ...key, authorityId: '../../etc' }),
      JSON.stringify({ ...key, d: 'AAAA' }),
      JSON.stringify({ ...key, crv: 'X25519' }),
      JSON.stringify({ ...key, d: undefined }),
    ]) {
      writeFileSync(path, content)
      expect(await outcomeOf(open)).toBe('secrets_file_invalid')
    }
  })
})
