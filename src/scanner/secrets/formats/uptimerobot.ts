/** Decides what secrets of UptimeRobot look like. */
import { buildPattern } from '../build-pattern.ts'
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const uptimerobot: SecretProvider = {
  name: 'UptimeRobot',
  revoke: 'Regenerate the key in UptimeRobot under Integrations and API.',
  formats: [
    {
      id: 'uptimerobot-api-key',
      title: 'UptimeRobot API key',
      kind: 'secret',
      keywords: ['uptimerobot', 'uptime_robot'],
      pattern: buildPattern(
        'dgi',
        /uptime_?robot[\w.-]{0,24}["']?\s{0,3}[:=]\s{0,3}["']?/,
        /([mu]r?\d{6,10}-[0-9a-f]{24})(?![\w-])/,
      ),
      publicLength: 0,
      judge: judgeRandom(8),
      catches: [
        `UPTIMEROBOT_API_KEY=u1234982-${sampleText(24, HEX)}`,
        `uptimeRobotKey: 'ur2718281-${sampleText(24, HEX, 2)}'`,
      ],
      ignores: [
        'UPTIMEROBOT_API_KEY=your_api_key',
        `UPTIMEROBOT_API_KEY=u1234982-${'0'.repeat(24)}`,
      ],
    },
  ],
}
