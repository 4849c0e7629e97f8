/** GET /docs/assets/{name}: the scripts and style sheets of the documentation. */
import { z } from '@hono/zod-openapi'
import { KeywardError } from '../../../base/errors.ts'
import { DOCS_ASSETS, type DocsAsset, readDocsAsset } from '../../docs-asset.ts'
import { answerText, defineEndpoint } from '../../endpoint.ts'

export const getDocsAssetEndpoint = defineEndpoint({
  method: 'get',
  path: '/docs/assets/{name}',
  operationId: 'getDocsAsset',
  tag: 'Documentation',
  summary: 'A script or style sheet of the documentation',
  scope: null,
  responses: { 200: { description: 'The file.', schema: z.string(), mediaType: 'text/*' } },
  problems: ['route_not_found'],
  handle({ params: { name } }) {
    if (!isDocsAsset(name)) throw new KeywardError('route_not_found')
    return answerText(DOCS_ASSETS[name], readDocsAsset(name), {
      'cache-control': 'public, max-age=3600',
    })
  },
})

function isDocsAsset(name: string): name is DocsAsset {
  return Object.hasOwn(DOCS_ASSETS, name)
}
