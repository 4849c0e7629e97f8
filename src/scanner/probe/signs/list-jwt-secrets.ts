/** Decides which secrets for signing tokens everybody tries first: defaults, examples, names. */

/** From documentation, templates and tutorials of frameworks, and the commonest passwords. */
const WORDS = [
  'secret secretkey secret-key secret_key secretKey mysecret my-secret my_secret mySecret',
  'mysecretkey my-secret-key my_secret_key mySecretKey supersecret super-secret super_secret',
  'superSecret supersecretkey super-secret-key super_secret_key superSecretKey verysecret',
  'very-secret very_secret topsecret top-secret top_secret shhhh shhhhh shhhhhh shhhhhhared-secret',
  'shared-secret shared_secret sharedsecret jwt jwtsecret jwt-secret jwt_secret jwtSecret ' +
    'JWT_SECRET',
  'jwtkey jwt-key jwt_key jwt-secret-key jwt_secret_key jwtSecretKey JWT_SECRET_KEY my-jwt-secret',
  'my_jwt_secret myjwtsecret super-secret-jwt token tokensecret token-secret token_secret ' +
    'TokenSecret',
  'access-secret access_secret accessTokenSecret access_token_secret ACCESS_TOKEN_SECRET',
  'refresh_secret REFRESH_TOKEN_SECRET auth authsecret auth-secret auth_secret AUTH_SECRET',
  'nextauth_secret NEXTAUTH_SECRET session sessionsecret session-secret session_secret cookie',
  'key private privatekey private-key private_key privateKey signingkey signing-key signing_key',
  'signature hmac hs256 HS256 hmac-secret hmacsecret encryptionkey encryption-key default',
  'default-secret default_secret defaultsecret dev development dev-secret dev_secret devsecret',
  'dev-secret-key local localhost test testing test-secret test_secret testsecret test123 testkey',
  'test-key demo demo-secret example example-secret example_key sample changeme change-me ' +
    'change_me',
  'changeMe ChangeMe changeit changethis change-this CHANGE_ME CHANGEME please-change-me',
  'change-in-production replace-me replaceme REPLACE_ME your-secret your_secret yoursecret',
  'your-secret-key your_secret_key yourSecretKey YOUR_SECRET_KEY your-256-bit-secret',
  'your-384-bit-secret your-512-bit-secret a-string-secret-at-least-256-bits-long',
  'your_jwt_secret your-jwt-secret YOUR_JWT_SECRET yourjwtsecret insert-secret-here todo none null',
  'undefined true false password Password password1 password123 Password123 passwd pass pass123',
  'p@ssw0rd P@ssw0rd P@ssword admin admin123 administrator root toor user guest letmein welcome',
  'welcome1 qwerty qwerty123 qwertyuiop abc abc123 abcd1234 abcdef abcdefg abcdefgh 1 12 123 1234',
  '12345 123456 1234567 12345678 123456789 1234567890 0123456789 0 00000000 11111111 111111',
  '123123 654321 987654321 1q2w3e4r 1qaz2wsx iloveyou monkey dragon master god hello helloworld',
  'hello-world hello_world foo bar foobar foo-bar baz test1234 asdf asdfgh asdfghjkl zxcvbn api',
  'apikey api-key api_key apisecret api-secret api_secret app appsecret app-secret app_secret',
  'appkey app-key app_key APP_KEY APP_SECRET server serversecret node nodejs express expressjs',
  'django django-insecure flask flask-secret fastapi spring springboot laravel symfony rails ' +
    'keycloak',
  'oauth oauth2 client client-secret client_secret clientsecret production prod prod-secret ' +
    'staging',
  'company internal random randomsecret random-secret somesecret some-secret some_secret s3cr3t',
  's3cret S3cr3t secret1 secret12 secret123 secret1234 Secret SECRET SECRET_KEY secret! secrets',
  'thisisasecret this-is-a-secret this_is_a_secret thisismysecret this-is-my-secret iamsecret',
  'keyboardcat ilovecats ninja gizli geheim geheimnis passwort segredo secreto contraseña',
] as const

/** With a space in them, so that they cannot stand in the lines above. */
const SENTENCES = [
  'keyboard cat',
  'my secret',
  'my secret key',
  'secret key',
  'super secret',
  'this is a secret',
  'this is my secret',
  'change me',
  'your secret key',
  'shhhhh, it is a secret',
] as const

/** Beside these: names that the token and the target bear themselves, such as its issuer. */
export function listJwtSecrets(names: readonly string[]): readonly string[] {
  const own = names.flatMap((name) => [name, `${name}-secret`, `${name}_secret`, `${name}secret`])
  const words = WORDS.flatMap((line) => line.split(' '))
  return [...new Set(['', ...words, ...SENTENCES, ...own])]
}
