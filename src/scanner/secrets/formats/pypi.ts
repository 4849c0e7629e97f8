/** Decides what secrets of the Python Package Index look like. */
import { BASE62_ALPHABET } from '../../../base/base62.ts'
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const pypi: SecretProvider = {
  name: 'PyPI',
  revoke: 'Remove the token at pypi.org under Account settings, API tokens.',
  formats: [
    {
      id: 'pypi-token',
      title: 'PyPI upload token',
      kind: 'secret',
      keywords: ['pypi-ageichlwas5vcmc', 'pypi-agendgvzdc5wexbplm9yzw'],
      pattern: /(?<![\w-])pypi-AgE(?:IcHlwaS5vcmc|NdGVzdC5weXBpLm9yZw)[\w-]{50,250}(?![\w-])/g,
      publicLength: 19,
      isStructured: true,
      judge: judgeRandom(19),
      catches: [
        `password = ${'pypi-'}AgEIcHlwaS5vcmc${sampleText(130, `${BASE62_ALPHABET}-_`)}`,
        `"TWINE_PASSWORD": "${'pypi-'}AgENdGVzdC5weXBpLm9yZw${sampleText(130)}"`,
      ],
      ignores: [`${'pypi-'}AgEIcHlwaS5vcmc${'x'.repeat(130)}`, 'pypi-AgEIcHlwaS5vcmcCJ...'],
    },
  ],
}
