/** Decides whether a text is a log of requests: by the form of its first lines, or its name. */
import { isRecord } from '../../../../base/document/is-record.ts'
import { buildPattern } from '../../../secrets/build-pattern.ts'

const METHOD = /(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|CONNECT|TRACE)/

const LINE = buildPattern('', [
  // Common, combined, with hosts before, Amazon S3, HAProxy, the server of Flask for development.
  /\[\d{2}\/[A-Z][a-z]{2}\/\d{4}[: ]\d\d:\d\d:\d\d/,
  // The error log of nginx.
  /^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d \[[a-z]{4,6}\]/,
  // W3C: IIS, CloudFront.
  /^#(?:Fields|Version|Software): /,
  // Load balancers of Amazon.
  /^(?:(?:https?|h2|grpcs|wss?) )?\d{4}-\d\d-\d\dT[\d:.]{8,20}Z \S{1,200} [\d.a-f:]{3,45}:\d{1,5} /,
  // Lines that a container runtime wrote down.
  /^\d{4}-\d\d-\d\dT\S{8,40} (?:stdout|stderr) [FP] /,
  /^(?:<\d{1,3}>)?[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \S{1,200} [\w./-]{1,60}(?:\[\d{1,9}\])?: /,
])
/** Any with a request in it: Envoy, uvicorn, gunicorn, morgan. */
const REQUEST = [
  buildPattern('', /"/, METHOD, / [^\s"]{1,2000}(?: HTTP\/[\d.]{1,3})?"/),
  buildPattern(
    '',
    /(?:^|[\s\]:m])/,
    METHOD,
    / \/[^\s"<>{}()]{0,2000} (?:\S{1,8}m)?(?:\d{3}|HTTP\/)/,
  ),
]
const NAME = buildPattern('i', [
  /(?:^|[/._-])(?:access|error|request|https?|ssl)[\w-]{0,40}[._-]log/,
  /(?:^|[/._-])(?:nginx|apache|httpd|haproxy|envoy)[\w-]{0,40}[._-]log/,
  /\.log(?:[.-][\d-]{1,12})?(?:\.gz)?$/,
])

const LINES_LOOKED_AT = 5

export function claimsLog(head: Buffer, name: string): boolean {
  if (head.includes(0)) return false
  if (NAME.test(name)) return true
  const lines = head.toString('latin1').split(/\r?\n/, LINES_LOOKED_AT)
  return lines.some(
    (line) => LINE.test(line) || REQUEST.some((form) => form.test(line)) || isJsonLine(line),
  )
}

const TIME_NAME =
  /^(?:@?time(?:stamp|_local|_iso8601)?|ts|msec|date|starttime|startutc|eventtime)$/i
const SUBJECT_NAME = buildPattern('i', [
  /^(?:req|request|res|method|request_?method|url|uri|path|status|level|severity|httprequest)/,
  /^(?:msg|message|log|textpayload|jsonpayload)$/,
])

/** The first line says it: one object, with a time and something that happened. */
function isJsonLine(line: string): boolean {
  if (!line.startsWith('{')) return false
  const names = namesOf(line)
  return names.some((name) => TIME_NAME.test(name)) && names.some((name) => SUBJECT_NAME.test(name))
}

function namesOf(line: string): readonly string[] {
  try {
    const value: unknown = JSON.parse(line)
    return isRecord(value) ? Object.keys(value) : []
  } catch {
    // A long line is cut by the end of the head; a list of lines of a file for people is no log.
    return line.length < 1_000
      ? []
      : [...line.matchAll(/"([\w@-]{1,40})":/g)].map(([, n]) => n ?? '')
  }
}
