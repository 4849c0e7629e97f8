/** Refuses compressed bodies, which may be larger than they look. */
import { KeywardError } from '../base/errors.ts'
import { joinField } from './join-field.ts'

/** Error `unsupported_media_type`, with what would be taken (RFC 9110 §12.5.3). */
export function refuseCompressed(rawHeaders: readonly string[]): void {
  const coding = joinField(rawHeaders, 'content-encoding') ?? 'identity'
  if (coding.toLowerCase() === 'identity') return
  throw new KeywardError('unsupported_media_type', {
    detail: 'Compressed bodies are not read.',
    headers: { 'accept-encoding': 'identity' },
  })
}
