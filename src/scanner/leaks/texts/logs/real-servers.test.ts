import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readText } from '../../../../../test/fixtures/texts/collect-leaks.ts'
import { sampleText } from '../../../secrets/sample-secret.ts'
import { logReader } from './read-log.ts'

const key = sampleText(32)
const pageKey = sampleText(32, undefined, 2)
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keyward-logs-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function findPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}

async function waitFor(url: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const isUp = await fetch(url).then(
      (answer) => answer.text().then(() => true),
      () => false,
    )
    if (isUp) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`nothing answers at ${url}`)
}

async function stop(server: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGTERM')
  await ended
}

async function ask(port: number): Promise<void> {
  const base = `http://127.0.0.1:${port}`
  const headers = { Referer: `https://shop.example.com/pay?token=${pageKey}` }
  for (const path of [`/v1/users?page=2&api_key=${key}`, `/missing?api_key=${key}`]) {
    await fetch(base + path, { headers }).then((answer) => answer.text())
  }
}

const CONFIGURATION = (port: number) => `
pid nginx.pid;
events {}
http {
  client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
  uwsgi_temp_path uwsgi; scgi_temp_path scgi;
  log_format json escape=json '{"time_iso8601":"$time_iso8601","http_host":"$http_host",'
    '"request":"$request","http_referer":"$http_referer","http_x_api_key":"$http_x_api_key"}';
  access_log access.log combined;
  access_log access.json.log json;
  server { listen 127.0.0.1:${port}; root .; location = /v1/users { return 200 "[]"; } }
}
`

describe('logs of a real nginx', () => {
  let port: number

  beforeAll(async () => {
    port = await findPort()
    await writeFile(join(folder, 'nginx.conf'), CONFIGURATION(port))
    await mkdir(join(folder, 'logs'), { recursive: true })
    const options = ['-p', folder, '-c', 'nginx.conf', '-e', 'error.log', '-g', 'daemon off;']
    const server = spawn('/usr/sbin/nginx', options, { stdio: 'ignore' })
    await waitFor(`http://127.0.0.1:${port}/v1/users`)
    await ask(port)
    await fetch(`http://127.0.0.1:${port}/v1/users`, { headers: { 'X-API-Key': key } })
    await stop(server)
  }, 30_000)

  async function read(name: string) {
    const { told } = await readText(logReader, name, await readFile(join(folder, name)))
    return told.map(({ ruleId, secret, occurrences, seen }) => {
      expect(seen?.firstSeen).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
      return [ruleId, secret, occurrences, seen?.part, seen?.host]
    })
  }

  it('combined', async () => {
    expect(await read('access.log')).toEqual([
      ['key-in-query-string', key, 2, 'query', null],
      ['key-in-referer', pageKey, 2, 'referer', 'shop.example.com'],
    ])
  })

  it('JSON', async () => {
    const host = `127.0.0.1:${port}`
    expect(await read('access.json.log')).toEqual([
      ['key-in-query-string', key, 2, 'query', host],
      ['key-in-referer', pageKey, 2, 'referer', 'shop.example.com'],
      ['generic-api-key', key, 1, 'header', host],
    ])
  })

  it('errors', async () => {
    expect(await read('error.log')).toEqual([
      ['key-in-query-string', key, 1, 'query', `127.0.0.1:${port}`],
      ['key-in-referer', pageKey, 1, 'referer', 'shop.example.com'],
    ])
  })
})

const PROGRAM = `
import sys
from flask import Flask
app = Flask(__name__)
@app.get('/v1/users')
def users():
    return []
app.run(port=int(sys.argv[1]))
`

describe('logs of a real server of Flask', () => {
  it('are read as they come out of it', async () => {
    const port = await findPort()
    await writeFile(join(folder, 'app.py'), PROGRAM)
    const server = spawn('python3', [join(folder, 'app.py'), String(port)])
    const lines: Buffer[] = []
    server.stderr.on('data', (chunk: Buffer) => lines.push(chunk))
    await waitFor(`http://127.0.0.1:${port}/v1/users`)
    await ask(port)
    await stop(server)
    const { told } = await readText(logReader, 'out.txt', Buffer.concat(lines))
    expect(told).toMatchObject([
      { ruleId: 'key-in-query-string', secret: key, occurrences: 2, seen: { part: 'query' } },
    ])
    expect(told[0]?.seen?.firstSeen).not.toBeNull()
  }, 30_000)
})
