/** Decides how a management request on the wire is taken in, and what no endpoint gets to see. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { getRequestListener, RequestError } from '@hono/node-server'
import { KeywardError } from '../base/errors.ts'
import { limits } from '../base/limits.ts'
import { normalisePath } from '../engine/policy/normalise-path.ts'
import { readClientFacts } from './client-facts.ts'
import { DenialLog } from './denial-log.ts'
import { discardUpload } from './discard-upload.ts'
import { isPlainVerify, serveVerify } from './fast-verify.ts'
import { findFramingRefusal } from './find-framing-refusal.ts'
import { createManagementApp } from './management-app.ts'
import type { ManagementBindings, ManagementDeps } from './management-deps.ts'
import { sendProblem, toProblem } from './problem.ts'
import { readRequestFields } from './request-fields.ts'
import { chooseRequestId, createRequestId } from './request-id.ts'
import { tellTrouble } from './tell-trouble.ts'

export type RequestHandler = (req: IncomingMessage, res: ServerResponse) => void

export function createManagementHandler(deps: ManagementDeps): RequestHandler {
  const denials = new DenialLog(deps.logger)
  const app = createManagementApp(deps, denials)
  const serveApp = getRequestListener(
    (request, { incoming }) => app.fetch(request, toBindings(deps, incoming as IncomingMessage)),
    {
      // In HTTP/1.0 there may be no Host; ours never matters, but a URL needs one.
      hostname: 'localhost',
      overrideGlobalObjects: false,
      autoCleanupIncoming: false,
      errorHandler: (error) => answerUnreadable(deps, error),
    },
  )
  return (req, res) => {
    const fields = readRequestFields(req.rawHeaders)
    const detail = findFramingRefusal(req, fields)
    if (detail === undefined && isPlainVerify(req, fields)) {
      void serveVerify(deps, denials, req, res, fields)
      return
    }
    const refusal = findRefusal(detail, req.url ?? '')
    if (refusal !== undefined) {
      refuse(req, res, refusal, chooseRequestId(fields.requestId))
      return
    }
    res.once('finish', () => discardUpload(req, res))
    void serveApp(req, res)
  }
}

function toBindings(deps: ManagementDeps, incoming: IncomingMessage): ManagementBindings {
  const { requestId } = readRequestFields(incoming.rawHeaders)
  const { address, peer } = readClientFacts(incoming, deps.trustedProxies ?? [])
  return {
    incoming,
    address,
    attemptsFrom: address ?? peer,
    requestId: chooseRequestId(requestId),
  }
}

function findRefusal(detail: string | undefined, url: string): KeywardError | undefined {
  if (detail !== undefined) return new KeywardError('invalid_request', { detail })
  if (url.length > limits.urlLengthMax) return new KeywardError('url_too_long')
  return isPlainPath(url) ? undefined : new KeywardError('invalid_path')
}

/** `http://host` of the absolute form, which servers must accept (RFC 9112 §3.2.2). */
const ABSOLUTE = /^https?:\/\/[^/?#]*/i

/** A proxy in front may guard paths of ours by their text, so there is one text for each. */
function isPlainPath(url: string): boolean {
  const target = url.startsWith('/') ? url : url.replace(ABSOLUTE, '')
  const mark = target.indexOf('?')
  const path = mark < 0 ? target : target.slice(0, mark)
  const normalised = normalisePath(path)
  return normalised.ok && normalised.path === path && /^[\x21-\x7e]*$/.test(target)
}

/** Where the next request would begin is in doubt, so there is none on this connection. */
function refuse(
  req: IncomingMessage,
  res: ServerResponse,
  error: KeywardError,
  requestId: string,
): void {
  res.shouldKeepAlive = false
  sendProblem(res, error, requestId)
  discardUpload(req, res)
}

/** The adapter could not make a request of it (Host, URL), or something of ours broke. */
function answerUnreadable(deps: ManagementDeps, error: unknown): Response {
  const requestId = createRequestId()
  const told =
    error instanceof RequestError
      ? new KeywardError('invalid_request', { detail: 'Host or URL is malformed.' })
      : error
  tellTrouble(deps.logger, told, { requestId, operation: 'unknown' })
  const { status, headers, body } = toProblem(told, requestId)
  return new Response(body, { status, headers })
}
