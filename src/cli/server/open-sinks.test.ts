import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSampleCertificate } from '../../../test/scanner/sample-certificate.ts'
import { SystemClock } from '../../base/clock.ts'
import { EVERYTHING } from '../../server/sinks/sink-filter.ts'
import type { SyslogSinkSettings } from '../../server/sinks/sink-settings.ts'
import { openSinks } from './open-sinks.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keyward-sinks-'))
  const [own, other] = [
    await createSampleCertificate('good'),
    await createSampleCertificate('expired'),
  ]
  const files = { ca: own.ca, cert: own.cert, key: own.key, otherKey: other.key, text: 'hello' }
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
})
afterAll(() => rm(folder, { recursive: true }))

const open = (ca?: string, cert?: string, key?: string) => {
  const inFolder = (name: string | undefined) => (name === undefined ? name : join(folder, name))
  const settings: SyslogSinkSettings = {
    kind: 'syslog',
    name: 'syslog',
    filter: EVERYTHING,
    since: 'beginning',
    protocol: 'tls',
    host: 'logs.example.com',
    port: 6514,
    messageBytesMax: 8_192,
    caFile: inFolder(ca),
    certFile: inFolder(cert),
    keyFile: inFolder(key),
  }
  return openSinks([settings], new SystemClock(), {})
}

describe('the certificates of a sink', () => {
  it('are taken when they can be used', async () => {
    const [sink] = await open('ca', 'cert', 'key')
    expect(sink?.name).toBe('syslog')
  })

  it.each([
    ['file_not_readable', 'key'],
    ['file_not_readable', 'text'],
    ['file_not_readable', 'missing'],
    ['tls_invalid', 'ca', 'cert', 'otherKey'],
    ['tls_invalid', 'ca', 'key', 'cert'],
  ])('are refused at the start, not at the first connection: %s %s', async (code, ...files) => {
    await expect(open(...files)).rejects.toMatchObject({ code })
  })
})
