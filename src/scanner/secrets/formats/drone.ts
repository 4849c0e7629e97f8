/** Decides what secrets of Drone CI look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = sampleText(32)

export const drone: SecretProvider = {
  name: 'Drone CI',
  revoke: 'In your Drone CI account, open your profile and replace the token.',
  formats: [
    {
      id: 'drone-token',
      title: 'Drone CI token',
      kind: 'secret',
      keywords: ['drone_', 'droneci', 'drone-', 'dronetoken'],
      ...namedValue({
        names: /drone_?-?(?:ci)?_?-?(?:server|api|rpc|access)?/,
        ends: /token|secret|key/,
        value: /[A-Za-z0-9]{32}/,
      }),
      catches: [`DRONE_TOKEN=${token}`, `{"droneToken": "${token}"}`],
      ignores: [`DRONE_TOKEN=${'x'.repeat(32)}`, `drone_commit: ${token}`],
    },
  ],
}
