/** Decides what secrets of Snowflake look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const snowflake: SecretProvider = {
  name: 'Snowflake',
  revoke: 'Remove the programmatic access token (or change the password) with ALTER USER.',
  formats: [
    {
      id: 'snowflake-password',
      title: 'Snowflake password',
      kind: 'secret',
      keywords: ['snowflake', 'snowsql'],
      ...namedValue({
        names: /snowflake|snowsql/,
        ends: /(?:password|passwd|pwd|passphrase)/,
        value: /[^\s"'`<>$\\{}()]{8,64}/,
      }),
      catches: [
        `SNOWFLAKE_PASSWORD=${sampleText(14)}`,
        `snowflake_password: ${sampleText(14, undefined, 2)}`,
      ],
      ignores: [
        'SNOWFLAKE_PASSWORD=your_snowflake_password',
        `"snowflake": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
