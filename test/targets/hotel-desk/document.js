/** The document of the hotel desk: its twenty operations. */

const operations = {
  '/rooms': ['get'],
  '/rooms/{id}': ['get', 'patch'],
  '/guests': ['get'],
  '/guests/{id}': ['get', 'patch'],
  '/stays': ['get'],
  '/stays/{id}': ['get', 'patch'],
  '/stays/{id}/checkout': ['post'],
  '/rates': ['get'],
  '/rates/seasons': ['get'],
  '/housekeeping/today': ['get'],
  '/housekeeping/notes': ['post'],
  '/reports/occupancy': ['get'],
  '/reports/revenue': ['get'],
  '/reports/cancellations': ['get'],
  '/admin/clients': ['get'],
  '/admin/purge': ['get'],
  '/me': ['get'],
}

const bodies = {
  '/rooms/{id}': {
    state: { type: 'string', example: 'clean' },
    rate: { type: 'number', example: 99 },
  },
  '/guests/{id}': { name: { type: 'string', example: 'Guest 1' } },
  '/stays/{id}': { nights: { type: 'integer', example: 2 } },
  '/housekeeping/notes': { text: { type: 'string', example: 'The lamp is broken' } },
}

function describeOperation(path, method) {
  const properties = method === 'get' ? undefined : bodies[path]
  const content = { 'application/json': { schema: { type: 'object', properties } } }
  const words = path.replace(/[{}]/g, '').split('/').slice(1)
  return {
    operationId: [method, ...words].join('_'),
    ...(properties && { requestBody: { required: true, content } }),
    responses: { 200: { description: 'OK' }, default: { description: 'A problem' } },
  }
}

export function describeHotels() {
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } }
  const paths = Object.entries(operations).map(([path, methods]) => [
    path,
    {
      ...(path.includes('{') && { parameters: [id] }),
      ...Object.fromEntries(methods.map((method) => [method, describeOperation(path, method)])),
    },
  ])
  return {
    openapi: '3.0.3',
    info: { title: 'Hotel desk', version: '1.9.2' },
    servers: [{ url: '/desk/v1' }],
    components: {
      securitySchemes: { deskKey: { type: 'apiKey', in: 'header', name: 'X-Desk-Key' } },
    },
    security: [{ deskKey: [] }],
    paths: Object.fromEntries(paths),
  }
}
