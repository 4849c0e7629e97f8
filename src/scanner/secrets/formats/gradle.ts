/** Decides what secrets of Gradle look like. */
import { buildPattern } from '../build-pattern.ts'
import { isPassword } from '../judge-password.ts'
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretMatch, SecretProvider } from '../secret-format.ts'

const publishSecret = sampleText(32)
const password = sampleText(12, undefined, 2)

function judge({ secret }: SecretMatch): 'unproven' | 'none' {
  return isPassword(secret, true) ? 'unproven' : 'none'
}

export const gradle: SecretProvider = {
  name: 'Gradle',
  revoke:
    'Change the password in the repository that it opens, and read it from gradle.properties of ' +
    'the user; keys of the plugin portal are renewed in its profile.',
  formats: [
    {
      id: 'gradle-repository-password',
      title: 'password of a repository in a Gradle build',
      opens: 'fetch from the repository, and often publish to it',
      kind: 'secret',
      keywords: ['credentials {', 'credentials{'],
      reach: 400,
      pattern: buildPattern(
        'dg',
        /credentials ?\{[^{}]{0,300}?(?<![\w.])password\s{0,4}=?\s{0,4}/,
        /["']([^"'\s$]{4,60})["']/,
      ),
      publicLength: 0,
      judge,
      catches: [
        `credentials {\n  username 'deploy'\n  password '${password}'\n}`,
        `maven { url "https://a.test"; credentials { username = "a"; password = "${password}" } }`,
      ],
      ignores: [
        "credentials {\n  username 'user'\n  password 'password'\n}",
        'credentials { username = user; password = System.getenv("REPOSITORY_PASSWORD") }',
      ],
    },
    {
      id: 'gradle-publish-secret',
      title: 'Gradle plugin portal secret',
      kind: 'secret',
      keywords: ['gradle.publish', 'gradle_publish'],
      ...namedValue({ names: /gradle[._]publish/, ends: /secret|key/, value: /[A-Za-z0-9]{32}/ }),
      catches: [`gradle.publish.secret=${publishSecret}`, `GRADLE_PUBLISH_KEY: ${publishSecret}`],
      ignores: [`gradle.publish.secret=${'x'.repeat(32)}`, `gradle.publish.id=${publishSecret}`],
    },
    {
      id: 'gradle-enterprise-access-key',
      title: 'Develocity access key',
      kind: 'secret',
      keywords: ['gradle_enterprise_access_key', 'develocity_access_key'],
      pattern: buildPattern(
        'dg',
        /(?:GRADLE_ENTERPRISE|DEVELOCITY)_ACCESS_KEY["']?\s{0,4}[:=]\s{0,4}["']?[\w.-]{3,60}=/,
        /([a-z0-9]{52})(?!\w)/,
      ),
      publicLength: 0,
      judge: judgeRandom(0),
      catches: [
        `GRADLE_ENTERPRISE_ACCESS_KEY=ge.a.test=${sampleText(52, 'abcdefghij2345klmnopq67')}`,
        `DEVELOCITY_ACCESS_KEY: "b.a.test=${sampleText(52, 'abcdefghij2345klmnopq67')}"`,
      ],
      ignores: [
        `GRADLE_ENTERPRISE_ACCESS_KEY=ge.a.test=${'x'.repeat(52)}`,
        'DEVELOCITY_ACCESS_KEY=$KEY',
      ],
    },
  ],
}
