/** Says what of a request a signature can be about, as the client sent it. */

export interface SignedMessage {
  readonly method: string
  readonly scheme: 'http' | 'https'
  /** `Host` as the client sent it; undefined when it sent none. */
  readonly authority: string | undefined
  /** Path and query as they stood in the request line, in origin form. */
  readonly requestTarget: string
  /** Names and values in turn, in the order and spelling of the wire. */
  readonly rawHeaders: readonly string[]
}

/** The values of a field in their order; `name` in small letters. */
export function listFieldValues(rawHeaders: readonly string[], name: string): string[] {
  const values: string[] = []
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const sent = rawHeaders[index] as string
    if (sent.length !== name.length || sent.toLowerCase() !== name) continue
    values.push(rawHeaders[index + 1] as string)
  }
  return values
}
