import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect as connectTls, type TLSSocket } from 'node:tls'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  type ListeningManagement,
  listenManagement,
} from '../../test/fixtures/listen-management.ts'
import { limits } from '../base/limits.ts'
import { createSelfSignedCertificate } from './self-signed.ts'
import { describeCertificate, type TlsPair } from './tls-credentials.ts'

let directory = ''
const nowMs = Date.now()

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'keyward-tls-'))
})

afterEach(() => {
  rmSync(directory, { recursive: true })
})

function place(name: 'cert' | 'key', text: string): void {
  writeFileSync(join(directory, 'new'), text)
  renameSync(join(directory, 'new'), join(directory, `${name}.pem`))
}

function placePair({ cert, key }: TlsPair): void {
  place('cert', cert)
  place('key', key)
}

const files = () => ({
  certPath: join(directory, 'cert.pem'),
  keyPath: join(directory, 'key.pem'),
})

const listenTls = () => listenManagement({ tls: files(), pace: { tlsReloadCheckMs: 20 } })

/** What the server shows to the next one who connects. */
function readSerial({ listener }: ListeningManagement): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket: TLSSocket = connectTls(
      { port: listener.port, host: '127.0.0.1', rejectUnauthorized: false },
      () => {
        resolve(socket.getPeerCertificate().serialNumber)
        socket.destroy()
      },
    )
    socket.once('error', reject)
  })
}

const serialOf = (pair: TlsPair) => describeCertificate(pair).serial

describe('TLS', () => {
  it('serves, and tells browsers to stay with it', async () => {
    const pair = await createSelfSignedCertificate('localhost', nowMs)
    await using management = await listenManagement({ host: '0.0.0.0', tls: pair })
    expect(management.listener.url).toBe(`https://localhost:${management.listener.port}`)
    const response = await new Promise<{ status?: number; hsts?: string | undefined }>(
      (resolve, reject) => {
        const url = `${management.listener.url}/healthz`
        request(url, { ca: pair.cert }, (res) => {
          resolve({ status: res.statusCode ?? 0, hsts: res.headers['strict-transport-security'] })
          res.resume()
        })
          .once('error', reject)
          .end()
      },
    )
    expect(response).toEqual({ status: 200, hsts: `max-age=${limits.hstsMaxAgeSeconds}` })
  })

  it.each(['TLSv1', 'TLSv1.1'] as const)('does not speak %s', async (version) => {
    const pair = await createSelfSignedCertificate('localhost', nowMs)
    await using management = await listenManagement({ tls: pair })
    const { port } = management.listener
    const failed = new Promise((resolve) => {
      const options = { minVersion: version, maxVersion: version, rejectUnauthorized: false }
      connectTls({ port, host: '127.0.0.1', ciphers: 'DEFAULT@SECLEVEL=0', ...options })
        .once('secureConnect', () => resolve('connected'))
        .once('error', () => resolve('refused'))
    })
    expect(await failed).toBe('refused')
  })

  it('hangs up on plain HTTP', async () => {
    const pair = await createSelfSignedCertificate('localhost', nowMs)
    await using management = await listenManagement({ tls: pair })
    expect(await management.exchange('GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n')).toBe('')
  })

  it('refuses files that are missing, broken or do not belong together', async () => {
    await expect(listenTls()).rejects.toMatchObject({ code: 'tls_invalid' })
    const [one, other] = await Promise.all([
      createSelfSignedCertificate('localhost', nowMs),
      createSelfSignedCertificate('localhost', nowMs),
    ])
    placePair({ cert: one.cert, key: other.key })
    await expect(listenTls()).rejects.toMatchObject({ code: 'tls_invalid' })
    placePair({ cert: one.cert, key: 'nonsense' })
    await expect(listenTls()).rejects.toMatchObject({ code: 'tls_invalid' })
  })
})

describe('a renewed certificate', () => {
  it('takes over without a restart', async () => {
    const [first, second] = await Promise.all([
      createSelfSignedCertificate('localhost', nowMs),
      createSelfSignedCertificate('localhost', nowMs),
    ])
    placePair(first)
    await using management = await listenTls()
    expect(await readSerial(management)).toBe(serialOf(first))
    placePair(second)
    await vi.waitFor(async () => expect(await readSerial(management)).toBe(serialOf(second)), 5_000)
    expect(management.logLines.at(-1)).toContain('certificate reloaded')
  })

  it('leaves the old one in place while it is broken, and tells the log once', async () => {
    const [first, second] = await Promise.all([
      createSelfSignedCertificate('localhost', nowMs),
      createSelfSignedCertificate('localhost', nowMs),
    ])
    placePair(first)
    await using management = await listenTls()
    const complaints = () => management.logLines.filter((line) => line.includes('old one stays'))
    place('cert', second.cert)
    await vi.waitFor(() => expect(complaints()).toHaveLength(1), 5_000)
    expect(await readSerial(management)).toBe(serialOf(first))
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(complaints()).toHaveLength(1)
    place('key', second.key)
    await vi.waitFor(async () => expect(await readSerial(management)).toBe(serialOf(second)), 5_000)
  })

  it('may be away for a moment', async () => {
    const first = await createSelfSignedCertificate('localhost', nowMs)
    placePair(first)
    await using management = await listenTls()
    rmSync(join(directory, 'cert.pem'))
    await vi.waitFor(() => expect(management.logLines.join('')).toContain('old one stays'), 5_000)
    expect(await readSerial(management)).toBe(serialOf(first))
  })
})
