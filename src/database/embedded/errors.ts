import type { Document } from 'bson'

/** A refusal in MongoDB's own terms: the driver turns it into a MongoServerError with this code. */
export class CommandError extends Error {
  constructor(
    readonly code: number,
    readonly codeName: string,
    message: string,
    readonly details: Document = {},
  ) {
    super(message)
  }
}

export const badValue = (message: string) => new CommandError(2, 'BadValue', message)
export const failedToParse = (message: string) => new CommandError(9, 'FailedToParse', message)
export const typeMismatch = (message: string) => new CommandError(14, 'TypeMismatch', message)
export const notSupported = (what: string) =>
  new CommandError(115, 'CommandNotSupported', `${what} is not supported by the embedded database`)

/** What is told to the client about any error: known refusals keep their code, mingo's complaints are bad values. */
export function errorReply(error: unknown): Document {
  if (error instanceof CommandError) {
    const { code, codeName, message, details } = error
    return { ok: 0, errmsg: message, code, codeName, ...details }
  }
  const { name, message } = error instanceof Error ? error : new Error(String(error))
  if (name === 'BSONError') return { ok: 0, errmsg: message, code: 22, codeName: 'InvalidBSON' }
  if (error instanceof RangeError && message.includes('call stack'))
    return { ok: 0, errmsg: 'nested too deeply', code: 15, codeName: 'Overflow' }
  if (message.startsWith('Use of undefined variable'))
    return { ok: 0, errmsg: message, code: 17276, codeName: 'Location17276' }
  return { ok: 0, errmsg: message, code: 2, codeName: 'BadValue' }
}
