/** Reads one parameter of a query in the form in which it is signed (RFC 9421 §2.2.8). */

/** What `encodeURIComponent` leaves alone and the URL standard encodes. */
const LEFT_ALONE = /[!'()~]/g

/**
 * `name` and the answer are percent-encoded. Undefined when it is not there, and when it is there
 * twice: which of the two a server takes is not known.
 */
export function readQueryParameter(query: string, name: string): string | undefined {
  const values: string[] = []
  for (const [each, value] of new URLSearchParams(query)) {
    if (encode(each) === name) values.push(encode(value))
  }
  return values.length === 1 ? values[0] : undefined
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    LEFT_ALONE,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
