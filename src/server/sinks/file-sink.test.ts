import { spawn } from 'node:child_process'
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { eventOf, until } from '../../../test/fixtures/audit-events.ts'
import { createScratchDirectory, removeDirectory } from '../../../test/fixtures/start-keyward.ts'
import { toAuditLine } from '../../engine/audit/hash-audit-event.ts'
import { FileSink } from './file-sink.ts'

const directories: string[] = []
afterEach(() => {
  for (const directory of directories.splice(0)) removeDirectory(directory)
})

function openFile() {
  const directory = createScratchDirectory()
  directories.push(directory)
  const path = join(directory, 'audit.ndjson')
  return { directory, path, sink: new FileSink({ path }) }
}

const seqsIn = (path: string) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as { seq: number }).seq)

describe('a file', () => {
  it('gets a line for each event, readable by its owner alone', async () => {
    const { path, sink } = openFile()
    await sink.deliver([eventOf(1), eventOf(2)])
    await sink.deliver([eventOf(3)])
    await sink.confirm()
    const lines = [1, 2, 3].map((index) => `${toAuditLine(eventOf(index))}\n`)
    expect(readFileSync(path, 'utf8')).toBe(lines.join(''))
    expect(statSync(path).mode & 0o777).toBe(0o600)
    await sink.close()
  })

  it('that is rotated away is followed by a new one, and nothing is lost between', async () => {
    const { path, sink } = openFile()
    await sink.deliver([eventOf(1)])
    renameSync(path, `${path}.1`)
    await sink.deliver([eventOf(2)])
    await sink.close()
    expect([seqsIn(`${path}.1`), seqsIn(path)]).toEqual([[1], [2]])
  })

  it('is opened anew when somebody says so', async () => {
    const { path, sink } = openFile()
    await sink.deliver([eventOf(1)])
    sink.reopen()
    await sink.deliver([eventOf(2)])
    await sink.close()
    expect(seqsIn(path)).toEqual([1, 2])
  })

  it('whose last line a crash cut short loses that line, which comes again', async () => {
    const { path, sink } = openFile()
    const cut = toAuditLine(eventOf(2)).slice(0, 100)
    appendFileSync(path, `${toAuditLine(eventOf(1))}\n${cut}`)
    await sink.deliver([eventOf(2)])
    await sink.close()
    expect(seqsIn(path)).toEqual([1, 2])
  })

  it('that ends with something else keeps it', async () => {
    const { path, sink } = openFile()
    appendFileSync(path, 'a note without an end')
    await sink.deliver([eventOf(1)])
    await sink.close()
    const expected = `a note without an end\n${toAuditLine(eventOf(1))}\n`
    expect(readFileSync(path, 'utf8')).toBe(expected)
  })
})

describe('what cannot be written', () => {
  it('is told: a folder that is not there, a directory in its place, a pipe', async () => {
    const { directory, path } = openFile()
    const missing = new FileSink({ path: join(directory, 'none', 'audit.ndjson') })
    await expect(missing.deliver([eventOf(1)])).rejects.toThrow('its folder does not exist')
    mkdirSync(path)
    const folder = new FileSink({ path })
    await expect(folder.deliver([eventOf(1)])).rejects.toThrow('it is a directory')
    const device = new FileSink({ path: '/dev/null' })
    await expect(device.deliver([eventOf(1)])).rejects.toThrow('it is no regular file')
    expect(existsSync(join(directory, 'none'))).toBe(false)
  })

  it('for want of room waits and is whole when there is room again', async () => {
    const { path } = openFile()
    const writer = fileURLToPath(
      new URL('../../../test/fixtures/write-audit-file.ts', import.meta.url),
    )
    // The shell allows files of 4 KiB at most; later the limit is lifted, as if room was made.
    const shell = `ulimit -S -f 4; exec "${process.execPath}" "${writer}" "${path}"`
    const child = spawn('bash', ['-c', shell], { stdio: ['ignore', 'pipe', 'inherit'] })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    await until(() => output.includes('failed'))
    const whole = seqsIn(path)
    expect(whole.length).toBeGreaterThan(2)
    expect(whole.length).toBeLessThan(50)
    spawn('prlimit', ['--pid', String(child.pid), '--fsize=unlimited'])
    await until(() => output.includes('done'))
    expect(seqsIn(path)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1))
  })
})
