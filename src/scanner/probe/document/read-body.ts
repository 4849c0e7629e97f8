/** Decides what the body of an operation is: JSON where there is a choice, then forms. */
import type { Located } from '../../../base/document/references.ts'
import { limits } from '../../../base/limits.ts'
import type { JsonSchema, OperationBody } from '../operation.ts'
import { listExamples } from './read-examples.ts'
import { withoutPlace } from './read-parameters.ts'
import { at, type Mapping, type Reading } from './reading.ts'
import type { SchemaReader } from './resolve-schema.ts'

/** Of OpenAPI 3.x. */
export function readRequestBody(
  reading: Reading,
  schemas: SchemaReader,
  operation: Located,
): OperationBody | null {
  const member = at(operation, 'requestBody')
  if (member.value === undefined || member.value === null) return null
  const body = reading.resolveRecord(member, 'request body')
  if (body === undefined) return null
  const media = chooseMedia(reading, body)
  if (media === null) return null
  const schema = schemas.read(at(media.located, 'schema'))
  return {
    contentType: media.type,
    isRequired: body.value['required'] === true,
    schema,
    example: listExamples(reading, media.located, schema)[0],
  }
}

/** The best media type of a `content`; null when it has none that can be written. */
function chooseMedia(reading: Reading, owner: Located) {
  const content = new Map(reading.members(owner, 'content'))
  const name = chooseType([...content.keys()])
  const chosen = name === undefined ? undefined : content.get(name)
  const located = chosen && reading.resolveRecord(chosen, 'media type')
  if (name === undefined || located === undefined) return null
  return { type: name.includes('*') ? 'application/json' : name, located }
}

/** The schema of the JSON in a response of OpenAPI 3.x; null when it has none. */
export function readJsonSchema(
  reading: Reading,
  schemas: SchemaReader,
  response: Located,
): JsonSchema | null {
  const media = chooseMedia(reading, response)
  return media === null || rankType(media.type) > 1
    ? null
    : schemas.read(at(media.located, 'schema'))
}

const TOKEN = /^[a-z0-9!#$&^_.+*-]+\/[a-z0-9!#$&^_.+*-]+(?:\s*;|$)/i

function chooseType(types: readonly string[]): string | undefined {
  const known = types.filter((type) => TOKEN.test(type) && !/[\r\n]/.test(type))
  return known.sort((left, right) => rankType(left) - rankType(right))[0]
}

function rankType(type: string): number {
  const bare = type.toLowerCase().split(';', 1)[0]?.trim() ?? ''
  if (bare === 'application/json') return 0
  if (bare.endsWith('+json') || bare === 'text/json') return 1
  if (bare.includes('*')) return 1
  if (bare === 'application/x-www-form-urlencoded') return 2
  return bare === 'multipart/form-data' ? 3 : 4
}

/** Of Swagger 2.0: a parameter in the body, or all of those in a form. */
export function readBodyParameters(
  reading: Reading,
  schemas: SchemaReader,
  operation: Located,
  parameters: readonly Mapping[],
): OperationBody | null {
  const own = at(operation, 'consumes').value
  const consumes = own ?? at(reading.root, 'consumes').value
  const types = Array.isArray(consumes)
    ? consumes.slice(0, limits.mediaTypesMax).filter((each) => typeof each === 'string')
    : []
  const whole = parameters.find(({ value }) => value['in'] === 'body')
  if (whole !== undefined) {
    const schema = schemas.read(at(whole, 'schema'))
    return {
      contentType: chooseType(types) ?? 'application/json',
      isRequired: whole.value['required'] === true,
      schema,
      example: listExamples(reading, whole, schema)[0],
    }
  }
  return parameters.length === 0 ? null : readForm(schemas, parameters, types)
}

function readForm(
  schemas: SchemaReader,
  parameters: readonly Mapping[],
  types: readonly string[],
): OperationBody {
  const required = parameters.filter(({ value }) => value['required'] === true)
  const hasFile = parameters.some(({ value }) => value['type'] === 'file')
  const forms = types.filter((type) => [2, 3].includes(rankType(type)))
  const usual = hasFile ? 'multipart/form-data' : 'application/x-www-form-urlencoded'
  return {
    contentType: hasFile ? usual : (chooseType(forms) ?? usual),
    isRequired: required.length > 0,
    schema: {
      type: 'object',
      properties: Object.fromEntries(
        parameters.map((each) => [String(each.value['name']), readField(schemas, each)]),
      ),
      required: required.map(({ value }) => String(value['name'])),
    },
    example: undefined,
  }
}

function readField(schemas: SchemaReader, parameter: Mapping): JsonSchema {
  const schema = withoutPlace(schemas.read(parameter) ?? {})
  return schema['type'] === 'file' ? { ...schema, type: 'string', format: 'binary' } : schema
}
