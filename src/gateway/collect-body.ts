/** Decides which uploads are taken in whole before the upstream hears of them: the small ones. */
import type { IncomingMessage } from 'node:http'
import { ByteCollector } from '../base/byte-collector.ts'
import { limits } from '../base/limits.ts'
import type { ForwardedRequest } from './forward-request-fields.ts'

/**
 * Most bodies have arrived by the time their header is read. Sending them on as one piece costs
 * half of what a stream does, and no connection of the upstream waits for a client that drips.
 */
export function isCollected({ contentLength, expectsContinue }: ForwardedRequest): boolean {
  if (contentLength === undefined || expectsContinue) return false
  return Number(contentLength) <= limits.collectedBodyBytesMax
}

/** `onBody` is not called when the client gives up before the end. */
export function collectBody(req: IncomingMessage, onBody: (body: Buffer) => void): void {
  const collector = new ByteCollector()
  req.on('data', (chunk: Buffer) => collector.add(chunk))
  req.on('end', () => onBody(collector.join()))
}
