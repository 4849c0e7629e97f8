/** Holds the search to files as people write them: half give a secret away, half only look so. */
import { describe, expect, it } from 'vitest'
import { findInText } from './find-in-text.ts'
import { DIGITS, HEX, LOWER_AND_DIGITS, sampleText, sampleUuid, toBase64 } from './sample-secret.ts'

const hex = (length: number, seed = 1) => sampleText(length, HEX, seed)
const word = (length: number, seed = 1) => sampleText(length, undefined, seed)
const password = `${word(6, 7)}!${word(5, 8)}9`
const aws = `${'AK'}${'IA'}${sampleText(16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 3)}`
const awsSecret = sampleText(40, undefined, 3)
const stripe = `${'sk_'}live_${word(24)}`
const slackHook = `hooks.slack.com/services/T${'04QVTLK2B'}/B${'05KD83MZQ'}/${word(24)}`
const pem = (name: string, body: string) =>
  [`-----BEGIN ${name} ${'KEY'}-----`, body, `-----END ${name} ${'KEY'}-----`].join('\n')
const jwtOf = (claims: object) =>
  [{ alg: 'HS256', typ: 'JWT' }, claims]
    .map((part) => toBase64(JSON.stringify(part)).replaceAll('=', ''))
    .join('.')

/** Each gives something away. */
const LEAKS: Readonly<Record<string, string>> = {
  env: `NODE_ENV=production\nAPI_SECRET=${word(32)}\nPORT=3000`,
  'env with export': `export OPENWEATHER_API_KEY=${hex(32)}`,
  'env of Laravel': `APP_KEY=base64:${toBase64(word(32))}\nDB_PASSWORD=${password}`,
  'env database': `DATABASE_URL=postgres://shop:${word(14)}@db.internal:5432/shop`,
  compose: `services:\n  db:\n    environment:\n      - POSTGRES_PASSWORD=${password}`,
  'compose map': `    environment:\n      MYSQL_ROOT_PASSWORD: ${password}\n      MYSQL_USER: shop`,
  'secret of Kubernetes': `kind: Secret\ndata:\n  password: ${toBase64(password)}`,
  'secret of Kubernetes, a key': `kind: Secret\ndata:\n  api-key: ${toBase64(word(32))}`,
  'secret of Kubernetes, plain': `kind: Secret\nstringData:\n  DB_PASSWORD: ${password}`,
  'a manifest of Kubernetes': `        - name: STRIPE_KEY\n          value: "${stripe}"`,
  tfvars: `db_password = "${password}"\nregion = "eu-west-1"`,
  terraform: `provider "aws" {\n  access_key = "${aws}"\n  secret_key = "${awsSecret}"\n}`,
  'terraform state': `"attributes": {"master_password": "${password}", "port": 5432}`,
  'terraform default': `variable "api_token" {\n  default = "${word(40)}"\n}`,
  jenkinsfile: `environment {\n    SONAR_TOKEN = '${hex(40)}'\n}`,
  'jenkinsfile sh': `sh "curl -u deploy:${password.replace('!', 'x')} https://nexus.shop.io/x"`,
  actions: `        env:\n          NPM_TOKEN: ${'npm_'}${word(36)}`,
  'actions with': `        with:\n          password: ${password}\n          username: deploy`,
  'gitlab ci': `variables:\n  DEPLOY_TOKEN: "${'glpat-'}${word(20)}"`,
  'circle ci': `    environment:\n      CODECOV_TOKEN: ${sampleUuid()}`,
  ansible: `ansible_ssh_pass: ${password}\nansible_user: root`,
  'ansible hosts': `web1 ansible_host=10.0.0.4 ansible_user=root ansible_password=${password}`,
  npmrc: `//npm.example.com/:_authToken=${'npm_'}${word(36)}`,
  'npmrc auth': `//npm.shop.io/:_auth=${toBase64(`deploy:${password}`)}`,
  'npmrc uuid': `//npm.example.com/:_authToken=${sampleUuid()}`,
  pypirc: `[pypi]\nusername = deploy\npassword = ${password}`,
  'pypirc token': `[pypi]\nusername = __token__\npassword = pypi-AgEIcHlwaS5vcmc${word(150)}`,
  netrc: `machine api.heroku.com\n  login ada@shop.io\n  password ${word(20)}`,
  settings: `SECRET_KEY = 'k3!@${word(40)}^&z'\nDEBUG = False`,
  'settings database': `'USER': 'shop',\n        'PASSWORD': '${password}',\n`,
  'settings mail': `EMAIL_HOST_USER = 'shop@shop.io'\nEMAIL_HOST_PASSWORD = '${word(16)}'`,
  'application.yml': `spring:\n  datasource:\n    username: shop\n    password: ${password}`,
  'application.properties': `jwt.secret=${word(64)}\nserver.port=8080`,
  'application.properties, mail': `spring.mail.password=${word(16)}`,
  appsettings: `"Default": "Server=db01;Database=shop;User Id=sa;Password=${password};"`,
  'appsettings jwt': `"Jwt": { "Key": "x", "SecretKey": "${word(48)}" }`,
  'appsettings storage': `AccountName=shop;AccountKey=${toBase64(word(64))};EndpointSuffix=core`,
  plist: `<key>GoogleMapsApiKey</key>\n\t<string>${'AIza'}SyB${word(32)}</string>`,
  'plist secret': `<key>ClientSecret</key>\n<string>${word(32)}</string>`,
  'strings.xml': `<string name="backend_api_key">${word(32)}</string>`,
  'strings.xml, google': `<string name="google_maps_key">${'AIza'}SyC${word(32, 4)}</string>`,
  'gradle.properties': `signing.password=${password}\nRELEASE_STORE_PASSWORD=${password}`,
  'build.gradle': `signingConfigs { release { storePassword "${password}" } }`,
  'build.gradle field': `buildConfigField "String", "API_SECRET", '"${word(32)}"'`,
  dockerfile: `FROM node:24\nENV API_TOKEN=${word(40)}\nRUN npm ci`,
  'dockerfile arg': `ARG GITHUB_TOKEN=${'ghp_'}${word(36)}`,
  'docker config': `{"auths":{"r.shop.io":{"auth":"${toBase64(`deploy:${password}`)}"}}}`,
  history: `  501  export GH_TOKEN=${'ghp_'}${word(36)}\n  502  git push`,
  'history mysql': `mysql -u root --password=${password} shop < dump.sql`,
  'history git': `git clone https://ada:${'ghp_'}${word(36)}@github.com/shop/shop.git`,
  'curl header': `curl -H "X-Api-Key: ${word(32)}" https://api.shop.io/v1/orders`,
  'curl bearer': `curl -H 'Authorization: Bearer ${word(40)}' https://api.shop.io/v1/orders`,
  'curl basic': `curl -u ada:${word(12)} https://api.shop.io/v1/orders`,
  'curl hook': `curl -X POST -d '{"text":"up"}' https://${slackHook}`,
  nginx: `    proxy_set_header Authorization "Basic ${toBase64(`shop:${word(14)}`)}";`,
  'nginx bearer': `    proxy_set_header Authorization "Bearer ${word(40)}";`,
  postman: `{"key": "apiKey", "value": "${word(32)}", "type": "default"}`,
  'postman header': `{"key":"Authorization","value":"Bearer ${word(40)}","type":"text"}`,
  sql: `INSERT INTO settings (name, api_key) VALUES ('mail', '${stripe}');`,
  'sql user': `CREATE USER shop WITH PASSWORD '${password}';`,
  'sql identified': `CREATE USER 'shop'@'%' IDENTIFIED BY '${password}';`,
  'wp-config': `define( 'DB_PASSWORD', '${password}' );`,
  'wp-config salt': `define('AUTH_KEY', '${word(30)}|& ${word(30, 2)}+(');`,
  'rails secrets': `production:\n  secret_key_base: ${hex(128)}`,
  'rails database': `production:\n  adapter: postgresql\n  password: ${password}`,
  go: `const apiKey = "${word(32)}"`,
  'go var': `var jwtSecret = []byte("${word(32)}")`,
  java: `private static final String API_KEY = "${word(32)}";`,
  'java connection': `DriverManager.getConnection(url, "shop", "${password}");`,
  'c sharp': `private const string ClientSecret = "${word(40)}";`,
  kotlin: `const val API_SECRET = "${word(32)}"`,
  swift: `static let apiKey = "${word(32)}"`,
  python: `client = Client(api_key="${word(32)}")`,
  'python slack': `client = WebClient(token="${'xoxb-'}481320755947-593847561029-${word(24)}")`,
  javascript: `const stripe = require('stripe')('${stripe}')`,
  'javascript headers': `axios.get(url, {headers: {'x-api-key': '${word(40)}'}})`,
  ruby: `Stripe.api_key = '${stripe}'`,
  rust: `const API_KEY: &str = "${word(40)}";`,
  'a log': `DEBUG request: Authorization: Bearer ${jwtOf({ sub: '7', iss: 'shop' })}.${word(43)}`,
  'a service account': JSON.stringify({ private_key: pem('PRIVATE', `MIIE${word(300)}`) }),
  'ssh key': pem('OPENSSH PRIVATE', toBase64(`openssh-key-v1\0${word(120)}`)),
  'sendgrid in yaml': `mail:\n  sendgrid: ${'SG.'}${word(22)}.${word(43)}`,
  twilio: `TWILIO_AUTH_TOKEN=${hex(32)}\nTWILIO_ACCOUNT_SID=${'AC'}${hex(32, 2)}`,
  telegram: `bot = Bot("${'5'}${sampleText(9, DIGITS)}:AA${word(33)}")`,
  'discord hook': `https://discord.com/api/webhooks/1${sampleText(17, DIGITS)}/${word(68)}`,
}

/** None gives anything away. */
const SOUND: Readonly<Record<string, string>> = {
  'env example': 'API_KEY=your_api_key_here\nDB_PASSWORD=changeme\nSECRET=',
  'env reference': `API_KEY=\${VAULT_API_KEY}\nDB_PASSWORD=$(cat /run/secrets/db)`,
  'env empty': 'STRIPE_SECRET_KEY=\nSLACK_TOKEN=""\nJWT_SECRET=<generate-one>',
  'env angle':
    'GITHUB_TOKEN=<your token>\nAWS_SECRET_ACCESS_KEY=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
  'env paths': 'TOKEN_PATH=/var/run/secrets/kubernetes.io/serviceaccount/token',
  compose: `    environment:\n      - POSTGRES_PASSWORD=\${POSTGRES_PASSWORD}`,
  'compose file': '      POSTGRES_PASSWORD_FILE: /run/secrets/db_password',
  'compose local': '      DATABASE_URL: postgres://postgres:postgres@db:5432/postgres',
  'secret of Kubernetes': 'secretKeyRef:\n  name: database-credentials\n  key: password',
  'secret name': '  secretName: wildcard-tls-shop-production-eu-west',
  tfvars: 'db_password = var.db_password\napi_key = data.vault_generic_secret.api.data["key"]',
  terraform:
    'kms_key_id = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"',
  jenkinsfile: "environment {\n  TOKEN = credentials('sonar-token-production')\n}",
  actions: `        env:\n          NPM_TOKEN: \${{ secrets.NPM_TOKEN }}`,
  'actions pin': `      - uses: actions/checkout@${hex(40)} # v4`,
  ansible: "db_password: '{{ vault_db_password }}'",
  'ansible vault': `password: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  ${hex(80)}`,
  npmrc: `//npm.example.com/:_authToken=\${NPM_TOKEN}`,
  pypirc: '[pypi]\nusername = __token__\npassword = <your token>',
  netrc: 'machine api.heroku.com\n  login you@example.com\n  password your-api-key',
  settings: "SECRET_KEY = os.environ['SECRET_KEY']\nPASSWORD_HASHERS = ['argon2', 'bcrypt_sha256']",
  'settings validators':
    "{'NAME': 'django.contrib.auth.password_validation.CommonPasswordValidator'}",
  'application.yml': `spring:\n  datasource:\n    password: \${DB_PASSWORD:}`,
  'application.properties':
    'security.oauth2.client.access-token-uri=https://id.shop.io/oauth/token',
  appsettings:
    '"ConnectionStrings": { "Default": "Server=db;Database=shop;Trusted_Connection=True;" }',
  plist: '<key>NSFaceIDUsageDescription</key>\n<string>Unlocks your passwords</string>',
  'strings.xml': '<string name="password_hint">Enter your password</string>',
  'strings.xml, other': '<string name="error_invalid_password">This password is too short</string>',
  gradle: 'storePassword System.getenv("STORE_PASSWORD")\nkeyAlias "release-key-2024"',
  wrapper: `distributionSha256Sum=${hex(64)}`,
  dockerfile:
    'ARG NPM_TOKEN\nENV TOKEN_FILE=/run/secrets/token\nRUN --mount=type=secret,id=npm npm ci',
  'dockerfile image': `FROM node:24@sha256:${hex(64)}`,
  history: 'export GITHUB_TOKEN=$(gh auth token)\npass show shop/api-key',
  curl: 'curl -H "Authorization: Bearer $TOKEN" -H "X-Api-Key: $API_KEY" https://api.shop.io',
  'curl user': `curl -u "$USER:$PASSWORD" https://a.io && curl -u user:password https://a.io`,
  'curl docs':
    'curl -H "X-Api-Key: YOUR_API_KEY" https://api.example.com/v1/users?api_key=YOUR_API_KEY',
  nginx: '    proxy_set_header Authorization $http_authorization;\n    proxy_pass http://upstream;',
  postman: '{"key": "apiKey", "value": "{{api_key}}", "type": "string"}',
  'postman id': `"_postman_id": "${sampleUuid()}", "name": "Shop API"`,
  sql: 'INSERT INTO users (name, password) VALUES (?, ?); SELECT token FROM sessions;',
  'sql table':
    'CREATE TABLE keys (api_key VARCHAR(64) NOT NULL, secret_hash CHAR(64), token TEXT);',
  'wp-config':
    "define( 'DB_PASSWORD', 'password_here' );\ndefine('AUTH_KEY', 'put your unique phrase here');",
  rails: `production:\n  secret_key_base: <%= ENV["SECRET_KEY_BASE"] %>`,
  go: 'apiKey := os.Getenv("API_KEY")\ntoken, err := jwt.Parse(tokenString, keyFunc)',
  'go sum': `github.com/golang/crypto v0.1.0 h1:${toBase64(word(32))}`,
  java: 'private static final String PASSWORD_FIELD = "passwordConfirmation";',
  'java header': 'public static final String API_KEY_HEADER = "X-Shop-Api-Key-V2";',
  'c sharp': 'var secret = await client.GetSecretAsync("database-password-v2");',
  kotlin: 'val token = BuildConfig.API_TOKEN\nprivate const val KEY_TOKEN = "key_auth_token"',
  swift: 'let apiKey = Bundle.main.object(forInfoDictionaryKey: "API_KEY") as? String',
  python: 'token = request.headers.get("X-Auth-Token")\npassword = getpass.getpass("Password: ")',
  javascript:
    'const token = localStorage.getItem("access_token"); const password = form.password.value',
  react:
    'key={item.id} secretKey={props.secretKey} <input type="password" id="password-input-2" />',
  i18n: '"password": "Mot de passe", "forgot_password": "Mot de passe oublié ?"',
  'i18n token':
    '"token_expired": "Your token has expired", "invalid_api_key": "The API key is not valid"',
  'lock file': `"integrity": "sha512-${toBase64(word(64))}"`,
  'yarn lock': `resolved "https://registry.yarnpkg.com/a/-/a-1.0.0.tgz#${hex(40)}"`,
  'cargo lock': `checksum = "${hex(64)}"`,
  commit: `commit ${hex(40)}\nAuthor: Ada <ada@shop.io>`,
  uuid: `{"id": "${sampleUuid()}", "tokenId": "${sampleUuid(2)}"}`,
  csrf: `<input type="hidden" name="csrf_token" value="${word(40)}">`,
  'public key': pem('PUBLIC', `MIIB${word(300)}`),
  certificate: `-----BEGIN CERTIFICATE-----\nMIIB${word(300)}\n-----END CERTIFICATE-----`,
  'ssh public': `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${word(43)} ada@shop`,
  'data url': `<img src="data:image/png;base64,iVBORw0KGgo${word(200)}">`,
  'jwt sample': `${jwtOf({ sub: '1234567890', name: 'John Doe', iat: 1_516_239_022 })}.${word(43)}`,
  'aws docs': [
    `aws_access_key_id = ${'AK'}IAIOSFODNN7EXAMPLE`,
    'aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  ].join('\n'),
  'masked log': 'Authorization: Bearer ****************\napi_key=sk_live_****************',
  openapi: 'securitySchemes:\n  ApiKeyAuth:\n    type: apiKey\n    in: header\n    name: X-API-Key',
  'openapi example': 'password:\n  type: string\n  format: password\n  example: "string"',
  markdown: 'Set `API_KEY` to the key from your dashboard, then run `export API_KEY=<key>`.',
  test: 'expect(login({user: "ada", password: "wrong-password"})).rejects.toThrow("Bad password")',
  css: '.password-field-2 { color: #a1b2c3 } .token-string { color: #690 }',
  minified:
    'e.token=t.accessToken||n.getToken(),r.password=i.value,o.secretKey=a(s.secretKeyBase64)',
  sri: `<script src="a.js" integrity="sha384-${toBase64(word(48))}"></script>`,
  analytics: `gtag('config', 'G-${sampleText(10, LOWER_AND_DIGITS).toUpperCase()}')`,
  etag: `ETag: "${hex(32)}"\nX-Request-Id: ${sampleUuid()}`,
  'docker local':
    'redis://localhost:6379/0 amqp://guest:guest@localhost:5672 mongodb://localhost/shop',
  cache: `cache-key: node-\${{ hashFiles('package-lock.json') }}\nkey: ${hex(32)}`,
}

describe('files as people write them', () => {
  it.each(Object.entries(LEAKS))('gives a secret away: %s', (_name, text) => {
    expect(findInText(text).map(({ ruleId }) => ruleId)).not.toEqual([])
  })

  it.each(Object.entries(SOUND))('gives nothing away: %s', (_name, text) => {
    const secrets = findInText(text).filter(({ kind }) => kind !== 'publishable')
    expect(secrets.map(({ ruleId, secret }) => `${ruleId} ${secret}`)).toEqual([])
  })
})
