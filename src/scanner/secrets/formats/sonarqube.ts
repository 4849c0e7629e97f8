/** Decides what secrets of SonarQube look like. */
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const sonarqube: SecretProvider = {
  name: 'SonarQube',
  revoke: 'Revoke the token in SonarQube under My account, Security.',
  formats: [
    {
      id: 'sonarqube-token',
      title: 'SonarQube token',
      kind: 'secret',
      keywords: ['squ_', 'sqp_', 'sqa_'],
      pattern: /(?<![\w-])sq[apu]_[0-9a-f]{40}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [
        `SONARQUBE_TOKEN=${'squ'}_${sampleText(40, HEX)}`,
        `export SONARQUBE_TOKEN="${'squ'}_${sampleText(40, HEX, 2)}"`,
      ],
      ignores: [`${'sq'}u_${'x'.repeat(40)}`, `see ${'squ'}_${sampleText(13, HEX)}`],
    },
    {
      id: 'sonarqube-legacy-token',
      title: 'SonarQube token',
      kind: 'secret',
      keywords: ['sonar'],
      ...namedValue({ names: /sonar/, ends: /login|token|key|password/, value: /[0-9a-f]{40}/ }),
      catches: [
        `SONAR_TOKEN=${sampleText(40, HEX)}`,
        `{"sonarToken": "${sampleText(40, HEX, 2)}"}`,
        `-Dsonar.login=${sampleText(40, HEX, 3)}`,
      ],
      ignores: [
        'SONAR_TOKEN=your_sonar_token',
        `"sonarqube": "^2.4.1#${sampleText(40, HEX)}"`,
        `sonarqube-reporter-1.2.4.tgz#${sampleText(40, HEX)}`,
      ],
    },
  ],
}
