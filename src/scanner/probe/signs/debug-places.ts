/** Decides where debugging tools usually lie, and by what their answers are known. */
import type { Severity } from '../../finding.ts'
import type { Answer } from '../client/exchange.ts'
import { isJsonObject } from './walk-json.ts'

export interface DebugPlace {
  readonly path: string
  readonly method?: 'HEAD'
  readonly what: string
  readonly severity: Severity
  /** Told by what only this tool says: a status proves nothing. */
  readonly isShown: (answer: Answer) => boolean
}

function says(pattern: RegExp): (answer: Answer) => boolean {
  return (answer) => answer.status < 300 && pattern.test(answer.text.slice(0, 60_000))
}

function has(...names: readonly string[]): (answer: Answer) => boolean {
  return ({ status, json }) =>
    status < 300 && isJsonObject(json) && names.every((name) => name in json)
}

function place(
  path: string,
  what: string,
  severity: Severity,
  isShown: DebugPlace['isShown'],
): DebugPlace {
  return { path, what, severity, isShown }
}

const isHeapDump = ({ status, headers, contentType }: Answer) =>
  status === 200 &&
  (/octet-stream|hprof/.test(contentType) || Number(headers.get('content-length')) > 1_000_000)

export const debugPlaces: readonly DebugPlace[] = [
  place('/console', 'the console of Werkzeug', 'high', says(/Werkzeug|__debugger__|EVALEX/)),
  place('/console/', 'the console of H2', 'high', says(/<title>H2 Console/i)),
  place('/h2-console', 'the console of H2', 'high', says(/H2 Console|h2-console\/login/i)),
  place(
    '/actuator',
    'the index of Spring Boot Actuator',
    'low',
    (answer) =>
      has('_links')(answer) && /actuator\/(?:env|beans|heapdump|loggers)/.test(answer.text),
  ),
  place('/actuator/env', 'the environment (Spring Boot)', 'high', has('propertySources')),
  place(
    '/env',
    'the environment (Spring Boot)',
    'high',
    says(/"(?:propertySources|systemProperties)"/),
  ),
  { ...place('/actuator/heapdump', 'a dump of memory', 'high', isHeapDump), method: 'HEAD' },
  place('/actuator/beans', 'the parts of the program (Spring Boot)', 'medium', has('contexts')),
  place('/actuator/mappings', 'all routes (Spring Boot)', 'medium', has('contexts')),
  place('/actuator/loggers', 'the log settings (Spring Boot)', 'medium', has('loggers', 'levels')),
  place('/actuator/httptrace', 'recorded requests', 'high', has('traces')),
  place(
    '/trace',
    'recorded requests',
    'high',
    says(/^\s*\[\s*\{[^\]]{0,300}"(?:timestamp|headers|timeTaken)"/),
  ),
  place('/__debug__/', 'the toolbar of Django', 'medium', says(/djdt|debug_toolbar/i)),
  place(
    '/_profiler',
    'the profiler of Symfony',
    'high',
    says(/Symfony Profiler|sf-profiler|profiler\/search/i),
  ),
  place(
    '/_debugbar/open',
    'the debug bar of PHP',
    'medium',
    says(/^\s*\[\s*\{[^\]]{0,300}"utime"/),
  ),
  place('/phpinfo.php', 'phpinfo()', 'medium', says(/<title>phpinfo\(\)|PHP Version <?\/?/)),
  place('/info.php', 'phpinfo()', 'medium', says(/<title>phpinfo\(\)/)),
  place(
    '/debug/pprof/',
    'the profiler of Go',
    'medium',
    says(/Types of profiles available|\/debug\/pprof\/<\/title>/),
  ),
  place('/debug/vars', 'variables of the process (Go)', 'medium', has('cmdline', 'memstats')),
  place('/debug/requests', 'recorded requests (Go)', 'medium', says(/<title>\/debug\/requests/)),
  place(
    '/server-status',
    'the status page of Apache',
    'medium',
    says(/Apache Server Status for|Server uptime:/),
  ),
  place('/server-info', 'the settings of Apache', 'medium', says(/Apache Server Information/)),
  place('/nginx_status', 'the status page of nginx', 'low', says(/^Active connections: \d/)),
  place('/elmah.axd', 'the error log of ASP.NET', 'high', says(/Error Log for|ELMAH/)),
  place(
    '/trace.axd',
    'recorded requests (ASP.NET)',
    'high',
    says(/Application Trace|Requests to this Application/),
  ),
  place(
    '/rails/info/properties',
    'the settings of Rails',
    'medium',
    says(/Rails version|Middleware/),
  ),
  place(
    '/rails/info/routes',
    'all routes (Rails)',
    'medium',
    says(/<title>Routes|data-route-path/),
  ),
  place(
    '/telescope',
    'the recorder of Laravel',
    'high',
    says(/<title>[^<]{0,60}Telescope|telescope\/telescope-api/i),
  ),
  place('/horizon', 'the queues of Laravel', 'medium', says(/<title>[^<]{0,60}Horizon/)),
  place('/_ignition/health-check', 'the debugger of Laravel', 'high', has('can_execute_commands')),
  place(
    '/jolokia/list',
    'the management of Java (Jolokia)',
    'high',
    says(/"request":\{"type":"list"/),
  ),
  place('/metrics', 'measurements (Prometheus)', 'info', says(/^# (?:HELP|TYPE) \w/m)),
  place('/graphiql', 'an explorer of GraphQL', 'low', says(/graphiql/i)),
  place('/playground', 'an explorer of GraphQL', 'low', says(/GraphQL Playground/i)),
]

export const graphqlPaths: readonly string[] = ['/graphql', '/api/graphql', '/v1/graphql', '/query']

/** Asks for nothing but the name of the root type. */
export const INTROSPECTION = '{__schema{queryType{name}}}'

export function tellsSchema({ status, text }: Answer): boolean {
  return status < 300 && /"__schema"\s*:\s*\{\s*"queryType"/.test(text.slice(0, 4_000))
}

/** Usual names of home-made ones; the answer must be rich in what only a debugger wants to know. */
export const homeMadePlaces: readonly string[] = [
  '/debug',
  '/_debug',
  '/__debug',
  '/debug/info',
  '/debug/config',
  '/debug/env',
  '/debug/state',
  '/debug/users',
  '/internal/debug',
  '/_internal/debug',
  '/dump',
  '/env',
  '/config',
]

const TELLING = new RegExp(
  [
    '^(?:env|environ|environment_variables|process_env|config|secret_?key',
    'database_url|db_(?:host|url|password|user)|redis_url|sqlalchemy_database_uri',
    'debug|python_version|node_version|sys_?path|pythonpath|cwd|argv|pid',
    'memory_?usage|routes|url_map|platform|hostname|stack|headers|api_?keys?',
    'execpath|path|home|user|shell)$',
  ].join('|'),
  'i',
)

/** At least two such fields, and one that is no ordinary status. */
export function isDebugDump({ json, status, contentType, text }: Answer): boolean {
  if (status >= 300) return false
  if (isJsonObject(json)) {
    const names = Object.entries(json).flatMap(([name, value]) =>
      isJsonObject(value) ? [name, ...Object.keys(value)] : [name],
    )
    const telling = names.filter((name) => TELLING.test(name))
    const isStrong = telling.some((name) =>
      /env|config|secret|_url|key|argv|cwd|pid|path/i.test(name),
    )
    return telling.length >= 2 && isStrong
  }
  if (contentType.includes('html')) return false
  const lines = text.slice(0, 20_000).split('\n')
  return (
    lines.filter((line) =>
      /^(?:PATH|HOME|PWD|USER|HOSTNAME|[A-Z_]{3,40}_(?:URL|KEY|HOST))=/.test(line),
    ).length >= 2
  )
}
