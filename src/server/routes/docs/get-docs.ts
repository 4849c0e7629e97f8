/** GET /docs: the API reference, rendered in the browser from /openapi.json with assets of ours. */
import { z } from '@hono/zod-openapi'
import { DOCS_SECURITY_HEADERS, renderDocsPage } from '../../docs-page.ts'
import { answerText, defineEndpoint } from '../../endpoint.ts'

const page = renderDocsPage({
  title: 'Keyward API',
  body: '<div id="docs"></div>\n<noscript>See openapi.json.</noscript>',
  root: '.',
  withSwagger: true,
})

export const getDocsEndpoint = defineEndpoint({
  method: 'get',
  path: '/docs',
  operationId: 'getDocs',
  tag: 'Documentation',
  summary: 'This reference as a page',
  scope: null,
  responses: { 200: { description: 'HTML.', schema: z.string(), mediaType: 'text/html' } },
  handle: () => answerText('text/html; charset=utf-8', page, DOCS_SECURITY_HEADERS),
})
