/** Decides what the samples of rules have around the lines that they are about. */
import type { CodeSample } from './code-rule.ts'

interface SampleOptions {
  readonly also?: readonly string[]
  readonly files?: Readonly<Record<string, readonly string[]>>
}

/** The lines stand in app.py, after `app` and the usual imports. */
export function flaskSample(
  name: string,
  lines: readonly string[],
  options: SampleOptions = {},
): CodeSample {
  const head = [
    'import hashlib, hmac, json, os',
    'from flask import Flask, abort, jsonify, request',
    'app = Flask(__name__)',
  ]
  return sample(name, 'app.py', [...head, ...lines], options)
}

/** The lines stand in server.js, after `app`. */
export function expressSample(
  name: string,
  lines: readonly string[],
  options: SampleOptions = {},
): CodeSample {
  const head = ["import express from 'express'", 'const app = express()']
  return sample(name, 'server.js', [...head, ...lines], options)
}

export function sample(
  name: string,
  path: string,
  lines: readonly string[],
  { also, files = {} }: SampleOptions = {},
): CodeSample {
  const others = Object.entries(files).map(([each, text]) => [each, `${text.join('\n')}\n`])
  return {
    name,
    files: { [path]: `${lines.join('\n')}\n`, ...Object.fromEntries(others) },
    ...(also === undefined ? {} : { also }),
  }
}
