/** The Swagger 2.0 document of the tickets, which says what was once true. */

const answer = { 200: { description: 'OK' }, 401: { description: 'No key' } }
const guarded = [{ partner: [] }]

export function describeApi(sound) {
  return {
    swagger: '2.0',
    info: { title: 'Event tickets', version: '3' },
    basePath: '/v3',
    securityDefinitions: {
      partner: sound
        ? { type: 'apiKey', in: 'header', name: 'X-Partner-Key' }
        : { type: 'apiKey', in: 'query', name: 'partner_key' },
      ...(sound ? {} : { header: { type: 'apiKey', in: 'header', name: 'X-Partner-Key' } }),
    },
    paths: {
      '/concerts': {
        get: { summary: 'What is on', security: [], responses: { 200: { description: 'OK' } } },
      },
      '/orders': { get: { summary: 'Orders', security: guarded, responses: answer } },
      '/orders/{ref}': {
        get: {
          summary: 'One order',
          security: guarded,
          parameters: [{ name: 'ref', in: 'path', required: true, type: 'string' }],
          responses: answer,
        },
      },
      '/sales': { get: { summary: 'What was sold', security: guarded, responses: answer } },
      '/webhooks': {
        post: {
          summary: sound ? 'Be told of orders' : 'Be told of orders at a URL',
          description: sound
            ? 'Each delivery carries X-Signature, an HMAC-SHA-256 of the body under your secret, ' +
              'and the address is verified by a challenge first.'
            : '',
          security: guarded,
          parameters: [
            {
              name: 'body',
              in: 'body',
              schema: {
                type: 'object',
                properties: { callback_url: { type: 'string', format: 'uri' } },
              },
            },
          ],
          responses: { 202: { description: 'Accepted' } },
        },
      },
      ...(sound
        ? {}
        : {
            '/venues': { get: { summary: 'Halls', security: guarded, responses: answer } },
            '/seats': {
              get: {
                summary: 'Use orders',
                deprecated: true,
                security: guarded,
                responses: answer,
              },
            },
          }),
    },
  }
}
