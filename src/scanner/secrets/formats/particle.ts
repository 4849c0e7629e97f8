/** Decides what secrets of Particle look like. */
import { buildPattern } from '../build-pattern.ts'
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const particle: SecretProvider = {
  name: 'Particle',
  revoke: 'Revoke the token with particle token revoke, or in the Particle console.',
  formats: [
    {
      id: 'particle-access-token',
      title: 'Particle access token',
      kind: 'secret',
      keywords: ['api.particle.io'],
      pattern: buildPattern(
        'dg',
        /api\.particle\.io\/v1\/[^<>;|]{0,120}?(?:access_token=|Bearer\s{1,3})/,
        /([0-9a-f]{40})(?![\w-])/,
      ),
      publicLength: 0,
      judge: judgeRandom(0),
      catches: [
        `curl https://api.particle.io/v1/devices?access_token=${sampleText(40, HEX)}`,
        `get https://api.particle.io/v1/devices -H "auth: Bearer ${sampleText(40, HEX, 2)}"`,
      ],
      ignores: [
        'https://api.particle.io/v1/devices?access_token=$TOKEN',
        `https://docs.particle.io/archive/${sampleText(40, HEX)}`,
      ],
    },
    {
      id: 'particle-token-before',
      title: 'Particle access token before its address',
      kind: 'secret',
      keywords: ['api.particle.io'],
      pattern: buildPattern(
        'dg',
        /(?:access_token=|Bearer\s{1,3})([0-9a-f]{40})/,
        /["'\s\\]{1,12}https:\/\/api\.particle\.io/,
      ),
      publicLength: 0,
      judge: judgeRandom(0),
      catches: [
        `curl -d access_token=${sampleText(40, HEX)} https://api.particle.io/v1/devices`,
        `get -H "auth: Bearer ${sampleText(40, HEX, 2)}" https://api.particle.io/v1/devices`,
      ],
      ignores: [
        'curl -d access_token=$TOKEN https://api.particle.io/v1/devices',
        'Bearer token of https://api.particle.io',
      ],
    },
    {
      id: 'particle-named-token',
      title: 'Particle access token',
      kind: 'secret',
      keywords: ['particle'],
      ...namedValue({ names: /particle/, ends: /token|key|secret/, value: /[0-9A-Za-z]{40}/ }),
      catches: [
        `PARTICLE_NAMED_TOKEN=${sampleText(40, HEX)}`,
        `particle_named_token: ${sampleText(40, HEX, 2)}`,
      ],
      ignores: [
        'PARTICLE_NAMED_TOKEN=your_particle_named_token',
        `"particle": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
