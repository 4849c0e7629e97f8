/** Decides what JSON object a request of an operation would carry as its body. */
import type { ProbeRequest } from '../client/exchange.ts'
import type { Operation } from '../operation.ts'
import { isJsonObject } from './walk-json.ts'

/** Null when the operation takes another kind of body. */
export function readJsonBody(
  operation: Operation,
  request: ProbeRequest,
): Readonly<Record<string, unknown>> | null {
  if (!/^(?:POST|PUT|PATCH)$/.test(operation.method)) return null
  const type = operation.body?.contentType ?? 'application/json'
  if (!/json|\*\/\*/.test(type)) return null
  const parsed = parseObject(request.body) ?? parseObject(JSON.stringify(operation.body?.example))
  if (parsed !== null) return parsed
  return sketch(operation.body?.schema)
}

function parseObject(text: string | undefined): Readonly<Record<string, unknown>> | null {
  if (text === undefined) return null
  try {
    const value: unknown = JSON.parse(text)
    return isJsonObject(value) ? value : null
  } catch {
    return null
  }
}

/** The plainest values that the schema's types admit. */
function sketch(schema: unknown): Readonly<Record<string, unknown>> {
  const properties = isJsonObject(schema) ? schema['properties'] : undefined
  if (!isJsonObject(properties)) return {}
  const values = Object.entries(properties).map(([name, each]) => {
    const type = isJsonObject(each) ? each['type'] : undefined
    if (type === 'integer' || type === 'number') return [name, 1]
    if (type === 'boolean') return [name, false]
    return [name, type === 'array' ? [] : type === 'object' ? {} : name]
  })
  return Object.fromEntries(values)
}
