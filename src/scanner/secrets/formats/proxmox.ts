/** Decides what secrets of Proxmox look like. */
import { buildPattern } from '../build-pattern.ts'
import { judgeRandom } from '../judge-random.ts'
import { sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const proxmox: SecretProvider = {
  name: 'Proxmox',
  revoke: 'Remove the token in Proxmox under Datacenter, Permissions, API tokens.',
  formats: [
    {
      id: 'proxmox-api-token',
      title: 'Proxmox API token',
      kind: 'secret',
      keywords: ['pveapitoken'],
      pattern: buildPattern(
        'dg',
        /P(?:VE|BS)APIToken[= ][\w.@-]{1,64}![\w-]{1,64}[=:]/,
        /([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![\w-])/,
      ),
      publicLength: 0,
      judge: judgeRandom(0),
      catches: [
        `Authorization: PVEAPIToken=root@pam!ci=${sampleUuid()}`,
        `curl -H 'Authorization: PVEAPIToken=ops@pve!bot=${sampleUuid(2)}'`,
      ],
      ignores: [
        'Authorization: PVEAPIToken=USER@REALM!TOKENID=UUID',
        'PVEAPIToken=root@pam!ci=00000000-0000-0000-0000-000000000000',
      ],
    },
  ],
}
