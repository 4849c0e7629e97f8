/** Searches all files of a folder each time it is told to, and says how fast, and what it found. */
import { createReadStream, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { scanKeywords } from '../../src/scanner/secrets/build-automaton.ts'
import { findInStream } from '../../src/scanner/secrets/find-in-stream.ts'
import { getSearchPlan } from '../../src/scanner/secrets/search-plan.ts'

const [mode, folder = '.'] = process.argv.slice(2)
const paths = readdirSync(folder)
  .filter((name) => name.endsWith('.js'))
  .map((name) => join(folder, name))

async function search(): Promise<{ bytes: number; secrets: readonly string[] }> {
  let bytes = 0
  const secrets = new Set<string>()
  for (const path of paths) {
    if (mode === 'prefilter') {
      const content = readFileSync(path)
      scanKeywords(getSearchPlan().automaton, content, () => {})
      bytes += content.length
    } else {
      const chunks: AsyncIterable<Buffer> = createReadStream(path, { highWaterMark: 256 * 1024 })
      const result = await findInStream(chunks, {}, ({ found }) => secrets.add(found.secret))
      bytes += result.bytes
    }
  }
  return { bytes, secrets: [...secrets] }
}

process.on('message', () => {
  const startMs = performance.now()
  void search().then(({ bytes, secrets }) => {
    process.send?.({ perSecond: bytes / 1e3 / (performance.now() - startMs), secrets })
  })
})
process.send?.('ready')
