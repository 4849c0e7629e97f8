/** Lists the providers with J: `npm run rules` writes it. */
import { jdCloud } from '../formats/jd-cloud.ts'
import { jdbc } from '../formats/jdbc.ts'
import { jenkins } from '../formats/jenkins.ts'
import { jina } from '../formats/jina.ts'
import { jotform } from '../formats/jotform.ts'
import { jumpcloud } from '../formats/jumpcloud.ts'
import { jupiterone } from '../formats/jupiterone.ts'
import { juro } from '../formats/juro.ts'
import { jwt } from '../formats/jwt.ts'
import type { SecretProvider } from '../secret-format.ts'

export const providersJ: readonly SecretProvider[] = [
  jdCloud,
  jdbc,
  jenkins,
  jina,
  jotform,
  jumpcloud,
  jupiterone,
  juro,
  jwt,
]
