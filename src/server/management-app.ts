/** Decides how a management request finds its endpoint, on the wire and in process alike. */
import { OpenAPIHono } from '@hono/zod-openapi'
import { KeywardError } from '../base/errors.ts'
import { DenialLog } from './denial-log.ts'
import type { ManagementBindings, ManagementDeps } from './management-deps.ts'
import { toProblem } from './problem.ts'
import { chooseRequestId } from './request-id.ts'
import { routes } from './routes.ts'
import { type ManagementContext, serveEndpoint } from './serve-endpoint.ts'
import { tellTrouble } from './tell-trouble.ts'

export type ManagementApp = OpenAPIHono<{ Bindings: ManagementBindings }>

/**
 * `app.fetch(request, { principal: LOCAL_OPERATOR })` is how the command line works on a data
 * directory without a server. Nothing that comes over the wire can set `principal`.
 */
export function createManagementApp(
  deps: ManagementDeps,
  denials: DenialLog = new DenialLog(deps.logger),
): ManagementApp {
  const app: ManagementApp = new OpenAPIHono()
  for (const path of new Set(routes.map((endpoint) => endpoint.path))) {
    const endpoints = routes.filter((endpoint) => endpoint.path === path)
    const takesRest = endpoints.some(({ takesRestOfPath }) => takesRestOfPath === true)
    const pattern = path.replaceAll(/\{([^}]+)\}/g, takesRest ? ':$1{.+}' : ':$1')
    for (const endpoint of endpoints) {
      app.on(endpoint.method.toUpperCase(), [pattern], (context) =>
        serveEndpoint(deps, denials, endpoint, context),
      )
    }
    const methods = endpoints.map(({ method }) => method.toUpperCase())
    const allow = methods.includes('GET') ? [...methods, 'HEAD'] : methods
    app.all(pattern, (context) => {
      const headers = { allow: allow.join(', ') }
      return answerProblem(context, new KeywardError('method_not_allowed', { headers }))
    })
  }
  app.notFound((context) => answerProblem(context, new KeywardError('route_not_found')))
  app.onError((error, context) => {
    tellTrouble(deps.logger, error, { requestId: requestIdOf(context), operation: 'unknown' })
    return answerProblem(context, error)
  })
  return app
}

function answerProblem(context: ManagementContext, error: unknown): Response {
  const { status, headers, body } = toProblem(error, requestIdOf(context))
  return new Response(body, { status, headers })
}

function requestIdOf({ env, req }: ManagementContext): string {
  const bindings: ManagementBindings = env ?? {}
  return bindings.requestId ?? chooseRequestId(req.header('x-request-id'))
}
