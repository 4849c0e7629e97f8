import { readFileSync } from 'node:fs'
import { dereference } from '@readme/openapi-parser'
import { describe, expect, it } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { isRecord } from '../../../base/document/is-record.ts'
import { parseApiDocument } from './parse-api-document.ts'

type Json = Readonly<Record<string, unknown>>

/** What both readings must agree on. */
interface Outline {
  readonly operation: string
  readonly parameters: readonly string[]
  readonly body: readonly string[]
  readonly responses: readonly string[]
}

async function outlineOurs(text: string): Promise<Outline[]> {
  const nothing = () => Promise.reject(new Error('may not be read'))
  const { operations, problems } = await parseApiDocument('api.yaml', text, nothing)
  expect(problems).toEqual([])
  return operations.map(({ method, path, parameters, body, responses }) => ({
    operation: `${method} ${path}`,
    parameters: parameters.map((each) => `${each.in} ${each.name} ${each.isRequired}`).sort(),
    body: listFields(body?.schema ?? {}, 'body'),
    responses: [...responses]
      .flatMap(([status, schema]) => listFields(schema ?? {}, status))
      .sort(),
  }))
}

async function outlineTheirs(text: string): Promise<Outline[]> {
  const whole: unknown = await dereference(parseYaml(text))
  const root = record(whole)
  return Object.entries(record(root['paths'])).flatMap(([path, item]) =>
    Object.entries(record(item))
      .filter(([method]) => ['get', 'put', 'post', 'delete', 'patch'].includes(method))
      .map(([method, operation]) => outline(root, path, record(item), method, record(operation))),
  )
}

function outline(root: Json, path: string, item: Json, method: string, operation: Json): Outline {
  const base = typeof root['basePath'] === 'string' ? root['basePath'] : serverPath(root)
  const parameters = [...list(item['parameters']), ...list(operation['parameters'])].map(record)
  const plain = parameters.filter((each) => each['in'] !== 'body' && each['in'] !== 'formData')
  const merged = new Map(
    plain.map((each) => [`${each['in']} ${each['name']}`, each['required'] === true]),
  )
  const inBody = parameters.find((each) => each['in'] === 'body')?.['schema']
  const form = parameters.filter((each) => each['in'] === 'formData')
  return {
    operation: `${method.toUpperCase()} ${base}${path}`,
    parameters: [...merged].map(([name, isRequired]) => `${name} ${isRequired}`).sort(),
    body: [
      ...listFields(record(inBody ?? jsonOf(operation['requestBody'])), 'body'),
      ...form.map((each) => `body.${each['name']}`),
    ],
    responses: Object.entries(record(operation['responses']))
      .flatMap(([status, response]) =>
        listFields(record(record(response)['schema'] ?? jsonOf(response)), status),
      )
      .sort(),
  }
}

function serverPath(root: Json): string {
  const url = String(record(list(root['servers'])[0])['url'] ?? '')
  return new URL(url, 'http://localhost').pathname.replace(/\/$/, '')
}

function jsonOf(owner: unknown): unknown {
  return record(record(record(owner)['content'])['application/json'])['schema']
}

/** `200.users[].name`, down to where it comes round again. */
function listFields(schema: Json, at: string, around: readonly unknown[] = []): string[] {
  if (around.includes(schema)) return []
  const inner = [...around, schema]
  const fields = Object.entries(record(schema['properties'])).flatMap(([name, property]) => [
    `${at}.${name}`,
    ...listFields(record(property), `${at}.${name}`, inner),
  ])
  const items = isRecord(schema['items']) ? listFields(schema['items'], `${at}[]`, inner) : []
  const all = ['allOf', 'oneOf', 'anyOf'].flatMap((name) =>
    list(schema[name]).flatMap((part) => listFields(record(part), at, inner)),
  )
  return [...new Set([...fields, ...items, ...all])].sort()
}

function record(value: unknown): Json {
  return isRecord(value) ? value : {}
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

const shop = new URL('../../../../examples/flask-shop/openapi.yaml', import.meta.url)

const documents: Readonly<Record<string, string>> = {
  'the Flask example (3.1)': readFileSync(shop, 'utf8'),
  '3.0 with components of every kind': `
openapi: 3.0.3
info: { title: Fleet, version: '1' }
servers: [{ url: 'https://fleet.test/api/v2/' }]
paths:
  /trucks:
    parameters: [{ $ref: '#/components/parameters/Tenant' }]
    get:
      parameters:
        - { $ref: '#/components/parameters/Page' }
        - { name: X-Tenant, in: header, required: false, schema: { type: string } }
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema: { type: array, items: { $ref: '#/components/schemas/Truck' } }
        default: { $ref: '#/components/responses/Problem' }
    post:
      requestBody: { $ref: '#/components/requestBodies/Truck' }
      responses: { '201': { $ref: '#/components/responses/Truck' } }
  /trucks/{id}/drivers/{driver}:
    parameters:
      - { name: id, in: path, required: true, schema: { type: string, format: uuid } }
      - { name: driver, in: path, required: true, schema: { type: integer } }
    patch:
      requestBody:
        content:
          application/json: { schema: { $ref: '#/components/schemas/Driver/properties/address' } }
      responses: { '204': { description: gone } }
components:
  parameters:
    Tenant: { name: X-Tenant, in: header, required: true, schema: { type: string } }
    Page: { name: page, in: query, schema: { type: integer } }
  requestBodies:
    Truck: { content: { application/json: { schema: { $ref: '#/components/schemas/Truck' } } } }
  responses:
    Truck:
      description: ok
      content: { application/json: { schema: { $ref: '#/components/schemas/Truck' } } }
    Problem:
      description: wrong
      content: { application/json: { schema: { $ref: '#/components/schemas/Problem' } } }
  schemas:
    Problem: { type: object, properties: { title: { type: string } } }
    Driver:
      type: object
      properties:
        name: { type: string }
        address:
          type: object
          properties: { street: { type: string }, city: { type: string } }
    Truck:
      allOf:
        - { type: object, required: [plate], properties: { plate: { type: string } } }
        - oneOf:
            - { type: object, properties: { axles: { type: integer } } }
            - { type: object, properties: { trailer: { $ref: '#/components/schemas/Driver' } } }
        - type: object
          properties:
            driver: { $ref: '#/components/schemas/Driver' }
            stops: { type: array, items: { type: object, properties: { at: { type: string } } } }
`,
  '2.0 with forms and bodies': `
swagger: '2.0'
info: { title: Pets, version: '1' }
host: pets.test
basePath: /v1
consumes: [application/json]
parameters: { Id: { name: id, in: path, required: true, type: integer } }
responses: { Pet: { description: ok, schema: { $ref: '#/definitions/Pet' } } }
paths:
  /pets:
    get:
      parameters: [{ name: tags, in: query, type: array, items: { type: string } }]
      responses:
        200: { description: ok, schema: { type: array, items: { $ref: '#/definitions/Pet' } } }
    post:
      parameters: [{ name: pet, in: body, required: true, schema: { $ref: '#/definitions/Pet' } }]
      responses: { 201: { $ref: '#/responses/Pet' } }
  /pets/{id}/photo:
    parameters: [{ $ref: '#/parameters/Id' }]
    put:
      consumes: [multipart/form-data]
      parameters:
        - { name: caption, in: formData, type: string }
        - { name: photo, in: formData, type: file, required: true }
      responses: { 204: { description: ok } }
definitions:
  Base: { type: object, properties: { id: { type: integer } } }
  Pet:
    allOf:
      - { $ref: '#/definitions/Base' }
      - type: object
        properties: { name: { type: string }, home: { $ref: '#/definitions/Base' } }
`,
  '3.1 with siblings of references': `
openapi: 3.1.0
info: { title: Notes, version: '1' }
paths:
  /notes/{id}:
    get:
      parameters: [{ $ref: '#/components/parameters/Id' }]
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema:
                type: object
                properties:
                  note: { $ref: '#/components/schemas/Note', description: The note }
                  related: { type: [array, 'null'], items: { $ref: '#/components/schemas/Note' } }
components:
  parameters: { Id: { name: id, in: path, required: true, schema: { type: string } } }
  schemas:
    Note:
      type: object
      properties: { text: { type: string }, author: { $ref: '#/components/schemas/Author' } }
    Author: { type: object, properties: { name: { type: [string, 'null'] } } }
`,
}

describe('our reading and that of @readme/openapi-parser', () => {
  it.each(Object.entries(documents))('agree on %s', async (_, text) => {
    const theirs = await outlineTheirs(text)
    expect(theirs.length).toBeGreaterThan(0)
    expect(await outlineOurs(text)).toEqual(theirs)
  })
})
