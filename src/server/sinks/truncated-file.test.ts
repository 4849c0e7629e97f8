import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createScratchDirectory, removeDirectory } from '../../../test/fixtures/start-keyward.ts'

/** As `copytruncate` of logrotate does it, and then the disk is full until there is room again. */
const SCRIPT = `
import { spawnSync } from 'node:child_process'
import { truncateSync } from 'node:fs'
const { FileSink } = await import(process.env.SINK)
const { eventOf } = await import(process.env.EVENTS)
const path = process.env.FILE
const sink = new FileSink({ path })
await sink.deliver([eventOf(1)])
truncateSync(path)
await sink.deliver([eventOf(2)])
const batch = Array.from({ length: 20 }, (_, index) => eventOf(index + 3))
await sink.deliver(batch).catch((error) => process.stdout.write(error.message))
spawnSync('prlimit', ['--pid', String(process.pid), '--fsize=unlimited'])
await sink.deliver(batch)
await sink.close()
`

it('a file that was emptied in place keeps whole lines when the disk is full then', () => {
  const directory = createScratchDirectory()
  const file = join(directory, 'audit.ndjson')
  const env = {
    ...process.env,
    SINK: new URL('./file-sink.ts', import.meta.url).href,
    EVENTS: new URL('../../../test/fixtures/audit-events.ts', import.meta.url).href,
    FILE: file,
  }
  const shell = 'ulimit -S -f 4; exec "$0" --input-type=module -e "$1"'
  const args = ['-c', shell, process.execPath, SCRIPT]
  writeFileSync(file, '{}\n')
  const { stdout, stderr } = spawnSync('bash', args, { env, encoding: 'utf8' })
  expect([stderr, stdout]).toEqual(['', expect.stringContaining('cannot be written')])
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1)
  const seqs = lines.map((line) => (JSON.parse(line) as { seq: number }).seq)
  expect(seqs).toEqual(Array.from({ length: 21 }, (_, index) => index + 2))
  removeDirectory(directory)
})
