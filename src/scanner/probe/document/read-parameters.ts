/** Decides which parameters an operation has: its own, those of its path, those in its template. */

import type { Located } from '../../../base/document/references.ts'
import { hasUnseen, showText } from '../../../base/document/show-text.ts'
import { limits } from '../../../base/limits.ts'
import type { JsonSchema, OperationParameter } from '../operation.ts'
import { isSmallValue } from './is-small-value.ts'
import { listEnum, listExamples, toTexts } from './read-examples.ts'
import { at, type Mapping, type Reading } from './reading.ts'
import type { SchemaReader } from './resolve-schema.ts'
import { splitTemplate } from './split-template.ts'

export interface ReadParameters {
  /** With parameters as `{name}`. */
  readonly path: string
  readonly parameters: readonly OperationParameter[]
  /** Of Swagger 2.0, where bodies and form fields are parameters. */
  readonly bodyParameters: readonly Mapping[]
}

/** Most parameters are referred to by many operations, and read once. */
const known = new WeakMap<object, OperationParameter>()

const PLACES = ['path', 'query', 'header', 'cookie'] as const

export function readParameters(
  reading: Reading,
  schemas: SchemaReader,
  item: Located,
  operation: Located,
  path: string,
): ReadParameters {
  const found = new Map<string, Mapping>()
  for (const owner of [item, operation]) {
    for (const each of reading.items(owner, 'parameters', limits.documentParametersMax)) {
      const parameter = reading.resolveRecord(each, 'parameter')
      if (parameter === undefined) continue
      const { name, in: place } = parameter.value
      if (typeof name !== 'string' || name === '' || typeof place !== 'string') {
        reading.tellOf(each, 'names no parameter, or not where it goes')
      } else if (name.length > limits.nameLengthMax || hasUnseen(name)) {
        reading.tellOf(each, 'has too long a name, or one with hidden characters')
      } else found.set(`${place} ${name}`, parameter)
    }
  }
  const parameters: OperationParameter[] = []
  const bodyParameters: Mapping[] = []
  const inPath = [...found.values()].filter(({ value }) => value['in'] === 'path')
  const template = splitTemplate(path, new Set(inPath.map(({ value }) => String(value['name']))))
  const wanted = new Set(template.names)
  for (const parameter of found.values()) {
    const place = PLACES.find((each) => each === parameter.value['in'])
    const name = String(parameter.value['name'])
    if (place === undefined) addOther(reading, parameter, bodyParameters)
    else if (place === 'path' && !wanted.delete(name)) {
      reading.tellOf(parameter, `is not in the path: ${showText(name)}`)
    } else {
      const read =
        known.get(parameter.value) ?? readParameter(reading, schemas, parameter, name, place)
      known.set(parameter.value, read)
      parameters.push(read)
    }
  }
  for (const name of wanted) {
    parameters.push({ name, in: 'path', isRequired: true, schema: null, examples: [] })
  }
  for (const [name, value] of template.query) {
    if (found.has(`query ${name}`)) continue
    const examples = value === '' ? [] : [value]
    parameters.push({ name, in: 'query', isRequired: true, schema: null, examples })
  }
  return { path: template.path, parameters, bodyParameters }
}

function addOther(reading: Reading, parameter: Mapping, bodyParameters: Mapping[]): void {
  const place = parameter.value['in']
  if (reading.isSwagger && (place === 'body' || place === 'formData')) {
    bodyParameters.push(parameter)
  } else if (place !== 'querystring') {
    reading.tellOf(parameter, 'goes to a place where no parameter goes')
  }
}

function readParameter(
  reading: Reading,
  schemas: SchemaReader,
  parameter: Mapping,
  name: string,
  place: OperationParameter['in'],
): OperationParameter {
  const holder = findHolder(reading, parameter)
  // A parameter of Swagger 2.0 is a schema itself.
  const own = reading.isSwagger ? parameter : at(holder, 'schema')
  const schema = schemas.read(own)
  const examples = [parameter, ...(holder === parameter ? [] : [holder])].flatMap((each) =>
    listExamples(reading, each, schema),
  )
  return {
    name,
    in: place,
    isRequired: place === 'path' || parameter.value['required'] === true,
    schema: reading.isSwagger && schema !== null ? withoutPlace(schema) : schema,
    examples: toTexts([...examples, ...listItemExamples(schema)]),
  }
}

/** A parameter with `content` has its schema one level deeper. */
function findHolder(reading: Reading, parameter: Mapping): Located {
  if (at(parameter, 'schema').value !== undefined || reading.isSwagger) return parameter
  const [first] = reading.members(parameter, 'content')
  return (first && reading.resolve(first[1])) ?? parameter
}

function listItemExamples(list: JsonSchema | null): unknown[] {
  const items = list?.['items']
  if (typeof items !== 'object' || items === null) return []
  const schema: JsonSchema = { ...items }
  return [schema['example'], schema['default'], ...listEnum(schema)].filter(
    (value) => value !== undefined && isSmallValue(value),
  )
}

export function withoutPlace(schema: JsonSchema): JsonSchema {
  const { name: _, in: __, required: ___, collectionFormat: ____, ...rest } = schema
  return rest
}
