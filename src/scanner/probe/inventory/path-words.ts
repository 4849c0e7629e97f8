/** Says which paths APIs usually have, so that those that nobody links to are found as well. */

/** The likeliest first: of a prefix that nothing speaks for, only the first ones are tried. */
export const pathWords: readonly string[] = `users products orders items posts me customers accounts
  admin auth/me profile user books health status config debug metrics login keys tokens admin/users
  todos tasks messages files account invoices payments transactions graphql search settings
  notifications comments articles categories events projects teams members roles employees
  documents reports stats api-keys version info ping healthz actuator actuator/env actuator/health
  internal test carts cart reviews subscriptions plans tickets notes contacts companies
  organizations groups permissions sessions logs audit jobs webhooks uploads images photos videos
  devices locations pets store/inventory vehicles patients students courses movies flights
  bookings reservations wallets transfers cards balance statements clients partners vendors
  suppliers inventory stock warehouses shipments addresses countries tags albums playlists
  feed followers friends chat chat/completions models completions v1/models prompts agents
  embeddings secrets env admin/config admin/stats admin/settings admin/keys internal/users
  internal/config internal/metrics private backup export dashboard console system server-status
  debug/vars _debug trace dump flags features users/me users/all users/v1 books/v1 me/keys`.split(
  /\s+/,
)

/** Folders below which APIs usually lie, tried although nothing speaks for them. */
export const usualPrefixes: readonly string[] = ['/api', '/api/v1', '/v1']

/** Operations that take what is sent, and answer no GET. */
export const postedWords: readonly string[] = `login auth/login token oauth/token register graphql
  chat chat/completions webhooks webhook upload query`.split(/\s+/)
