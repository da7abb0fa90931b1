import { parentPort, workerData } from 'node:worker_threads'
import { DocumentError, type WordsOrFault } from './read-document'
import { readDocx } from './read-docx'

const tell = (told: WordsOrFault) => parentPort?.postMessage(told)

readDocx(Buffer.from(workerData)).then(
  (words) => tell({ words }),
  (error) => tell({ fault: error instanceof DocumentError ? error.fault : 'broken' }),
)
