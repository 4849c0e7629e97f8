/** Makes directories for tests that leave files, and removes them. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export function createTemporaryDirectory(): string {
  return mkdtempSync(join(tmpdir(), 'keyward-test-'))
}

export function removeDirectory(path: string): void {
  rmSync(path, { recursive: true, force: true })
}
