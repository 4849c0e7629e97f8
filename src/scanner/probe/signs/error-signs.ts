new RegExp(
  String.raw`** Decides whether a text shows the inside of a program: a stack trace, a query, a` +
    String.raw` file, a debugger. *`,
)
export interface ErrorSign {
  readonly kind: 'debugger' | 'debug-page' | 'stack-trace' | 'database-error' | 'file-path'
  /** What it comes from: `Python`, `PostgreSQL`. */
  readonly from: string
}

interface Pattern extends ErrorSign {
  readonly pattern: RegExp
}

function sign(kind: ErrorSign['kind'], from: string, pattern: RegExp): Pattern {
  return { kind, from, pattern }
}

/** The weightiest first. All are bounded, and none can go back over what it has read. */
const PATTERNS: readonly Pattern[] = [
  sign(
    'debugger',
    'Werkzeug',
    /\bEVALEX\s*=\s*true|__debugger__=yes|The debugger caught an exception/,
  ),
  sign('debugger', 'Better Errors (Ruby)', /better_errors|BetterErrors/),
  sign(
    'debug-page',
    'Werkzeug',
    /<title>[^<]{0,200}\/\/ Werkzeug Debugger<\/title>|class="traceback"/,
  ),
  sign(
    'debug-page',
    'Django',
    /You(?:'|&#x27;|&#39;)re seeing this error because you have <code>DEBUG/,
  ),
  sign(
    'debug-page',
    'Laravel',
    new RegExp(
      String.raw`class="?ignition|Illuminate\\\\?[A-Z]\w{1,40}\\|Whoops, looks like something went ` +
        String.raw`wrong\.[^<]{0,80}</?(?:h1|span)[^>]{0,80}>[\s\S]{0,500}\.php`,
    ),
  ),
  sign('debug-page', 'Whoops (PHP)', /<title>[^<]{0,80}Whoops! There was an error/),
  sign('debug-page', 'Symfony', /Symfony\\Component\\[A-Z]|sf-dump|symfony-profiler/i),
  sign('debug-page', 'Rails', /<title>Action Controller: Exception caught|Rails\.root: /),
  sign(
    'debug-page',
    'ASP.NET',
    new RegExp(
      String.raw`\[[A-Z]\w{1,60}Exception(?:\]|:)[^\n]{0,300}\n|<b>\s?Stack Trace:\s?</b>` +
        String.raw`|developer exception page`,
      'i',
    ),
  ),
  sign(
    'stack-trace',
    'Python',
    new RegExp(
      String.raw`Traceback \(most recent call last\)|File (?:"|&quot;|\\")[^"&\\\n]{1,300}\.py(?:"` +
        String.raw`|&quot;|\\"), line \d+`,
    ),
  ),
  sign(
    'stack-trace',
    'Java',
    new RegExp(
      String.raw`\bat (?:[a-z_][\w$]{0,60}\.){1,12}[A-Z][\w$]{0,80}\.[\w$<>]{1,80}\((?:[A-Z]\w{0,80` +
        String.raw`}\.(?:java|kt|scala)(?::\d+)?|Native Method|Unknown Source)\)`,
    ),
  ),
  sign(
    'stack-trace',
    'Node.js',
    new RegExp(
      String.raw`\bat (?:async )?(?:[\w$.<>[\] ]{1,120} \()?(?:file://)?/?[^\s()<>"]{1,300}\.(?:` +
        String.raw`m?js|cjs|tsx?):\d+:\d+|\bat [\w$.]{1,80} \(node:internal/`,
    ),
  ),
  sign(
    'stack-trace',
    '.NET',
    /\bat (?:[A-Z][\w`]{0,60}\.){1,12}[\w`<>]{1,80}\([^)\n]{0,200}\)(?: in [^\n]{1,300}:line \d+)/,
  ),
  sign(
    'stack-trace',
    'PHP',
    new RegExp(
      String.raw`(?:Fatal error|Parse error|Warning|Notice|Uncaught \w{1,60})(?:</b>)?:\s[^\n]{1,4` +
        String.raw`00}\bin\b[^\n]{1,300}\.php\b|#\d+ /[^\s(]{1,300}\.php\(\d+\)`,
    ),
  ),
  sign('stack-trace', 'Ruby', /\/[^\s:'"`]{1,300}\.rb:\d+:in [`'"]/),
  sign(
    'stack-trace',
    'Go',
    /\bgoroutine \d+ \[[a-z ,\d]{1,60}\]:|panic: runtime error|runtime\/debug\.Stack/,
  ),
  sign('stack-trace', 'Rust', /thread '[^'\n]{1,80}' panicked at/),
  sign(
    'database-error',
    'SQLite',
    new RegExp(
      String.raw`\bsqlite3?\.(?:Operational|Programming|Integrity|Database)Error\b` +
        String.raw`|SQLITE_(?:ERROR|CONSTRAINT|MISMATCH)|near (?:"|\\"|&quot;|&#34;)[^"\n&]{0,60}(?:"` +
        String.raw`|\\"|&quot;|&#34;): syntax error|unrecognized token: |\bno such (?:column` +
        String.raw`|table): |unterminated quoted|incomplete input`,
    ),
  ),
  sign(
    'database-error',
    'PostgreSQL',
    new RegExp(
      String.raw`\bPG::\w{1,40}Error|psycopg2?\.(?:errors|\w{1,40}Error)|PSQLException` +
        String.raw`|unterminated quoted string at or near|syntax error at or near "` +
        String.raw`|invalid input syntax for (?:type )?\w{1,30}|(?:relation|column) "[^"\n]{1,80}" do` +
        String.raw`es not exist|pg_query\(\)|SQLSTATE\[`,
    ),
  ),
  sign(
    'database-error',
    'MySQL',
    new RegExp(
      String.raw`You have an error in your SQL syntax|check the manual that corresponds to your (?:` +
        String.raw`MySQL|MariaDB)|\b(?:MySQL|mysql\.connector|pymysql|MySQLdb)[\w.]{0,40}\.?\w{0,30}(` +
        String.raw`?:Error|Exception)\b|mysqli?_(?:fetch|query|num)|ER_(?:PARSE_ERROR` +
        String.raw`|BAD_FIELD_ERROR|NO_SUCH_TABLE)|Unknown column '[^'\n]{1,80}' in`,
    ),
  ),
  sign(
    'database-error',
    'SQL Server',
    new RegExp(
      String.raw`Unclosed quotation mark after the character string|Incorrect syntax near '` +
        String.raw`|\bSqlException\b|ODBC SQL Server Driver|Conversion failed when converting the \w+` +
        String.raw` value`,
    ),
  ),
  sign('database-error', 'Oracle', /\bORA-\d{5}\b/),
  sign(
    'database-error',
    'an SQL library',
    /\bsqlalchemy\.exc\.\w+|\bSequelize\w{0,30}Error\b|QueryFailedError|\bPrismaClient\w{1,40}Error\b|Invalid `prisma\.|PDOException|java\.sql\.SQL\w{0,40}Exception|org\.hibernate\.\w|quoted string not properly terminated|\bSQL syntax\b.{0,80}\berror\b/,
  ),
  sign(
    'database-error',
    'MongoDB',
    new RegExp(
      String.raw`\bMongo(?:Server|DB|Network|Write|Bulk)?Error\b|CastError: Cast to \w+` +
        String.raw`|Cast to ObjectId failed|BSONError|BSONTypeError|unknown (?:top level )?operator: ` +
        String.raw`?\$|pymongo\.errors`,
    ),
  ),
  sign(
    'database-error',
    'a search engine',
    /\b(?:search_phase_execution|query_shard|parsing|json_parse)_exception\b/,
  ),
  sign(
    'file-path',
    'the file system',
    new RegExp(
      String.raw`(?:^|[\s"'(=:>])(?:/(?:var|srv|opt|app|usr/(?:src|local|lib` +
        String.raw`|share)|home|root)/[\w.@-]{1,80}(?:/[\w.@-]{1,80}){0,14}|[A-Za-z]:\\(?:\\)?[\w .` +
        String.raw`-]{1,80}(?:\\{1,2}[\w .-]{1,80}){1,14})\.(?:py|js|mjs|ts|rb|php` +
        String.raw`|java|go|cs|cshtml|jsp|aspx?|jar|conf|ini|ya?ml|sqlite3?|db)\b`,
    ),
  ),
]

/** Looks at the beginning and the end of long texts: traces stand at either. */
const TEXT_MAX = 60_000

export function findErrorSign(text: string): ErrorSign | null {
  const part =
    text.length <= TEXT_MAX ? text : `${text.slice(0, TEXT_MAX / 2)}\n${text.slice(-TEXT_MAX / 2)}`
  const found = PATTERNS.find(({ pattern }) => pattern.test(part))
  return found === undefined ? null : { kind: found.kind, from: found.from }
}

export function hasDatabaseError(text: string): string | null {
  const part = text.slice(0, TEXT_MAX)
  const isFound = (each: Pattern) => each.kind === 'database-error' && each.pattern.test(part)
  return PATTERNS.find(isFound)?.from ?? null
}
