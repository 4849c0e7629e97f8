/** Says what the commands on APIs take. */
import { defineShape } from '../command.ts'
import { choice, list, onOff, text, texts } from '../option.ts'
import { spanRanges } from '../text/span-range.ts'
import { connectionOptions } from './connection-options.ts'
import { duration, durationOrNone, pageOptions, quota, rateLimits } from './value-options.ts'

const reactions = ['notify', 'quarantine', 'rotate', 'revoke'] as const

const apiId = { id: 'id of the API, such as shop' }

const settings = {
  name: text('<name>', 'name for people'),
  prefix: text('<prefix>', 'what its keys begin with, such as shop_live'),
  upstream: text('<url>', 'where the API itself is reached'),
  scope: texts('<scope>', 'scope that can be granted: read:users, or "read:users=what it is for"'),
  route: list(
    '<route>',
    'what a request needs: "GET /v1/users/{id} read:users" or "GET /healthz public"',
    (given) => given,
  ),
  openapi: text('<file>', 'derive routes and scopes from an OpenAPI or Swagger document'),
  rateLimit: rateLimits('default of its keys: 100/1m, burst=10/1s, team=5000/1h/owner'),
  quota: quota('default of its keys: 10000/month, 500/day/owner, 1000000/total'),
  maxLifetime: durationOrNone(
    'longest life of its keys, such as 365d, or none',
    spanRanges.keyLifetime,
  ),
  defaultLifetime: durationOrNone(
    'life of a key for which none is named, or none',
    spanRanges.keyLifetime,
  ),
  rotateEvery: durationOrNone(
    'age at which a secret is due for rotation, or none',
    spanRanges.rotateEvery,
  ),
  rotationGrace: duration('overlap of old and new secret (default: 1d)', spanRanges.rotationGrace),
  onExposure: choice('<reaction>', reactions, 'when a key is sent in a URL or cookie'),
  onLeak: choice('<reaction>', reactions, 'when a key is reported as leaked'),
  tokenLifetime: duration(
    'longest life of an access token (default: 15m)',
    spanRanges.tokenLifetime,
  ),
  tokenAudience: texts('<audience>', 'audience that a token may name, beside the id'),
  requireDpop: choice('<answer>', ['yes', 'no'], 'tokens only with a proof of possession'),
}

export const createApiShape = defineShape({
  name: 'apis create',
  summary: 'Create an API',
  description:
    'Creates an API: a key prefix, routes, scopes and default limits. Without routes the REST ' +
    'convention applies: GET /v1/users needs read:users, POST write:users, DELETE delete:users.',
  arguments: apiId,
  options: { ...settings, ...connectionOptions },
  examples: [
    { line: 'keyward apis create shop --upstream http://127.0.0.1:5000', does: 'by convention' },
    { line: 'keyward apis create shop --openapi openapi.yaml', does: 'routes from a document' },
    {
      line: "keyward apis create shop --route 'GET /v1/users read:users' --rate-limit 100/1m",
      does: 'one route, and a limit for every key',
    },
  ],
})

export const listApisShape = defineShape({
  name: 'apis list',
  summary: 'List APIs',
  description: 'Lists the APIs by id. The built-in API keyward guards the management API itself.',
  arguments: {},
  options: { ...pageOptions, all: onOff('show all pages'), ...connectionOptions },
  examples: [{ line: 'keyward apis list', does: 'the first page' }],
})

export const showApiShape = defineShape({
  name: 'apis show',
  summary: 'Show an API with its routes',
  description: 'Shows an API with its routes, scopes and default limits.',
  arguments: apiId,
  options: connectionOptions,
  examples: [{ line: 'keyward apis show shop', does: 'everything about it' }],
})

export const updateApiShape = defineShape({
  name: 'apis update',
  summary: 'Change an API',
  description:
    'Changes what is named and leaves the rest. Lists (scopes, routes, rate limits) are replaced ' +
    'as a whole. A new prefix is for new keys only.',
  arguments: apiId,
  options: {
    ...settings,
    clear: texts('<field>', 'empty a field: upstream, scopes, routes, rate-limits or quota'),
    ...connectionOptions,
  },
  examples: [
    { line: 'keyward apis update shop --upstream http://10.0.0.7:5000', does: 'it moved' },
    { line: 'keyward apis update shop --clear routes', does: 'back to the REST convention' },
  ],
})

export const deleteApiShape = defineShape({
  name: 'apis delete',
  summary: 'Delete an API without live keys',
  description:
    'Deletes an API with its roles and revoked keys. Refused while it has a key that is not ' +
    'revoked.',
  arguments: apiId,
  options: connectionOptions,
  examples: [{ line: 'keyward apis delete shop', does: 'it is gone' }],
})
