/** Makes a hundred megabytes of minified JavaScript from installed packages, with secrets in it. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { transformSync } from 'esbuild'
import {
  HEX,
  sampleText,
  sampleWithChecksum,
  UPPER_AND_DIGITS,
} from '../../src/scanner/secrets/sample-secret.ts'
import type { Closable } from '../resources.ts'

export interface Corpus extends Closable {
  readonly folder: string
  readonly bytes: number
  readonly planted: number
  /** Every planted secret. */
  readonly secrets: ReadonlySet<string>
}

const SOURCE = fileURLToPath(new URL('../../node_modules', import.meta.url))
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const UNIQUE_BYTES = 12e6
const FILE_BYTES = 4e6
const ALL_BYTES = 100e6
const SOURCE_BYTES_MIN = 20e3

export async function makeCorpus(): Promise<Corpus> {
  const folder = mkdtempSync(join(tmpdir(), 'keyward-leaks-'))
  const unique = minifyPackages()
  const secrets = new Set<string>()
  let bytes = 0
  for (let file = 0; bytes < ALL_BYTES; file++) {
    const from = (file * FILE_BYTES) % Math.max(1, unique.length - FILE_BYTES)
    const text = plant(unique.slice(from, from + FILE_BYTES), file, secrets)
    writeFileSync(join(folder, `chunk-${String(file).padStart(2, '0')}.js`), text)
    bytes += Buffer.byteLength(text)
  }
  const close = async () => rmSync(folder, { recursive: true, force: true })
  return { folder, bytes, planted: secrets.size, secrets, close }
}

function minifyPackages(): string {
  let all = ''
  for (const path of listScripts()) {
    try {
      const options = { minify: true, charset: 'utf8', legalComments: 'none' } as const
      all += `${transformSync(readFileSync(path, 'utf8'), options).code}\n`
    } catch {
      // Some packages ship files that are no JavaScript by themselves.
    }
    if (all.length >= UNIQUE_BYTES) break
  }
  return all
}

function listScripts(): readonly string[] {
  return readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.js') && !/(?:^|\/)tests?\//.test(path))
    .map((path) => join(SOURCE, path))
    .filter((path) => statSync(path).isFile() && statSync(path).size >= SOURCE_BYTES_MIN)
    .sort()
}

/** Forty to a file, each on a line of its own as bundlers leave them. */
function plant(text: string, file: number, secrets: Set<string>): string {
  const lines = text.split('\n')
  const step = Math.max(1, Math.floor(lines.length / 40))
  return lines
    .map((line, at) => {
      if (at % step !== 0) return line
      const secret = sampleSecret(file * 1_000 + at)
      secrets.add(secret)
      return `${line}\nvar c${at}={k:"${secret}",e:!0};`
    })
    .join('\n')
}

function sampleSecret(seed: number): string {
  const makers = [
    () => `ghp_${sampleWithChecksum(seed)}`,
    () => `sk_live_51H${sampleText(40, undefined, seed)}`,
    () => `AKIA${sampleText(16, UPPER_AND_DIGITS, seed)}`,
    () => `glpat-${sampleText(20, undefined, seed)}`,
    () => `SG.${sampleText(22, undefined, seed)}.${sampleText(43, undefined, seed)}`,
    () => `hf_${sampleText(34, LETTERS, seed)}`,
    () => `dop_v1_${sampleText(64, HEX, seed)}`,
  ]
  return makers[seed % makers.length]?.() ?? ''
}
