/** Decides what secrets of Amazon Web Services look like. */
import { ASSIGNS, buildPattern } from '../build-pattern.ts'
import { looksRandom } from '../measure-entropy.ts'
import { HEX, sampleText, UPPER_AND_DIGITS } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const accessKeyId = `${'AK'}${'IA'}${sampleText(16, UPPER_AND_DIGITS)}`
const secretKey = sampleText(40, undefined, 3)

export const aws: SecretProvider = {
  name: 'Amazon Web Services',
  formats: [
    {
      id: 'aws-access-key-id',
      title: 'AWS access key id',
      kind: 'secret',
      keywords: ['akia', 'asia', 'abia', 'acca'],
      pattern: /(?<![A-Za-z0-9/+=_-])(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}(?![A-Za-z0-9/+=_-])/g,
      publicLength: 4,
      // In a signed address it only says who signed; the signature holds for this address alone.
      judge: ({ secret, before }) =>
        /[2-7]/.test(secret.slice(4)) && !/(?:Credential|AccessKeyId)=$/.test(before(16))
          ? 'unproven'
          : 'none',
      catches: [`aws_access_key_id: ${accessKeyId}`, `{"accessKeyId":"${accessKeyId}"}`],
      ignores: [
        `${'AK'}${'IA'}IOSFODNN7EXAMPLE`,
        `x${accessKeyId}`,
        `https://files.test/a?X-Amz-Credential=${accessKeyId}%2F20260102%2Feu-west-1`,
        `${'AK'}${'IA'}${'A'.repeat(16)}`,
      ],
    },
    {
      id: 'aws-secret-access-key',
      title: 'AWS secret access key',
      kind: 'secret',
      keywords: ['aws', 'secret_access_key', 'secretaccesskey', 'secretkey', 'secret_key'],
      pattern: buildPattern(
        'dgi',
        /(?:aws|amazon|secret)[\w.-]{0,24}key(?:_?value)?/,
        ASSIGNS,
        /([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=_-])/,
      ),
      publicLength: 0,
      judge: ({ secret }) =>
        !/^[0-9a-f]+$/i.test(secret) && looksRandom(secret) ? 'unproven' : 'none',
      catches: [`aws_secret_access_key = ${secretKey}`, `"secretAccessKey": "${secretKey}"`],
      ignores: [
        `aws_secret_access_key = ${'a'.repeat(40)}`,
        `aws_image_key: ${sampleText(40, HEX)}`,
        `AWS_SECRET_ACCESS_KEY=${'wJalrXUtnFEMI/K7MDENG/'}${'bPxRfiCYEXAMPLEKEY'}`,
      ],
    },
  ],
}
