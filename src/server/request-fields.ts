/** Reads the few header fields that decide how a request is treated, in one pass over all. */

/** Undefined: not sent. What was sent twice is joined, so that no check can miss the second. */
export interface RequestFields {
  hosts: number
  cookie: string | undefined
  contentType: string | undefined
  contentLength: string | undefined
  contentEncoding: string | undefined
  transferEncoding: string | undefined
  ifMatch: string | undefined
  requestId: string | undefined
}

/** Looks at names by their length first: most fields of a request are none of these. */
export function readRequestFields(rawHeaders: readonly string[]): RequestFields {
  const fields: RequestFields = {
    hosts: 0,
    cookie: undefined,
    contentType: undefined,
    contentLength: undefined,
    contentEncoding: undefined,
    transferEncoding: undefined,
    ifMatch: undefined,
    requestId: undefined,
  }
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] as string
    const property = PROPERTIES_BY_LENGTH[name.length]
    if (property === undefined) continue
    readField(fields, name.toLowerCase(), rawHeaders[index + 1] as string)
  }
  return fields
}

function readField(fields: RequestFields, name: string, value: string): void {
  if (name === 'host') {
    fields.hosts++
    return
  }
  const property = PROPERTIES[name]
  if (property === undefined) return
  const before = fields[property]
  fields[property] = before === undefined ? value : `${before}, ${value}`
}

const PROPERTIES: Readonly<Record<string, Exclude<keyof RequestFields, 'hosts'>>> = {
  cookie: 'cookie',
  'content-type': 'contentType',
  'content-length': 'contentLength',
  'content-encoding': 'contentEncoding',
  'transfer-encoding': 'transferEncoding',
  'if-match': 'ifMatch',
  'x-request-id': 'requestId',
}

const PROPERTIES_BY_LENGTH: readonly (true | undefined)[] = [
  'host',
  ...Object.keys(PROPERTIES),
].reduce((known: (true | undefined)[], name) => {
  known[name.length] = true
  return known
}, [])
