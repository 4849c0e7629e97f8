/** Decides what the secret key of a Django project looks like. */
import { buildPattern } from '../build-pattern.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

/** Of `get_random_secret_key`. */
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789!@#$%^&*(-_=+)'
const key = sampleText(50, ALPHABET)

export const django: SecretProvider = {
  name: 'Django',
  revoke:
    'Make a new SECRET_KEY, read it from the environment, and list the old one in ' +
    'SECRET_KEY_FALLBACKS only as long as its sessions must live.',
  formats: [
    {
      id: 'django-secret-key',
      title: 'Django secret key',
      opens: 'forge sessions, links for new passwords and all else that Django signs',
      kind: 'secret',
      keywords: ['secret_key'],
      pattern: buildPattern(
        'dg',
        /SECRET_KEY["']?\]?\s{0,4}[:=]\s{0,4}u?["']?/,
        /((?:django-insecure-)?[a-z0-9!@#$%^&*(_=+)-]{50})(?![\w!@#$%^&*(=+)-])/,
      ),
      publicLength: 0,
      isStructured: true,
      judge: ({ secret }) =>
        new Set(secret.slice(-50)).size >= 20 && /[!@#$%^&*(=+)]/.test(secret.slice(-50))
          ? 'unproven'
          : 'none',
      catches: [`SECRET_KEY = 'django-insecure-${key}'`, `DJANGO_SECRET_KEY=${key}`],
      ignores: [`SECRET_KEY = '${'!a'.repeat(25)}'`, "SECRET_KEY = env('DJANGO_SECRET_KEY')"],
    },
  ],
}
