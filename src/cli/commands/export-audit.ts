/** `keyward audit export`: writes the audit log to a file that proves itself. */
import { countNoun } from '../../base/text/count-noun.ts'
import { neutralise } from '../../base/text/neutralise.ts'
import type { Run } from '../command.ts'
import { chooseFile } from '../files/choose-file.ts'
import { writeFileFrom } from '../files/write-file.ts'
import { finish, succeed } from '../outcome.ts'
import type { exportAuditShape } from '../specs/audit-specs.ts'
import { withQuery, withTransport } from '../transport/transport.ts'

/** Only for the owner: who did what, and from where, is nobody else's business. */
const MODE = 0o600

const NEWLINE = 0x0a

export const exportAudit: Run<typeof exportAuditShape> = (context, { options }) => {
  const { api, from, force = false } = options
  const output = chooseFile(options.output)
  return withTransport(context, options, async (transport) => {
    const chunks = transport.download(withQuery('/v1/audit-export', { api, from }))
    if (output === undefined) {
      const decoder = new TextDecoder()
      for await (const chunk of chunks) await context.print(decoder.decode(chunk, { stream: true }))
      return finish(0)
    }
    let lines = 0
    await writeFileFrom(output, count(chunks), { mode: MODE, replaces: force })
    return succeed({ output, lines }, () => describe(output, lines))

    async function* count(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
      for await (const chunk of source) {
        for (const byte of chunk) if (byte === NEWLINE) lines++
        yield chunk
      }
    }
  })
}

function describe(output: string, lines: number): string {
  const file = neutralise(output)
  return (
    `Wrote ${countNoun(lines, 'line')} to ${file}.\n` +
    `Prove it anywhere with: keyward audit verify ${file} --public-key "…"\n` +
    'The key is shown by `keyward audit key`; keep it, and a checkpoint, away from the server.\n'
  )
}
