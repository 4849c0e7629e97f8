/**
 * Decides what `POST /v1/keys/verify` costs over HTTP: the same checks, errors and bytes as its
 * endpoint, straight on node:http. Whatever is unusual goes to the endpoint.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { limits } from '../base/limits.ts'
import type { AdminRequest } from './admin-request.ts'
import { answerVerify } from './answer-verify.ts'
import { authorizeAdmin } from './authorize-admin.ts'
import { readClientFacts } from './client-facts.ts'
import type { DenialLog } from './denial-log.ts'
import { discardUpload } from './discard-upload.ts'
import { isVerifyKeyBody } from './is-verify-key-body.ts'
import type { ManagementDeps } from './management-deps.ts'
import { parseInput } from './parse-input.ts'
import { checkJsonShape, parseJsonBody } from './parse-json-body.ts'
import { sendProblem, toProblem } from './problem.ts'
import { readBody } from './read-body.ts'
import type { RequestFields } from './request-fields.ts'
import { chooseRequestId } from './request-id.ts'
import { type VerifyKeyBody, verifyKeyBody } from './schemas/decision-schema.ts'
import { tellTrouble } from './tell-trouble.ts'

const PATH = '/v1/keys/verify'
const OPERATION = 'verifyKey'
const SCOPES = ['verify:keys'] as const

/** True for the plain form of the request; the framing has been checked. */
export function isPlainVerify(req: IncomingMessage, fields: RequestFields): boolean {
  return (
    req.url === PATH &&
    req.method === 'POST' &&
    fields.contentType === 'application/json' &&
    fields.contentEncoding === undefined &&
    fields.cookie === undefined &&
    fields.ifMatch === undefined
  )
}

/** Answers, whatever happens; never throws. */
export async function serveVerify(
  deps: ManagementDeps,
  denials: DenialLog,
  req: IncomingMessage,
  res: ServerResponse,
  fields: RequestFields,
): Promise<void> {
  const requestId = chooseRequestId(fields.requestId)
  try {
    const request: AdminRequest = {
      rawHeaders: req.rawHeaders,
      method: 'POST',
      path: PATH,
      target: '',
      cookie: undefined,
      address: readClientFacts(req, deps.trustedProxies ?? []).address,
      requestId,
      operation: OPERATION,
    }
    await authorizeAdmin(deps, denials, request, SCOPES)
    const bytes = takeBufferedBody(req, fields) ?? (await readBody(req, limits.bodyBytesMax))
    const body = parseVerifyBody(bytes)
    const text = await answerVerify(deps, body)
    deps.metrics.countManagement(OPERATION, 200)
    sendAnswer(res, text, requestId)
  } catch (error) {
    tellTrouble(deps.logger, error, { requestId, operation: OPERATION })
    deps.metrics.countManagement(OPERATION, toProblem(error, requestId).status)
    sendProblem(res, error, requestId)
    discardUpload(req, res)
  }
}

/**
 * A small body came in the packet of its header, and waits in the buffer as a whole by now: then
 * neither listeners nor a timer are needed.
 */
function takeBufferedBody(req: IncomingMessage, { contentLength }: RequestFields): Buffer | null {
  const length = Number(contentLength)
  if (length !== req.readableLength || length === 0 || length > limits.bodyBytesMax) return null
  return req.read()
}

function parseVerifyBody(bytes: Buffer): VerifyKeyBody {
  const value = parseJsonBody(bytes)
  if (isVerifyKeyBody(value)) return value
  checkJsonShape(value)
  return parseInput(verifyKeyBody, value)
}

function sendAnswer(res: ServerResponse, text: string, requestId: string): void {
  const length = Buffer.byteLength(text)
  res.writeHead(200, [
    'content-type',
    'application/json',
    'content-length',
    String(length),
    'cache-control',
    'no-store',
    'x-content-type-options',
    'nosniff',
    'x-request-id',
    requestId,
  ])
  // As many bytes as characters: all are ASCII, and Latin-1 is written with less effort.
  res.end(text, length === text.length ? 'latin1' : 'utf8')
}
