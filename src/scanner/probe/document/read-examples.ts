/** Decides which values a document gives for a parameter or a body. */
import { isRecord } from '../../../base/document/is-record.ts'
import type { Located } from '../../../base/document/references.ts'
import { limits } from '../../../base/limits.ts'
import type { JsonSchema } from '../operation.ts'
import { isSmallValue } from './is-small-value.ts'
import { at, type Reading } from './reading.ts'

/** Those of `holder` (`example`, `examples`) first, then those of its schema. */
export function listExamples(
  reading: Reading,
  holder: Located,
  schema: JsonSchema | null,
): unknown[] {
  const values: unknown[] = [at(holder, 'example').value, at(holder, 'x-example').value]
  const { value: examples } = at(holder, 'examples')
  if (isRecord(examples)) values.push(...listNamed(reading, holder))
  return [...values, ...listOfSchema(schema)].filter(
    (value) => value !== undefined && isSmallValue(value),
  )
}

/** OpenAPI 3.2 has `dataValue` beside `value`. */
function listNamed(reading: Reading, holder: Located): unknown[] {
  return reading
    .members(holder, 'examples')
    .slice(0, limits.examplesMax)
    .map(([, example]) => {
      const found = reading.resolve(example)
      if (found === undefined || !isRecord(found.value)) return undefined
      return found.value['dataValue'] ?? found.value['value']
    })
}

function listOfSchema(schema: JsonSchema | null): unknown[] {
  if (schema === null) return []
  const { example, examples, const: constant, default: usual } = schema
  return [
    example,
    ...(Array.isArray(examples) ? examples.slice(0, limits.examplesMax) : []),
    constant,
    usual,
    ...listEnum(schema),
  ]
}

export function listEnum(schema: JsonSchema): unknown[] {
  return Array.isArray(schema['enum']) ? schema['enum'].slice(0, limits.examplesMax) : []
}

/** As they stand in a URL, unescaped. Of a list its first item: one value is always allowed. */
export function toTexts(examples: readonly unknown[]): string[] {
  const texts = examples.map(toText).filter((text) => text !== undefined)
  return [...new Set(texts)].slice(0, limits.examplesMax)
}

function toText(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (value instanceof Date) return Number.isNaN(value.valueOf()) ? undefined : value.toISOString()
  if (Array.isArray(value)) return value.length === 0 ? undefined : toText(value[0])
  return isRecord(value) ? JSON.stringify(value) : undefined
}
