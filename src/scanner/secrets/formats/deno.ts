/** Decides what secrets of Deno Deploy look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = `ddp_${sampleText(36)}`

export const deno: SecretProvider = {
  name: 'Deno Deploy',
  revoke: 'In Deno Deploy, open Account Settings, Access Tokens, and revoke it.',
  formats: [
    {
      id: 'deno-deploy-token',
      title: 'Deno Deploy access token',
      kind: 'secret',
      keywords: ['ddp_', 'ddw_', 'ddo_'],
      pattern: /(?<![\w-])dd[opw]_[A-Za-z0-9]{36}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [`deno_deploy_token: ${token}`, `curl -H 'X-Api-Key: ${token}' https://api.test`],
      ignores: [`ddp_${'x'.repeat(36)}`, `x${token}`],
    },
  ],
}
