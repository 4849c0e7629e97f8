/** Reads one header field as it came over the wire, without making an object of all of them. */

/** All values of a field, joined as RFC 9110 §5.3 allows; undefined when it was not sent. */
export function joinField(rawHeaders: readonly string[], name: string): string | undefined {
  let joined: string | undefined
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const field = rawHeaders[index] as string
    if (field.length !== name.length || field.toLowerCase() !== name) continue
    const value = rawHeaders[index + 1] as string
    joined = joined === undefined ? value : `${joined}, ${value}`
  }
  return joined
}
