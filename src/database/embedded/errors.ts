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

const refusal = (code: number, codeName: string) => (message: string) =>
  new CommandError(code, codeName, message)

export const badValue = refusal(2, 'BadValue')
export const failedToParse = refusal(9, 'FailedToParse')
export const typeMismatch = refusal(14, 'TypeMismatch')
export const emptyFieldName = refusal(56, 'EmptyFieldName')
export const pathNotViable = refusal(28, 'PathNotViable')
export const conflictingUpdate = refusal(40, 'ConflictingUpdateOperators')
export const dollarPrefixed = refusal(52, 'DollarPrefixedFieldName')
export const invalidOptions = refusal(72, 'InvalidOptions')
export const invalidNamespace = refusal(73, 'InvalidNamespace')
export const notSupported = (what: string) =>
  new CommandError(115, 'CommandNotSupported', `${what} is not supported by the embedded database`)
/** Errors that MongoDB knows by their number only. */
export const numbered = (code: number, message: string) => new CommandError(code, `Location${code}`, message)

/** What is told to the client about any error: known refusals keep their code, mingo's complaints are bad values. */
export function errorReply(error: unknown): Document {
  const reply = (code: number, codeName: string, errmsg: string) => ({ ok: 0, errmsg, code, codeName })
  if (error instanceof CommandError)
    return { ...reply(error.code, error.codeName, error.message), ...error.details }
  const { name, message } = error instanceof Error ? error : new Error(String(error))
  if (name === 'BSONError') return reply(22, 'InvalidBSON', message)
  if (error instanceof RangeError && message.includes('call stack'))
    return reply(15, 'Overflow', 'nested too deeply')
  if (message.startsWith('Use of undefined variable')) return reply(17276, 'Location17276', message)
  return reply(2, 'BadValue', message)
}
