/** Decides what secrets of Kubernetes look like, in manifests, configurations and commands. */
import { buildPattern } from '../build-pattern.ts'
import { isPlaceholder } from '../is-placeholder.ts'
import { looksRandom } from '../measure-entropy.ts'
import { LOWER_AND_DIGITS, sampleText, toBase64 } from '../sample-secret.ts'
import type { Genuineness, SecretMatch, SecretProvider } from '../secret-format.ts'

const bootstrapToken = `${sampleText(6, LOWER_AND_DIGITS)}.${sampleText(16, LOWER_AND_DIGITS, 2)}`
const password = toBase64(sampleText(18))

/** What a manifest holds in base64 may be no secret at all: only text that varies is one. */
function judgeData({ secret }: SecretMatch): Genuineness {
  const text = Buffer.from(secret, 'base64').toString('latin1')
  if (!/^[\x20-\x7e]{8,}$/.test(text) || isPlaceholder(text)) return 'none'
  return looksRandom(text) ? 'unproven' : 'none'
}

export const kubernetes: SecretProvider = {
  name: 'Kubernetes',
  revoke:
    'Delete a bootstrap token with `kubeadm token delete`; change what stood in the manifest ' +
    'where it is used, and keep it in a secret store instead.',
  formats: [
    {
      id: 'kubernetes-bootstrap-token',
      title: 'Kubernetes bootstrap token',
      opens: 'join a node to the cluster until it ends',
      kind: 'secret',
      keywords: ['--token', 'bootstrap-token', 'discovery-token'],
      pattern: buildPattern(
        'dg',
        /(?:kubeadm join[^\n]{1,80}--token|--(?:tls-bootstrap-token|discovery-token|token))/,
        /[= ]\s{0,4}["']?([a-z0-9]{6}\.[a-z0-9]{16})(?![\w.-])/,
      ),
      publicLength: 0,
      judge: ({ secret }) => (looksRandom(secret) ? 'unproven' : 'none'),
      catches: [
        `kubeadm join 10.0.0.1:6443 --token ${bootstrapToken} --discovery-token-ca-cert-hash x`,
        `--tls-bootstrap-token ${bootstrapToken}`,
      ],
      ignores: ['--token abcdef.0123456789abcdef', `image: ${bootstrapToken}`],
    },
    {
      id: 'kubernetes-secret',
      title: 'value of a Kubernetes Secret',
      kind: 'secret',
      keywords: ['kind: secret'],
      reach: 1_000,
      pattern: buildPattern(
        'dgi',
        /kind: Secret\n(?:[^\n-][^\n]{0,100}\n){0,8}?data:\n(?:[^\n-][^\n]{0,100}\n){0,4}?/,
        /\s{1,8}[\w.-]{0,40}(?:password|passwd|pwd|token|secret|key)[\w.-]{0,20}:/,
        /\s{1,4}["']?([A-Za-z0-9+/]{12,400}={0,2})["']?(?![\w+/=])/,
      ),
      publicLength: 0,
      isStructured: true,
      judge: judgeData,
      catches: [
        `apiVersion: v1\nkind: Secret\nmetadata:\n  name: shop\ndata:\n  password: ${password}\n`,
        `kind: Secret\ntype: Opaque\ndata:\n  user: c2hvcA==\n  db-password: "${password}"\n`,
      ],
      ignores: [
        `kind: Secret\ndata:\n  key: ${toBase64('changeme')}\n`,
        `kind: ConfigMap\ndata:\n  mode: ${password}\n`,
      ],
    },
  ],
}
