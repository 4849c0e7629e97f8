/** Decides what one operation of a document is, its parameters, body, answers and security. */
import type { FoundOperation } from '../../../base/document/list-operations.ts'
import type { Located } from '../../../base/document/references.ts'
import { limits } from '../../../base/limits.ts'
import type { JsonSchema, Operation } from '../operation.ts'
import type { Servers } from './list-servers.ts'
import { readBodyParameters, readJsonSchema, readRequestBody } from './read-body.ts'
import { readLine } from './read-line.ts'
import { readParameters } from './read-parameters.ts'
import { readSecurity } from './read-security.ts'
import { at, locate, type Reading } from './reading.ts'
import type { SchemaReader } from './resolve-schema.ts'

export function readOperation(
  reading: Reading,
  schemas: SchemaReader,
  servers: Servers,
  found: FoundOperation,
): Operation {
  const { source, method } = found
  const item: Located = { value: found.item, source, path: found.itemPath }
  const operation: Located = { value: found.operation, source, path: found.operationPath }
  const written = servers.basePath(operation, item) + found.path
  const read = readParameters(reading, schemas, item, operation, written)
  const { summary, description, tags, operationId } = found.operation
  const texts = [summary, description].map((text) => readLine(text, limits.operationTextLengthMax))
  const name = readLine(operationId, limits.nameLengthMax)
  return {
    method,
    path: read.path,
    source: 'openapi',
    parameters: read.parameters,
    ...readSecurity(reading, operation),
    isDeprecated: found.operation['deprecated'] === true,
    operationId: name === '' ? null : name,
    text: readLine(texts.filter((text) => text !== '').join(' — '), limits.operationTextLengthMax),
    tags: readTags(tags),
    body: reading.isSwagger
      ? readBodyParameters(reading, schemas, operation, read.bodyParameters)
      : readRequestBody(reading, schemas, operation),
    responses: readResponses(reading, schemas, operation),
    location: locate(operation),
  }
}

function readTags(tags: unknown): string[] {
  if (!Array.isArray(tags)) return []
  const lines = tags.slice(0, limits.tagsMax).map((tag) => readLine(tag, limits.nameLengthMax))
  return lines.filter((line) => line !== '')
}

function readResponses(
  reading: Reading,
  schemas: SchemaReader,
  operation: Located,
): ReadonlyMap<string, JsonSchema | null> {
  const responses = new Map<string, JsonSchema | null>()
  for (const [status, located] of reading.members(operation, 'responses')) {
    if (!/^(?:[1-5](?:\d\d|XX)|default)$/i.test(status)) continue
    const response = reading.resolveRecord(located, 'response')
    if (response === undefined) continue
    const schema = reading.isSwagger
      ? schemas.read(at(response, 'schema'))
      : readJsonSchema(reading, schemas, response)
    responses.set(status, schema)
  }
  return responses
}
