/** What `npm pack` ships must install and start somewhere else, with nothing of the clone. */
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { publint } from 'publint'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createScratchDirectory, findFreePort, removeDirectory } from './fixtures/start-keyward.ts'

const run = promisify(execFile)
const root = fileURLToPath(new URL('..', import.meta.url))
const elsewhere = createScratchDirectory()
const bin = join(elsewhere, 'node_modules', '.bin', 'keyward')

let shipped: string[] = []

beforeAll(async () => {
  const packed = await run('npm', ['pack', '--json', '--pack-destination', elsewhere], {
    cwd: root,
    maxBuffer: 64 * 1024 * 1024,
  })
  const report = packed.stdout.slice(packed.stdout.indexOf('['))
  const [{ filename, files }] = JSON.parse(report) as [
    { filename: string; files: { path: string }[] },
  ]
  shipped = files.map(({ path }) => path)
  await run('npm', ['init', '--yes'], { cwd: elsewhere })
  const flags = ['--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts']
  await run('npm', ['install', ...flags, `./${filename}`], { cwd: elsewhere })
}, 240_000)

afterAll(() => removeDirectory(elsewhere))

describe('the package', () => {
  it('ships what runs and what is read, and nothing else', () => {
    expect(shipped).toContain('dist/cli/main.js')
    expect(shipped).toContain('docs/errors/unauthorized.md')
    expect(shipped).toContain('LICENSE')
    expect(shipped).toContain('README.md')
    const strange = shipped.filter((path) => /\.test\.|^src\/|^test\/|^bench\/|\.db$/.test(path))
    expect(strange).toEqual([])
  })

  it('resolves every path that its exports name', async () => {
    const { messages } = await publint({ pkgDir: root, strict: true })
    expect(messages.filter(({ type }) => type === 'error')).toEqual([])
    const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    const installed = join(elsewhere, 'node_modules', 'keyward')
    for (const target of Object.values<string | Record<string, string>>(exports)) {
      for (const path of typeof target === 'string' ? [target] : Object.values(target)) {
        expect(existsSync(join(installed, path)), path).toBe(true)
      }
    }
  })

  it('can be embedded', async () => {
    const script = `
      import { parseKey } from 'keyward/engine'
      import { openStorage } from 'keyward/storage'
      console.log(typeof parseKey, typeof openStorage)`
    const args = ['--input-type=module', '--eval', script]
    const { stdout } = await run(process.execPath, args, { cwd: elsewhere })
    expect(stdout).toBe('function function\n')
  })

  it('searches with several threads, and opens a database in a process of its own', async () => {
    const searched = join(elsewhere, 'searched')
    mkdirSync(searched)
    const secret = `ghp_${'wF3bN8qZ1rT6yK0vXc5mJ2sLd9aHu4P7eGiB'}`
    for (let each = 0; each < 500; each++) {
      writeFileSync(join(searched, `${each}.txt`), each === 400 ? `${secret}\n` : 'nothing\n')
    }
    writeFileSync(join(searched, 'a.db'), 'SQLite format 3\0 and no more')
    const args = ['leaks', '--json', '--fail-on', 'never', '--workers', '2', searched]
    const { coverage } = JSON.parse((await run(bin, args, { cwd: elsewhere })).stdout)
    expect(coverage.files).toBe(501)
    expect(coverage.skipped).toHaveLength(1)
    expect(coverage.skipped[0].reason).not.toContain('failed')
  })

  it('starts, serves its documentation from its own files, and stops', async () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    expect((await run(bin, ['--version'])).stdout.trim()).toBe(version)
    const port = await findFreePort()
    const args = ['serve', '--listen', `127.0.0.1:${port}`, '--data', join(elsewhere, 'data')]
    const child = spawn(bin, args, { cwd: elsewhere, stdio: 'ignore' })
    const url = `http://127.0.0.1:${port}`
    try {
      while (!(await fetch(`${url}/readyz`).catch(() => null))?.ok) {
        if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`)
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      const page = await (await fetch(`${url}/docs`)).text()
      const assets = [...page.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)]
      expect(assets.length).toBeGreaterThan(0)
      for (const [, path = ''] of assets) {
        const asset = await fetch(new URL(path, `${url}/docs`))
        expect([asset.status, (await asset.bytes()).length > 100], path).toEqual([200, true])
      }
      const page401 = await fetch(`${url}/docs/errors/unauthorized`)
      expect([page401.status, await page401.text()]).toEqual([200, expect.stringContaining('401')])
    } finally {
      const ended = once(child, 'exit')
      child.kill()
      await ended
    }
    expect(child.exitCode).toBe(0)
  })
})
