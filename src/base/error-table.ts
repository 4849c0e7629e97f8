/** Decides which errors exist: code, HTTP status, title, what to do. Pages: docs/errors/. */

interface ErrorEntry {
  readonly status: number
  readonly title: string
  readonly fix: string
}

function entry(status: number, title: string, fix: string): ErrorEntry {
  return { status, title, fix }
}

export const errorTable = {
  invalid_request: entry(
    400,
    'The request is not valid',
    'Compare the request with the OpenAPI document at /openapi.json.',
  ),
  invalid_path: entry(
    400,
    'The request path is ambiguous or malformed',
    'Send a plain path: no control characters, backslashes, encoded slashes or matrix parameters.',
  ),
  several_credentials: entry(
    400,
    'More than one credential was sent',
    'Send the key once: either X-API-Key or Authorization: Bearer.',
  ),
  unauthorized: entry(
    401,
    'A valid API key is needed',
    'Send a live key in X-API-Key or in Authorization: Bearer.',
  ),
  credential_in_url: entry(
    401,
    'The key was sent in the URL or in a cookie',
    'Send the key in the X-API-Key header, and replace this one: URLs end up in logs.',
  ),
  report_signature_invalid: entry(
    401,
    'The signature of the report does not hold',
    'Sign the bytes of the body as they are sent, with the current secret and the current time.',
  ),
  forbidden: entry(403, 'The key may not do this', 'Use a key that holds the missing scopes.'),
  scope_escalation: entry(
    403,
    'An admin key cannot grant more than it holds',
    'Use an admin key that itself holds every scope to be granted.',
  ),
  scan_target_not_allowed: entry(
    403,
    'The target may not be scanned from here',
    'Add it to scans.allowedTargets in keyward.yaml, or use `keyward scan` from your own machine.',
  ),
  route_not_found: entry(404, 'No such endpoint', 'See /openapi.json for the endpoints.'),
  api_not_found: entry(404, 'No such API', 'List the APIs with `keyward apis list`.'),
  key_not_found: entry(404, 'No such key', 'List the keys with `keyward keys list`.'),
  role_not_found: entry(404, 'No such role', 'List the roles with `keyward roles list`.'),
  scan_not_found: entry(404, 'No such scan', 'List the scans with `keyward scans list`.'),
  scan_schedule_not_found: entry(
    404,
    'The API has no schedule of scans',
    'List the schedules with `keyward scan-schedules list`.',
  ),
  method_not_allowed: entry(405, 'The method is not allowed here', 'See the Allow header.'),
  request_timeout: entry(
    408,
    'The request did not arrive in time',
    'Send header and body without long pauses.',
  ),
  already_exists: entry(409, 'It exists already', 'Choose another id, or update the existing one.'),
  conflict: entry(
    409,
    'The change does not fit what is there now',
    'Read it again; if the change still makes sense, repeat it.',
  ),
  scan_not_ready: entry(
    409,
    'The scan has no report',
    'Wait until its state is done; a scan that failed says why in its problem.',
  ),
  scan_needs_server: entry(
    409,
    'Scans are run and compared by a server',
    'Name a running server with --url or KEYWARD_URL, or scan from here with `keyward scan`.',
  ),
  signing_key_too_new: entry(
    409,
    'The next signing key is not known to everybody yet',
    'Wait as long as Retry-After says; only keys that are compromised are replaced at once.',
  ),
  api_not_empty: entry(
    409,
    'The API still has keys',
    'Revoke and delete its keys first, or keep the API.',
  ),
  builtin_api: entry(
    409,
    'The built-in API cannot be changed this way',
    'It guards the management API; manage its keys instead.',
  ),
  body_too_large: entry(413, 'The body is too large', 'Send less at once.'),
  url_too_long: entry(414, 'The URL is too long', 'Send less in the query.'),
  unsupported_media_type: entry(415, 'The body is not JSON', 'Send application/json in UTF-8.'),
  idempotency_key_reused: entry(
    422,
    'The Idempotency-Key was used for another request',
    'Use a new Idempotency-Key for a new request.',
  ),
  rate_limited: entry(429, 'Too many requests', 'Wait as long as Retry-After says.'),
  headers_too_large: entry(
    431,
    'The header fields are too many or too large',
    'Send fewer and shorter header fields.',
  ),
  internal_error: entry(
    500,
    'Keyward made a mistake',
    'Report it with the request id; the log has the details.',
  ),
  upstream_unreachable: entry(
    502,
    'The API behind Keyward cannot be reached',
    'Check that the upstream is running at the address of --upstream.',
  ),
  upstream_invalid_response: entry(
    502,
    'The API behind Keyward sent a broken answer',
    'Check the upstream: its answer broke the rules of HTTP or ended early.',
  ),
  storage_unavailable: entry(
    503,
    'The key store does not answer',
    'Try again; the log of the server says why.',
  ),
  overloaded: entry(503, 'Too much is under way at once', 'Try again in a moment.'),
  reporter_keys_unavailable: entry(
    503,
    'The public keys of the reporter cannot be fetched',
    'Send the report again later; the log of the server says what went wrong.',
  ),
  shutting_down: entry(503, 'The server is stopping', 'Try again: another instance will answer.'),
  upstream_timeout: entry(
    504,
    'The API behind Keyward did not answer in time',
    'Check the upstream, or raise --upstream-timeout.',
  ),
  storage_full: entry(507, 'The disk of the key store is full', 'Free disk space, then repeat.'),

  usage_error: entry(400, 'The command was not understood', 'See --help.'),
  config_invalid: entry(400, 'The configuration is not valid', 'Correct the lines named above.'),
  config_not_readable: entry(
    400,
    'The configuration cannot be read',
    'Check path and permissions.',
  ),
  openapi_invalid: entry(
    400,
    'The OpenAPI document cannot be used',
    'Correct the document; OpenAPI 3.x and Swagger 2.0 are read.',
  ),
  import_invalid: entry(
    400,
    'Nothing was imported',
    'Correct the rows named in the report, or try --dry-run first.',
  ),
  baseline_invalid: entry(
    400,
    'The baseline cannot be used',
    'Give a report of `keyward scan --format json`, or a list as docs/scan.md shows it.',
  ),
  file_not_readable: entry(400, 'A file cannot be read', 'Check its path and permissions.'),
  git_unavailable: entry(
    400,
    'Git cannot be asked here',
    'Install git, and name a folder of a repository that belongs to you.',
  ),
  file_not_writable: entry(
    500,
    'A file cannot be written',
    'Check its folder, its permissions and the free space.',
  ),
  file_exists: entry(
    409,
    'The file exists already',
    'Nothing was overwritten: give another path, or --force where the command has it.',
  ),
  key_in_argument: entry(
    400,
    'A whole key stands in an argument',
    'Process lists and shell histories show it: replace that key, and name keys by their id.',
  ),
  insecure_url: entry(
    400,
    'The key would cross the network readable',
    'Use an https URL, or --insecure-http where the network in between is trusted.',
  ),
  data_directory_missing: entry(
    500,
    'There is no data directory',
    'Give --data, or KEYWARD_URL and KEYWARD_API_KEY; `keyward serve` makes a new one.',
  ),
  data_directory_not_writable: entry(
    500,
    'The data directory cannot be written',
    'Check its owner, its permissions and the free space, or choose another with --data.',
  ),
  data_directory_in_use: entry(
    500,
    'Another Keyward process holds the data directory',
    'Stop it, choose another --data, or talk to it with KEYWARD_URL and KEYWARD_API_KEY.',
  ),
  data_directory_newer: entry(
    500,
    'The data directory was written by a newer Keyward',
    'Run that version or a newer one; nothing was changed.',
  ),
  database_corrupt: entry(
    500,
    'The database file is damaged',
    'Restore keyward.db from a backup; nothing was changed.',
  ),
  secrets_file_invalid: entry(
    500,
    'The pepper or signing key file cannot be used',
    'Restore it from a backup with mode 0600: without the pepper no key can be verified.',
  ),
  listen_failed: entry(
    500,
    'The address cannot be listened on',
    'Choose another with --listen, or stop the process that holds it.',
  ),
  cleartext_refused: entry(
    400,
    'Plain HTTP on a public address is refused',
    'Give --tls-cert and --tls-key, or --behind-tls-proxy when a proxy in front ends TLS.',
  ),
  tls_invalid: entry(400, 'The TLS certificate or key cannot be used', 'Check both PEM files.'),
  server_unreachable: entry(
    500,
    'The Keyward server does not answer',
    'Check KEYWARD_URL, or give --data to open the store directly.',
  ),
  target_unreachable: entry(
    500,
    'The target of the scan does not answer',
    'Check the address, and that the target can be reached from this machine.',
  ),
} as const satisfies Record<string, ErrorEntry>

export type ErrorCode = keyof typeof errorTable
