/** Decides what an OpenAPI 3.x or Swagger 2.0 document says of an API, as far as it is valid. */
import { isRecord } from '../../../base/document/is-record.ts'
import {
  type FoundOperation,
  listOperations,
  readRoot,
  readVersion,
} from '../../../base/document/list-operations.ts'
import { parseSource } from '../../../base/document/parse-source.ts'
import { References } from '../../../base/document/references.ts'
import { hasUnseen, showText } from '../../../base/document/show-text.ts'
import { KeywardError } from '../../../base/errors.ts'
import { limits } from '../../../base/limits.ts'
import { type ApiDocument, nameOperation, type Operation } from '../operation.ts'
import { Servers } from './list-servers.ts'
import { otherDocuments } from './other-documents.ts'
import { readLine } from './read-line.ts'
import { readOperation } from './read-operation.ts'
import { listSchemes } from './read-security.ts'
import { at, Reading } from './reading.ts'
import { SchemaReader } from './resolve-schema.ts'

/**
 * `name` is the file or URL that `text` came from, and `readOther` reads those that it refers to;
 * it rejects what may not be read. Of several servers, one at the origin of `target` decides the
 * base path. Error `openapi_invalid` when it is no such document, or nothing of it can be used.
 */
export async function parseApiDocument(
  name: string,
  text: string,
  readOther: (path: string) => Promise<string>,
  target?: string,
): Promise<ApiDocument> {
  refuseMarkup(name, text)
  const source = parseSource(name, text, 'openapi_invalid')
  const root = readRoot(source)
  const references = new References(source, otherDocuments(readOther))
  await references.open({ value: root, source })
  const reading = new Reading(root, source, references)
  for (const { at, message } of source.duplicates) reading.tell(at, message)
  if (!isRecord(root['paths'])) reading.tell(source.locate(['paths']), 'has no paths')
  const servers = new Servers(reading, target)
  const found = listOperations(root, source, references)
  const operations = readOperations(reading, servers, found)
  const schemes = listSchemes(reading)
  if (operations.length === 0 && schemes.length === 0) {
    const last = { at: name, message: 'no operation can be used' }
    throw new KeywardError('openapi_invalid', { errors: [...reading.problems, last] })
  }
  const info = at(reading.root, 'info')
  return {
    source: name,
    version: readVersion(root) ?? '',
    title: readLine(at(info, 'title').value, limits.nameLengthMax),
    apiVersion: readLine(at(info, 'version').value, limits.nameLengthMax),
    operations,
    schemes,
    mentionsSecurity:
      schemes.length > 0 ||
      root['security'] !== undefined ||
      operations.some(({ security }) => security !== 'unstated'),
    servers: servers.all,
    problems: reading.problems,
  }
}

/** A page for people where a document was looked for is the commonest mistake. */
function refuseMarkup(name: string, text: string): void {
  if (!/^\ufeff?\s*</.test(text.slice(0, limits.nameLengthMax))) return
  const message = 'is a page or XML, not an OpenAPI document in JSON or YAML'
  throw new KeywardError('openapi_invalid', { errors: [{ at: `${name}:1:1`, message }] })
}

function readOperations(
  reading: Reading,
  servers: Servers,
  found: ReturnType<typeof listOperations>,
): Operation[] {
  const schemas = new SchemaReader(reading)
  const operations = new Map<string, Operation>()
  for (const each of found) {
    if ('problem' in each) {
      reading.tell(each.at, each.problem)
      continue
    }
    const why = findRefusal(each)
    if (why !== undefined) {
      reading.tell(each.at, why)
      continue
    }
    if (operations.size >= limits.documentOperationsMax) {
      reading.tell(each.at, 'is one operation too many; this and all further ones are left out')
      break
    }
    const operation = readOperation(reading, schemas, servers, each)
    const name = nameOperation(operation)
    if (operations.has(name)) reading.tell(each.at, `${showText(name)} is there already`)
    else operations.set(name, operation)
  }
  return [...operations.values()]
}

/** Such a path is no honest one, and would harm whoever shows it. */
function findRefusal({ path }: FoundOperation): string | undefined {
  if (path.length > limits.pathLengthMax) return 'has a path longer than any request'
  return hasUnseen(path) ? 'has a path with hidden characters' : undefined
}
