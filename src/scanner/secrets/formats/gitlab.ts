/** Decides what secrets of GitLab look like. */
import { buildPattern } from '../build-pattern.ts'
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const triggerToken = `${'glptt-'}${sampleText(40, HEX)}`
const runnerToken = `${'GR13'}48941${sampleText(20)}`
const featureToken = `glffct-${sampleText(20)}`
const agentToken = `glagent-${sampleText(50)}`
const session = sampleText(32, HEX)

export const gitlab: SecretProvider = {
  name: 'GitLab',
  revoke:
    'In GitLab, open Access tokens of your preferences, the group or the project and revoke it; ' +
    'tokens of runners, triggers and deployment are in the CI/CD and repository settings.',
  formats: [
    {
      id: 'gitlab-token',
      title: 'GitLab token',
      kind: 'secret',
      reach: 330,
      keywords: ['glpat-', 'gldt-', 'glrt-', 'glcbt-', 'glsoat-', 'glft-', 'glimt-', 'gloas-'],
      pattern: buildPattern(
        'g',
        /(?<![\w-])gl(?:pat|dt|rt|cbt|soat|ft|imt|oas)-[\w-]{20,300}/,
        /(?:\.[0-9a-z]{2}\.?[0-9a-z]{7,9})?(?![\w-])/,
      ),
      publicLength: 6,
      judge: judgeRandom(6),
      catches: [
        `GO_REPO_TOKEN=${'glpat-'}${sampleText(20)}`,
        `"${'gldt-'}${sampleText(20, undefined, 2)}"`,
      ],
      ignores: [`${'glpat-'}${'x'.repeat(20)}`, 'glpat-your-own-access-token'],
    },
    {
      id: 'gitlab-trigger-token',
      title: 'GitLab pipeline trigger token',
      kind: 'secret',
      keywords: ['glptt-'],
      pattern: /(?<![\w-])glptt-[0-9a-f]{40}(?![\w-])/g,
      publicLength: 6,
      judge: judgeRandom(6),
      catches: [`-F token=${triggerToken}`, `TRIGGER_TOKEN: '${triggerToken}'`],
      ignores: [`${'glptt-'}${'a'.repeat(40)}`, `x${triggerToken}`],
    },
    {
      id: 'gitlab-runner-token',
      title: 'GitLab runner registration token',
      kind: 'secret',
      keywords: ['gr1348941'],
      pattern: /(?<![\w-])GR1348941[\w-]{20}(?![\w-])/g,
      publicLength: 9,
      judge: judgeRandom(9),
      catches: [`--registration-token "${runnerToken}"`, `RUNNER_TOKEN=${runnerToken}`],
      ignores: [`${'GR13'}48941${'x'.repeat(20)}`, `x${runnerToken}`],
    },
    {
      id: 'gitlab-feature-flag-token',
      title: 'GitLab feature flags client token',
      kind: 'secret',
      keywords: ['glffct-'],
      pattern: /(?<![\w-])glffct-[\w-]{20,50}(?![\w-])/g,
      publicLength: 7,
      judge: judgeRandom(7),
      catches: [`UNLEASH_INSTANCE_ID=${featureToken}`, `instanceId: '${featureToken}'`],
      ignores: [`glffct-${'x'.repeat(20)}`, `x${featureToken}`],
    },
    {
      id: 'gitlab-agent-token',
      title: 'GitLab agent token for Kubernetes',
      kind: 'secret',
      keywords: ['glagent-'],
      pattern: /(?<![\w-])glagent-[\w-]{50,1024}(?![\w-])/g,
      reach: 1_100,
      publicLength: 8,
      judge: judgeRandom(8),
      catches: [`--set config.token=${agentToken}`, `{"token": "${agentToken}"}`],
      ignores: [`glagent-${'x'.repeat(50)}`, `x${agentToken}`],
    },
    {
      id: 'gitlab-session-cookie',
      title: 'GitLab session cookie',
      opens: 'act as the user until the session ends',
      kind: 'secret',
      keywords: ['_gitlab_session='],
      pattern: /_gitlab_session=([0-9a-z]{32})(?![\w-])/dg,
      publicLength: 0,
      judge: judgeRandom(0),
      catches: [`Cookie: _gitlab_session=${session}`, `curl -b '_gitlab_session=${session}'`],
      ignores: [`_gitlab_session=${'x'.repeat(32)}`, `_gitlab_sessions=${session}`],
    },
  ],
}
