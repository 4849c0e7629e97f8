/** GET /docs/errors/{code}: what the `type` of a problem document leads to. */
import { readFile } from 'node:fs/promises'
import { z } from '@hono/zod-openapi'
import { type ErrorCode, errorTable } from '../../../base/error-table.ts'
import { KeywardError } from '../../../base/errors.ts'
import { DOCS_SECURITY_HEADERS, renderDocsPage } from '../../docs-page.ts'
import { answerText, defineEndpoint } from '../../endpoint.ts'
import { renderMarkdown } from '../../render-markdown.ts'

/** Shipped at the root of the package, the same from `src/` and from `dist/`. */
const PAGES = new URL('../../../../docs/errors/', import.meta.url)

export const getErrorPageEndpoint = defineEndpoint({
  method: 'get',
  path: '/docs/errors/{code}',
  operationId: 'getErrorPage',
  tag: 'Documentation',
  summary: 'What an error means and what to do',
  scope: null,
  responses: { 200: { description: 'HTML.', schema: z.string(), mediaType: 'text/html' } },
  problems: ['route_not_found'],
  async handle({ params: { code } }) {
    if (!isErrorCode(code)) throw new KeywardError('route_not_found')
    const body = `<main class="page">\n${renderMarkdown(await readErrorPage(code))}\n</main>`
    const page = renderDocsPage({ title: `Keyward: ${code}`, body, root: '../..' })
    return answerText('text/html; charset=utf-8', page, DOCS_SECURITY_HEADERS)
  },
})

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorTable, code)
}

/** The table knows enough when a package was made without the pages. */
async function readErrorPage(code: ErrorCode): Promise<string> {
  try {
    return await readFile(new URL(`${code}.md`, PAGES), 'utf8')
  } catch {
    const { status, title, fix } = errorTable[code]
    return `# ${code}\n\n${status}: ${title}.\n\n${fix}\n`
  }
}
