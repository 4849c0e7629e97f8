/** Decides what secrets of JFrog look like. */
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const apiKey = `AKCp${sampleText(69)}`
const referenceToken = `cmVmdGtu${sampleText(56, undefined, 2)}`
const jfrogIdentityToken = sampleText(64, undefined, 3)

export const artifactory: SecretProvider = {
  name: 'JFrog',
  revoke:
    'In the JFrog Platform, revoke the token under Administration, User Management, Access ' +
    'Tokens; an API key is revoked in the profile of its user.',
  formats: [
    {
      id: 'artifactory-api-key',
      title: 'JFrog Artifactory API key',
      kind: 'secret',
      keywords: ['akcp'],
      pattern: /(?<![\w-])AKCp[A-Za-z0-9]{10}[A-Za-z0-9]{55,69}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [`artifactory_key: ${apiKey}`, `curl -H 'X-Api-Key: ${apiKey}' https://api.test`],
      ignores: [`AKCp${'x'.repeat(69)}`, `x${apiKey}`],
    },
    {
      id: 'artifactory-reference-token',
      title: 'JFrog reference token',
      kind: 'secret',
      keywords: ['cmvmdgtu'],
      pattern: /(?<![\w-])cmVmdGtu[A-Za-z0-9]{56}(?![\w-])/g,
      publicLength: 8,
      judge: judgeRandom(8),
      catches: [
        `Authorization: Bearer ${referenceToken}`,
        `export ARTIFACTORY_REFERENCE="${referenceToken}"`,
      ],
      ignores: [`cmVmdGtu${'x'.repeat(56)}`, `x${referenceToken}`],
    },
    {
      id: 'jfrog-identity-token',
      title: 'JFrog token',
      kind: 'secret',
      keywords: ['jfrog', 'artifactory', 'bintray', 'xray'],
      ...namedValue({
        names: /jfrog|artifactory|bintray|xray/,
        ends: /key|token|password|auth/,
        value: /[A-Za-z0-9]{64}/,
      }),
      catches: [`{"jfrogToken": "${jfrogIdentityToken}"}`, `JFROG_TOKEN=${jfrogIdentityToken}`],
      ignores: [`JFROG_TOKEN=${'x'.repeat(32)}`, `jfrog_commit: ${jfrogIdentityToken}`],
    },
  ],
}
