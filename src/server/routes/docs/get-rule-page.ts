/** GET /docs/rules/{rule}: what the `helpUri` of a finding leads to. */
import { readFile } from 'node:fs/promises'
import { z } from '@hono/zod-openapi'
import { KeywardError } from '../../../base/errors.ts'
import { DOCS_SECURITY_HEADERS, renderDocsPage } from '../../docs-page.ts'
import { answerText, defineEndpoint } from '../../endpoint.ts'
import { renderMarkdown } from '../../render-markdown.ts'

/** Shipped at the root of the package, the same from `src/` and from `dist/`. */
const PAGES = new URL('../../../../docs/rules/', import.meta.url)

export const getRulePageEndpoint = defineEndpoint({
  method: 'get',
  path: '/docs/rules/{rule}',
  operationId: 'getRulePage',
  tag: 'Documentation',
  summary: 'What a finding of a rule means and what to do',
  scope: null,
  responses: { 200: { description: 'HTML.', schema: z.string(), mediaType: 'text/html' } },
  problems: ['route_not_found'],
  async handle({ params: { rule } }) {
    const markdown = await readRulePage(rule)
    const body = `<main class="page">\n${renderMarkdown(markdown)}\n</main>`
    const page = renderDocsPage({ title: `Keyward: ${rule}`, body, root: '../..' })
    return answerText('text/html; charset=utf-8', page, DOCS_SECURITY_HEADERS)
  },
})

async function readRulePage(rule: string): Promise<string> {
  // The name is a stranger's: only what a rule can be called comes near the file system.
  if (!/^[a-z][a-z0-9-]{0,60}$/.test(rule)) throw new KeywardError('route_not_found')
  try {
    return await readFile(new URL(`${rule}.md`, PAGES), 'utf8')
  } catch (cause) {
    throw new KeywardError('route_not_found', {}, { cause })
  }
}
