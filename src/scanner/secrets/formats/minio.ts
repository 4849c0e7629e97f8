/** Decides what secrets of MinIO look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const minio: SecretProvider = {
  name: 'MinIO',
  revoke: 'Set another root password, or remove the access key in the MinIO console.',
  formats: [
    {
      id: 'minio-password',
      title: 'MinIO secret key or password',
      kind: 'secret',
      keywords: ['minio'],
      ...namedValue({
        names: /minio/,
        ends: /secret_?-?key|(?:root_?)?password|access_?key/,
        value: /[\w+/!@#%^&*-]{8,64}/,
      }),
      catches: [
        `MINIO_ROOT_PASSWORD=${sampleText(32)}`,
        `{"minioSecretKey": "${sampleText(32, undefined, 2)}"}`,
      ],
      ignores: [
        'MINIO_SECRET_KEY=your_minio_secret_key',
        `"minio": "^2.4.1#${sampleText(40, HEX)}"`,
        'MINIO_SECRET_KEY=minioadmin',
        'MINIO_ACCESS_KEY=minio',
      ],
    },
  ],
}
