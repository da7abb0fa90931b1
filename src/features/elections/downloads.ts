import type { Download } from '../../core/feature'
import { electionById } from './store'
import { electionWords } from './strings'
import { WEB_BALLOT, webBallot } from './web-ballot'

export const downloads: Record<string, Download> = {
  [WEB_BALLOT]: webBallot,
  // The codes of the last counted ballot, one a line, as the lot puts them end to end.
  'elections.codes': async ({ scope, subject, language }) => {
    const election = await electionById(scope, subject)
    const round = election?.rounds.findLast(({ codes }) => codes)
    if (!round?.codes || election?.state === 'tied') return undefined
    return {
      name: `${electionWords(language).check.fileName}.txt`,
      type: 'text/plain; charset=utf-8',
      bytes: Buffer.from(`${round.codes.join('\n')}\n`),
    }
  },
}
