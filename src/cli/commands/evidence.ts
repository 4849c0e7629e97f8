/** `keyward evidence`: makes evidence toward controls for auditors, with a signature. */
import { extname } from 'node:path'
import { KeywardError } from '../../base/errors.ts'
import { neutralise } from '../../base/text/neutralise.ts'
import { EVIDENCE_FORMATS } from '../../server/schemas/evidence-schema.ts'
import type { Run } from '../command.ts'
import { chooseFile } from '../files/choose-file.ts'
import { checkAbsent, writeFile } from '../files/write-file.ts'
import { finish } from '../outcome.ts'
import type { evidenceShape } from '../specs/evidence-specs.ts'
import type { Style } from '../text/style.ts'
import { withQuery, withTransport } from '../transport/transport.ts'
import type { SealedEvidenceJson } from '../wire.ts'

/** Only for the owner: who holds which key is nobody else's business. */
const MODE = 0o600

export const evidence: Run<typeof evidenceShape> = (context, { options }) => {
  const { framework, from, to, api, force = false } = options
  const output = chooseFile(options.output)
  if (framework === undefined) {
    throw new KeywardError('usage_error', { detail: 'name the framework with --framework' })
  }
  const format = options.format ?? chooseFormat(output)
  if (context.isJson && output === undefined && format === 'html') {
    const detail = '--json and --format html exclude each other, unless --output takes the page'
    throw new KeywardError('usage_error', { detail })
  }
  const path = withQuery('/v1/evidence', { framework, from, to, api, format, sealed: 'true' })
  const files = output === undefined ? undefined : { document: output, seal: `${output}.sig` }
  // Both or neither: a document without its signature looks like one that was tampered with.
  if (files !== undefined && !force) for (const each of Object.values(files)) checkAbsent(each)
  return withTransport(context, options, async (transport) => {
    const sealed = (await transport.call('GET', path)) as SealedEvidenceJson
    const { auditProof } = sealed
    const exitCode = auditProof.startsWith('NOT') ? 1 : 0
    if (files === undefined) {
      await context.print(sealed.content)
      return finish(exitCode)
    }
    writeFile(files.document, sealed.content, { mode: MODE, replaces: force })
    writeFile(files.seal, sealed.signature, { mode: MODE, replaces: force })
    const json = { framework, format, output: files.document, signature: files.seal, auditProof }
    return { json, text: (style) => describe(files.document, auditProof, style), exitCode }
  })
}

/** By the ending, where a file is named: a form that nobody asked for would be found too late. */
function chooseFormat(output: string | undefined): (typeof EVIDENCE_FORMATS)[number] {
  if (output === undefined) return 'json'
  const ending = extname(output).toLowerCase()
  const known = EVIDENCE_FORMATS.find((format) => ending === `.${format}`)
  if (known !== undefined) return known
  throw new KeywardError('usage_error', {
    detail: `--output ${JSON.stringify(output)} ends with neither .json nor .html: give --format`,
  })
}

function describe(output: string, auditProof: string, style: Style): string {
  const file = neutralise(output)
  const paint = auditProof.startsWith('proven') ? style.good : style.bad
  return (
    `The audit log is ${paint(neutralise(auditProof))}.\n` +
    `Wrote ${file}, and its signature to ${file}.sig.\n` +
    `Check it anywhere with: keyward evidence verify ${file} --public-key "…"\n` +
    'The key is shown by `keyward audit key`.\n'
  )
}
