/**
 * Decides what `POST /v1/keys/verify` costs over HTTP: the same checks, errors and bytes as its
 * endpoint, straight on node:http. Whatever is unusual goes to the endpoint.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { limits } from '../base/limits.ts'
import { findAdminAddress } from './admin-request.ts'
import { answerVerify, type VerifyKeyBody } from './answer-verify.ts'
import { authorizeAdmin } from './authorize-admin.ts'
import type { DenialLog } from './denial-log.ts'
import { discardUpload } from './discard-upload.ts'
import { isVerifyKeyBody } from './is-verify-key-body.ts'
import type { ManagementDeps } from './management-deps.ts'
import { parseInput } from './parse-input.ts'
import { checkJsonShape, parseJsonBody } from './parse-json-body.ts'
import { sendProblem, toProblem } from './problem.ts'
import { createBodyTooLarge, readBody } from './read-body.ts'
import type { RequestFields } from './request-fields.ts'
import { chooseRequestId } from './request-id.ts'
import { verifyKeyBody } from './schemas/decision-schema.ts'
import { tellTrouble } from './serve-endpoint.ts'

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
    const { rawHeaders } = req
    const address = findAdminAddress(req, deps.trustedProxies ?? [])
    const request = { rawHeaders, target: '', address, requestId, operation: OPERATION }
    await authorizeAdmin(deps, denials, request, SCOPES)
    const body = parseVerifyBody(await readVerifyBody(req))
    const text = await answerVerify(deps, body)
    deps.metrics.countManagement(OPERATION, 200)
    sendAnswer(res, text, requestId)
  } catch (error) {
    tellTrouble(deps, error, { requestId, operation: OPERATION })
    deps.metrics.countManagement(OPERATION, toProblem(error, requestId).status)
    sendProblem(res, error, requestId)
    discardUpload(req, res)
  }
}

/** A small body has come with the header by now, and is taken out of the buffer in one piece. */
function readVerifyBody(req: IncomingMessage): Buffer | Promise<Buffer> {
  if (!req.complete) return readBody(req, limits.bodyBytesMax)
  const bytes: Buffer = req.read() ?? Buffer.alloc(0)
  if (bytes.length > limits.bodyBytesMax) throw createBodyTooLarge(limits.bodyBytesMax)
  return bytes
}

function parseVerifyBody(bytes: Buffer): VerifyKeyBody {
  const value = parseJsonBody(bytes)
  if (isVerifyKeyBody(value)) return value
  checkJsonShape(value)
  return parseInput(verifyKeyBody, value)
}

function sendAnswer(res: ServerResponse, text: string, requestId: string): void {
  res.writeHead(200, [
    'content-type',
    'application/json',
    'content-length',
    String(Buffer.byteLength(text)),
    'cache-control',
    'no-store',
    'x-content-type-options',
    'nosniff',
    'referrer-policy',
    'no-referrer',
    'x-request-id',
    requestId,
  ])
  res.end(text)
}
