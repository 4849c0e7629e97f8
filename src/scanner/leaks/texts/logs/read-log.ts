/** Decides what is looked into of a log of requests: every line as text, and its addresses. */
import { limits } from '../../../../base/limits.ts'
import type { ContentReader } from '../../leak-sink.ts'
import { SentKeyTally } from '../sent-key-tally.ts'
import { claimsLog } from './claims-log.ts'
import { LogScan } from './log-scan.ts'

export const logReader: ContentReader = {
  name: 'log',
  claims: claimsLog,
  async read(content, place, sink) {
    const tally = new SentKeyTally()
    const scan = new LogScan(({ sent, host, timeMs }, line) =>
      tally.add(sent, { host, timeMs, place, position: { line } }),
    )
    await sink.stream(place, readBeside(content.stream(), scan))
    if (scan.longLines > 0) {
      const what = `${scan.longLines} lines above ${limits.logLineBytesMax} bytes`
      sink.skip(place, `${what} were searched as text only, not as requests`)
    }
    tally.report(place, sink)
  },
}

/** Whoever searches the text sets the pace, so that no chunk is kept for longer than that. */
async function* readBeside(chunks: AsyncIterable<Buffer>, scan: LogScan): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    scan.push(chunk)
    yield chunk
  }
  scan.end()
}
