/** Decides what secrets of HashiCorp look like: Vault, Terraform, Consul, Nomad. */
import { buildPattern } from '../build-pattern.ts'
import { judgeRandom } from '../judge-random.ts'
import { looksRandom } from '../measure-entropy.ts'
import { namedValue } from '../named-value.ts'
import { sampleText, sampleUuid, toBase64 } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const serviceToken = `hvs.${sampleText(95)}`
const batchToken = `hvb.${sampleText(150)}`
const legacyToken = `s.${sampleText(24)}`
const terraformToken = `${sampleText(14)}.atlasv1.${sampleText(67, undefined, 2)}`
const unsealKey = toBase64(sampleText(33))
const gossipKey = toBase64(sampleText(32))
const uuid = sampleUuid()
const clientSecret = sampleText(64)

export const hashicorp: SecretProvider = {
  name: 'HashiCorp',
  revoke:
    'Revoke a Vault token with `vault token revoke`, rekey after unseal keys leaked; delete a ' +
    'token of HCP Terraform in its settings, of Consul and Nomad with `acl token delete`.',
  formats: [
    {
      id: 'vault-service-token',
      title: 'Vault token',
      opens: 'read what its policies allow from Vault',
      kind: 'secret',
      keywords: ['hvs.', 'hvr.', 's.caesi'],
      pattern: /(?<![\w.-])(?:hv[sr]\.|s\.CAESI)[\w-]{24,130}(?![\w-])/g,
      reach: 300,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [`VAULT_TOKEN=${serviceToken}`, `X-Vault-Token: ${serviceToken}`],
      ignores: [`hvs.${'x'.repeat(95)}`, 'hvs.your-vault-token'],
    },
    {
      id: 'vault-batch-token',
      title: 'Vault batch token',
      kind: 'secret',
      keywords: ['hvb.'],
      reach: 400,
      pattern: /(?<![\w.-])hvb\.[\w-]{24,330}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [`token = "${batchToken}"`, `{"client_token": "${batchToken}"}`],
      ignores: [`hvb.${'x'.repeat(150)}`, 'hvb.AAAAAQ'],
    },
    {
      id: 'vault-legacy-token',
      title: 'Vault token',
      kind: 'secret',
      keywords: [
        ...['vault', 'token: s.', 'token: "s.', 'token=s.', 'token="s.', 'token = "s.'],
        ...['token": "s.', 'token":"s.'],
      ],
      pattern: buildPattern(
        'dgi',
        /(?:vault[\w.-]{0,24}["']?(?:\s{0,4}[:=]\s{0,4}\{?\s{0,8}["']?)?)?(?:token|root)/,
        /["']?\s{0,4}[:=]\s{0,4}["']?([sb]\.[A-Za-z0-9]{24})(?![\w.-])/,
      ),
      publicLength: 0,
      judge: judgeRandom(2),
      catches: [`VAULT_TOKEN=${legacyToken}`, `vault:\n  token: ${legacyToken}`],
      ignores: [`VAULT_TOKEN=s.${'x'.repeat(24)}`, `vault_path: ${legacyToken}`],
    },
    {
      id: 'vault-unseal-key',
      title: 'Vault unseal key',
      opens: 'open the sealed Vault, together with the other parts',
      kind: 'secret',
      keywords: ['unseal', 'recovery key'],
      pattern: buildPattern(
        'dgi',
        /(?:unseal[ _-]?key(?:[ _]\d{1,2})?|recovery key \d{1,2}|vault operator unseal)/,
        /["']?\s{0,4}[:=]?\s{0,4}["']?(?![a-f0-9]{40})([A-Za-z0-9+/]{43,44}=?)(?![\w+/=])/,
      ),
      publicLength: 0,
      judge: ({ secret }) => (looksRandom(secret) ? 'unproven' : 'none'),
      catches: [`Unseal Key 1: ${unsealKey}`, `vault operator unseal ${unsealKey}`],
      ignores: [`Unseal Key 1: ${'x'.repeat(44)}`, 'vault operator unseal $UNSEAL_KEY'],
    },
    {
      id: 'vault-approle-secret-id',
      title: 'Vault AppRole secret id',
      kind: 'secret',
      keywords: ['secret_id', 'secret-id', 'secretid'],
      ...namedValue({
        names: /secret[_-]?id/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [`vault write auth/approle/login secret_id="${uuid}"`, `VAULT_SECRET_ID=${uuid}`],
      ignores: ['secret_id: 00000000-0000-0000-0000-000000000000', `secret_ids: ${uuid}`],
    },
    {
      id: 'terraform-cloud-token',
      title: 'HCP Terraform token',
      opens: 'change infrastructure and read its state, variables included',
      kind: 'secret',
      keywords: ['.atlasv1.'],
      pattern: /(?<![\w.-])[A-Za-z0-9]{14}\.atlasv1\.[\w=-]{60,70}(?![\w-])/g,
      publicLength: 0,
      judge: judgeRandom(0),
      catches: [`token = "${terraformToken}"`, `TF_TOKEN_app_terraform_io=${terraformToken}`],
      ignores: [`${'x'.repeat(14)}.atlasv1.${'x'.repeat(67)}`, `${sampleText(14)}.atlasv1.short`],
    },
    {
      id: 'consul-token',
      title: 'Consul or Nomad ACL token',
      kind: 'secret',
      keywords: ['consul', 'nomad'],
      ...namedValue({
        names: /consul|nomad/,
        ends: /token|secret_?id/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [`CONSUL_HTTP_TOKEN=${uuid}`, `X-Consul-Token: ${uuid}`],
      ignores: ['CONSUL_HTTP_TOKEN=00000000-0000-0000-0000-000000000002', `nomad_job: ${uuid}`],
    },
    {
      id: 'consul-gossip-key',
      title: 'Consul or Nomad gossip encryption key',
      kind: 'secret',
      keywords: ['encrypt = "', 'encrypt="', 'encrypt": "', 'encrypt":"', "encrypt = '"],
      pattern: buildPattern(
        'dg',
        /(?<![\w-])encrypt["']?\s{0,4}[:=]\s{0,4}["']/,
        /([A-Za-z0-9+/]{22}==|[A-Za-z0-9+/]{43}=)["']/,
      ),
      publicLength: 0,
      judge: judgeRandom(0),
      catches: [`encrypt = "${gossipKey}"`, `{"encrypt": "${gossipKey}"}`],
      ignores: [`encrypt = "${'A'.repeat(43)}="`, `encrypted = "${gossipKey}"`],
    },
    {
      id: 'hcp-client-secret',
      title: 'HashiCorp Cloud client secret',
      kind: 'secret',
      keywords: ['hcp_', 'hcp-', '"hcp'],
      ...namedValue({ names: /(?<![a-z])hcp/, ends: /secret/, value: /[\w-]{64}/ }),
      catches: [`HCP_CLIENT_SECRET=${clientSecret}`, `hcp_client_secret: "${clientSecret}"`],
      ignores: [`HCP_CLIENT_SECRET=${'x'.repeat(64)}`, `hcp_image: ${clientSecret}`],
    },
  ],
}
