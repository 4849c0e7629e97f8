/** Decides which operations speak with a language model, and how they are asked and answer. */
import type { Answer } from '../client/exchange.ts'
import type { Operation } from '../operation.ts'
import type { AskChanges } from '../scan-context.ts'
import { isJsonObject, toSnakeCase, walkJson } from './walk-json.ts'

const MODEL_PATH = new RegExp(
  [
    '(?:^|[/_-])(?:chat|chatbot|completions?|generate|assistant|copilot|prompt|llm|gpt|ask',
    'converse|inference|embeddings|messages/create|agent)(?:$|[/_.-])',
  ].join('|'),
  'i',
)
/** Where nothing but a model is likely to answer. */
const SURE_PATH =
  /(?:^|[/_-])(?:chat|chatbot|completions?|generate|assistant|copilot|llm|gpt)(?:$|[/_.-])/i

const MODEL_WORDS = new RegExp(
  [
    String.raw`\b(?:LLM|language model|GPT|chat ?bot|completion|prompt|Claude|Llama|Mistral`,
    String.raw`Gemini|AI assistant)\b`,
  ].join('|'),
  'i',
)

const QUESTION_NAME = new RegExp(
  [
    '^(?:prompt|message|question|query|q|input|text|msg|user_?(?:input|message|prompt)',
    'user_query|content|instruction)$',
  ].join('|'),
)

const REPLY_NAME = new RegExp(
  [
    '^(?:reply|response|answer|completion|generated_?text|output|output_text|content|text',
    'message|result|choices|assistant)$',
  ].join('|'),
)

/** By its path, or by words of its description together with a field for a question. */
export function isModelOperation(operation: Operation): boolean {
  if (!/^(?:GET|POST)$/.test(operation.method)) return false
  const asks = findQuestionName(operation) !== null
  if (MODEL_PATH.test(operation.path)) return asks || /completions|generate/i.test(operation.path)
  return asks && MODEL_WORDS.test(operation.text.slice(0, 2_000))
}

/** A forum is asked as well: where only the name speaks for a model, so must the reply. */
export function isSurelyModel(operation: Operation): boolean {
  return SURE_PATH.test(operation.path) || MODEL_WORDS.test(operation.text.slice(0, 2_000))
}

/** The name of the parameter or field that holds the question; null when none is known. */
function findQuestionName(operation: Operation): string | null {
  const names = [
    ...operation.parameters.filter((each) => each.in === 'query').map((each) => each.name),
    ...Object.keys(fieldsOf(operation)),
  ]
  if (names.includes('messages')) return 'messages'
  return names.find((name) => QUESTION_NAME.test(toSnakeCase(name))) ?? null
}

function fieldsOf({ body }: Operation): Readonly<Record<string, unknown>> {
  const properties = body?.schema?.['properties']
  const example = body?.example
  return {
    ...(isJsonObject(properties) ? properties : {}),
    ...(isJsonObject(example) ? example : {}),
  }
}

/** Short answers cost little: a small number of tokens is asked for where the field is usual. */
export function askModel(
  operation: Operation,
  sent: Readonly<Record<string, unknown>>,
  question: string,
): AskChanges {
  const name = findQuestionName(operation) ?? (/chat/i.test(operation.path) ? 'messages' : 'prompt')
  if (operation.method === 'GET') return { query: { [name]: question }, isFresh: true }
  const value = name === 'messages' ? [{ role: 'user', content: question }] : question
  const body = { ...sent, [name]: value, stream: false }
  const headers = { 'Content-Type': 'application/json' }
  return { body: JSON.stringify(body), headers, isFresh: true }
}

/** The longest text by which the model replies; null when there is none. */
export function readReply(answer: Answer): string | null {
  if (answer.status >= 300) return null
  if (answer.json === undefined) {
    return /^text\/(?:plain|event-stream)/.test(answer.contentType) ? answer.text : null
  }
  if (typeof answer.json === 'string') return answer.json
  const texts = walkJson(answer.json).flatMap(({ name, value }) =>
    typeof value === 'string' && REPLY_NAME.test(toSnakeCase(name)) ? [value] : [],
  )
  return texts.sort((one, other) => other.length - one.length)[0] ?? null
}

/** The shapes of the usual interfaces of model servers. */
export function hasModelShape(answer: Answer): boolean {
  const { json } = answer
  if (answer.status >= 300 || !isJsonObject(json)) return false
  if (Array.isArray(json['choices']) && json['choices'].some(isChoice)) return true
  if (typeof json['model'] === 'string' && ('response' in json || 'message' in json)) return true
  if (json['type'] === 'message' && json['role'] === 'assistant') return true
  const usage = json['usage']
  return isJsonObject(usage) && Object.keys(usage).some((name) => /tokens/i.test(name))
}

function isChoice(each: unknown): boolean {
  return isJsonObject(each) && ('message' in each || 'text' in each || 'delta' in each)
}

/** A list of models, as OpenAI's interface, Ollama and others give it. */
export function hasModelList({ status, json }: Answer): boolean {
  if (status >= 300 || !isJsonObject(json)) return false
  const list = json['data'] ?? json['models']
  if (!Array.isArray(list) || list.length === 0) return false
  return list.every(
    (each) =>
      isJsonObject(each) && (each['object'] === 'model' || 'digest' in each || 'owned_by' in each),
  )
}
