/** Decides how evidence becomes `webRequest` and `webResponse`; its secrets are masked already. */

interface Message {
  readonly firstLine: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
}

export function formatWebRequest(evidence: string, target: string) {
  const { firstLine, headers, body } = parseMessage(evidence)
  const [method = '', path = '', version = ''] = firstLine.split(' ')
  if (!/^[A-Z]+$/.test(method) || path === '') return { body: { text: evidence } }
  return {
    protocol: new URL(target).protocol.replace(':', ''),
    ...toVersion(version),
    target: path,
    method,
    headers,
    ...(body === null ? {} : { body: { text: body } }),
  }
}

export function formatWebResponse(evidence: string) {
  const { firstLine, headers, body } = parseMessage(evidence)
  const status = /^(?:HTTP\/([\d.]+) )?(\d{3})(?: (.*))?$/.exec(firstLine)
  if (status === null) return { body: { text: evidence } }
  const [, version = '', code = '', reason = ''] = status
  return {
    ...toVersion(version),
    statusCode: Number(code),
    ...(reason === '' ? {} : { reasonPhrase: reason }),
    headers,
    ...(body === null ? {} : { body: { text: body } }),
  }
}

function toVersion(text: string) {
  const version = text.replace(/^HTTP\//, '')
  return version === '' ? {} : { version }
}

/** Head and body of a message as it is shown: lines of fields, then an empty line. */
function parseMessage(text: string): Message {
  const end = text.indexOf('\n\n')
  const head = end < 0 ? text : text.slice(0, end)
  const [firstLine = '', ...lines] = head.split('\n')
  const headers = new Map<string, string>()
  for (const line of lines) {
    const colon = line.indexOf(':')
    if (colon < 1) continue
    const name = line.slice(0, colon).trim()
    const value = line.slice(colon + 1).trim()
    const earlier = headers.get(name)
    headers.set(name, earlier === undefined ? value : `${earlier}, ${value}`)
  }
  const body = end < 0 ? null : text.slice(end + 2)
  return { firstLine: firstLine.trim(), headers: Object.fromEntries(headers), body }
}
