/** Says by which field a create tells that it only found what it had made before. */
export const REPLAYED = {
  headers: { 'idempotency-replayed': 'true' },
  doc: { headers: { 'Idempotency-Replayed': 'Always `true`: nothing new was made.' } },
} as const
