/** Decides which OpenAPI document describes the target: the given one, or one that lies there. */
import { readFile, realpath, stat } from 'node:fs/promises'
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path'
import { KeywardError } from '../../../base/errors.ts'
import { limits } from '../../../base/limits.ts'
import type { Answer } from '../client/exchange.ts'
import { parseApiDocument } from '../document/parse-api-document.ts'
import type { ApiDocument } from '../operation.ts'
import { isApiDocumentText } from './crawl-target.ts'
import { listDocumentLinks, readEmbeddedDocument } from './read-document-page.ts'
import { resolveLink } from './resolve-link.ts'
import type { Survey } from './survey.ts'

/** Where frameworks serve it, the commonest first. */
const USUAL_PLACES = `/openapi.json /swagger.json /swagger/v1/swagger.json /v3/api-docs
  /api-docs /v2/api-docs /openapi.yaml /api/openapi.json /docs /api/docs /api/swagger.json
  /swagger /swagger-ui/ /swagger.yaml /openapi /apispec_1.json /api/schema/ /redoc
  /docs/openapi.json /api-docs.json /api-docs/swagger.json /api/v1/openapi.json
  /api/openapi.yaml /swagger/doc.json /documentation/json /q/openapi /api-json /docs.json
  /.well-known/openapi.json /.well-known/openapi.yaml /openapi.yml /api/v1/swagger.json
  /swagger-ui.html /swagger-ui/index.html /schema/`.split(/\s+/)

/** What was found, and the pages on the way to it. */
export interface FoundDocument {
  readonly document: ApiDocument | null
  /** Paths that answered: they are documentation, and no operations. */
  readonly places: readonly string[]
}

/** Errors `file_not_readable` and `openapi_invalid` only for a document that the user named. */
export async function findDocument(survey: Survey): Promise<FoundDocument> {
  const given = survey.settings.openapi
  if (given !== undefined) return { document: await readGiven(survey, given), places: [] }
  survey.tell('looking for an OpenAPI document')
  const bases = [...new Set([survey.basePath, ''])]
  const usual = bases.flatMap((base) => USUAL_PLACES.map((place) => base + place))
  const places: string[] = []
  const pages: Answer[] = []
  const roots = bases.map((base) => `${base}/`)
  for (const group of [roots, usual.slice(0, 8), usual.slice(8)]) {
    const documents: Answer[] = []
    await survey.askAll(
      group,
      documentPart,
      (path) => survey.ask(survey.origin + path),
      (path, answer) => {
        if (answer === null || answer.status >= 400) return
        const isDocument = answer.status < 300 && isApiDocumentText(answer.text)
        if (isDocument) documents.push(answer)
        // Scripts and pages may have one inside themselves.
        if (!isDocument || answer.json === undefined) pages.push(answer)
        if (!roots.includes(path)) places.push(path)
      },
    )
    const document = await readFirst(survey, documents)
    if (document !== null) return { document, places }
    const led = await followPages(survey, pages.splice(0))
    if (led !== null) return { document: led, places }
  }
  return { document: null, places }
}

/** A document that is found late is worth more of the share than links are. */
const documentPart = 0.5

async function readFirst(survey: Survey, answers: readonly Answer[]): Promise<ApiDocument | null> {
  for (const { request, text } of answers) {
    const document = await tryParse(survey, request.url, text)
    if (document !== null) return document
  }
  return null
}

/** Pages for people name the document that they show, or have it in them. */
async function followPages(survey: Survey, pages: readonly Answer[]): Promise<ApiDocument | null> {
  const seen = new Set(pages.map((each) => each.request.url))
  const waiting = [...pages]
  for (let asked = 0; waiting.length > 0 && asked < limits.documentCandidatesMax; ) {
    const page = waiting.shift()
    if (page === undefined) break
    const embedded = readEmbeddedDocument(page.text)
    const inside = embedded === null ? null : await tryParse(survey, page.request.url, embedded)
    if (inside !== null) return inside
    for (const target of listDocumentLinks(page)) {
      const place = resolveLink(survey, target, page.request.url)
      if (place === null || place.place === 'elsewhere' || seen.has(place.url)) continue
      seen.add(place.url)
      if (asked++ >= limits.documentCandidatesMax) break
      const answer = await survey.ask(place.url)
      if (answer === null || answer.status >= 400) continue
      const document = await readFirst(survey, isApiDocumentText(answer.text) ? [answer] : [])
      if (document !== null) return document
      waiting.push(answer)
    }
  }
  return null
}

async function tryParse(survey: Survey, name: string, text: string): Promise<ApiDocument | null> {
  try {
    return await parseApiDocument(name, text, readFromHosts(survey), survey.settings.target)
  } catch (error) {
    if (!(error instanceof KeywardError)) throw error
    // It lies where everybody looks for it: that it is broken is worth knowing.
    if (survey.documentProblems.length === 0) survey.documentProblems = error.details.errors ?? []
    return null
  }
}

async function readGiven(survey: Survey, given: string): Promise<ApiDocument> {
  const { target } = survey.settings
  if (!/^https?:\/\//i.test(given)) {
    const read = readFromFolder(dirname(resolve(given)))
    return parseApiDocument(given, await read(given), read, target)
  }
  const answer = await survey.ask(given)
  if (answer === null || answer.status !== 200) {
    const why = survey.isGivenOrigin(URL.parse(given)?.origin ?? '')
      ? `it answered ${answer?.status ?? 'nothing'}`
      : 'its host is not one of those to be scanned'
    throw new KeywardError('openapi_invalid', { errors: [{ at: given, message: why }] })
  }
  return parseApiDocument(given, answer.text, readFromHosts(survey), target)
}

function readFromHosts(survey: Survey): (path: string) => Promise<string> {
  return async (path) => {
    const answer = await survey.ask(path)
    if (answer === null || answer.status !== 200) throw new Error('it could not be read')
    return answer.text
  }
}

/** Only files of this folder and those below it: a reference never leads to other files. */
function readFromFolder(folder: string): (path: string) => Promise<string> {
  return async (path) => {
    const file = await find(resolve(path), path)
    const inside = relative(await find(folder, path), file)
    // A link (of the file system) out of the folder is one out of it, too.
    if (inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) {
      throw new KeywardError('file_not_readable', { detail: `${path} lies outside the folder.` })
    }
    try {
      const { size } = await stat(file)
      if (size <= limits.openapiBytesMax) return await readFile(file, 'utf8')
    } catch (cause) {
      throw unreadable(path, cause)
    }
    throw new KeywardError('file_not_readable', { detail: `${path} is too long.` })
  }
}

async function find(place: string, path: string): Promise<string> {
  try {
    return await realpath(place)
  } catch (cause) {
    throw unreadable(path, cause)
  }
}

function unreadable(path: string, cause: unknown): KeywardError {
  return new KeywardError('file_not_readable', { detail: `${path} cannot be read.` }, { cause })
}
