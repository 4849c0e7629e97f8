/** POST /v1/scans: has the server scan an API. */
import { SecretText } from '../../../base/secret-text.ts'
import { createScan } from '../../../engine/scans/create-scan.ts'
import { answerJson, defineEndpoint } from '../../endpoint.ts'
import { toCanonicalJson } from '../../idempotency-key.ts'
import { REPLAYED } from '../../replayed-header.ts'
import { getScanDesk } from '../../scans/get-scan-desk.ts'
import { readScanOptions } from '../../scans/read-scan-options.ts'
import { toScanJson } from '../../scans/scan-json.ts'
import { createScanBody, scanOutput } from '../../schemas/scan-schema.ts'

export const createScanEndpoint = defineEndpoint({
  method: 'post',
  path: '/v1/scans',
  operationId: 'createScan',
  tag: 'Scans',
  summary: 'Scan an API',
  description:
    'The scan runs on after the answer; ask for it at `Location`. Only targets on the list of ' +
    'the server are scanned. Keys are held in memory until the scan has ended, never stored.',
  scope: 'write:scans',
  body: createScanBody,
  bodyExample: {
    target: 'https://api.example.com',
    api: 'shop',
    keys: [{ name: 'reader', key: 'a-key-of-that-api' }],
  },
  keyTextsAt: /^\/keys\/\d+\/key$/,
  takesIdempotencyKey: true,
  isChange: true,
  responses: {
    202: {
      description: 'The scan, which waits for its turn or runs already.',
      schema: scanOutput,
      headers: { Location: 'Where the scan can be asked for.' },
    },
    200: { description: 'What the same request made before.', schema: scanOutput, ...REPLAYED.doc },
  },
  problems: ['scan_target_not_allowed', 'api_not_found', 'shutting_down'],
  async handle({ deps, principal, body, idempotency }) {
    const desk = getScanDesk(deps)
    const { api: apiId, keys, ...rest } = body
    const { target, options } = await readScanOptions(desk, rest, keys)
    // Not even a hash of a key is stored, so a repetition is known without them.
    const named = { ...rest, api: apiId, keys: options.keyNames }
    const claim = idempotency === null ? null : { ...idempotency, body: toCanonicalJson(named) }
    using place = desk.queue.place()
    const { scan, isReplay } = await createScan(
      deps.engine,
      principal,
      { apiId, target, options, idempotency: claim },
      () => place.take(),
    )
    if (!isReplay) {
      const held = keys.map(({ name, key, revoked }) => ({
        name,
        secret: new SecretText(key),
        isRevoked: revoked,
      }))
      desk.queue.add(scan, held)
    }
    const headers = isReplay ? REPLAYED.headers : { location: `/v1/scans/${scan.id}` }
    return answerJson(isReplay ? 200 : 202, toScanJson(scan), { headers, target: scan.id })
  },
})
