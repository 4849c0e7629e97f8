/** Decides what secrets of WordPress look like. */
import { buildPattern } from '../build-pattern.ts'
import { sampleText } from '../sample-secret.ts'
import type { Genuineness, SecretMatch, SecretProvider } from '../secret-format.ts'

function judgeSalt({ secret }: SecretMatch): Genuineness {
  return /put your unique|generate|x{8}|^\$\{/i.test(secret) ? 'none' : 'unproven'
}

export const wordpress: SecretProvider = {
  name: 'WordPress',
  revoke: 'Replace the keys in wp-config.php: it ends all sessions.',
  formats: [
    {
      id: 'wordpress-salt',
      title: 'secret key or salt of WordPress',
      opens: 'forge the session of any user',
      kind: 'secret',
      keywords: ['auth_key', 'secure_auth', 'logged_in', 'nonce_key', 'nonce_salt', 'auth_salt'],
      pattern: buildPattern(
        'dg',
        /define\(\s{0,4}["'](?:SECURE_)?(?:AUTH|LOGGED_IN|NONCE)_(?:KEY|SALT)["']\s{0,4},/,
        /\s{0,8}(?:'([^'\n]{40,100})'|"[^"\n]{40,100}")/,
      ),
      publicLength: 0,
      isStructured: true,
      judge: judgeSalt,
      catches: [
        `define('AUTH_KEY', '${sampleText(64)}');`,
        `define( 'SECURE_AUTH_SALT',  '${sampleText(64, undefined, 2)}' );`,
      ],
      ignores: [
        "define('AUTH_KEY', 'put your unique phrase here');",
        "define('NONCE_KEY', getenv('WORDPRESS_NONCE_KEY_OF_THE_CURRENT_ENVIRONMENT'));",
      ],
    },
  ],
}
