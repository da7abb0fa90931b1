import { z } from 'zod'
import { choiceData, linkData } from '../../core/card-data'
import { type Card, defineCard, type Frame } from '../../core/cards'
import { noticeCard } from '../../core/router.views'
import { sheetView } from '../../core/sheet.views'
import { BLANK, codeOf, inCardOrder, shortCode } from './ballot'
import { namesIn, stageOf, titleOf } from './election-lines'
import { commitmentTo } from './lots'
import type { CouncilFrame } from './reader'
import { currentRound } from './rounds'
import type { Election } from './store'
import { electionWords } from './strings'

/** What a voter's own card carries from step to step; nobody else ever gets it. */
export interface BallotData {
  election: string
  round: number
  box: string
  token: string
  /** `yes` where the vote can be changed; only for what the card says, the box knows for itself. */
  change: 'yes' | 'no'
}

const dataOf = ({ round, ...ballot }: BallotData): Record<string, string> => ({
  ...ballot,
  round: String(round),
})

/** Tells that one can vote. It holds no token: that is made when the ballot is opened. */
export function ballotCallView(election: Election, frame: CouncilFrame): Card {
  const words = electionWords(frame.language).ballotCall
  const title = words.title(titleOf(election, frame))
  const data = { election: election.id, round: String(currentRound(election).number) }
  return sheetView(
    {
      title,
      lines: [stageOf(election, frame), words.text],
      buttons: [{ title: words.open, verb: 'elections.ballot', data, style: 'positive' }],
    },
    frame,
  )
}

const ballotCard = defineCard(
  'elections/ballot',
  z.object({
    fallbackText: z.string(),
    heading: z.string(),
    stage: z.string(),
    label: z.string(),
    error: z.string(),
    value: z.string(),
    options: z.array(choiceData),
    secrecy: z.array(z.string()),
    next: z.string(),
    data: z.record(z.string(), z.string()),
  }),
)

/** The ballot paper: candidates in an order of its own, blank, and what is secret from whom. */
export function ballotView(election: Election, ballot: BallotData, frame: CouncilFrame, chosen = ''): Card {
  const all = electionWords(frame.language)
  const words = all.ballot
  const candidates = currentRound(election).candidates.flatMap((person) =>
    election.nominees.filter((nominee) => nominee.person === person),
  )
  return ballotCard(
    {
      fallbackText: words.title,
      heading: words.title,
      stage: `${titleOf(election, frame)} · ${stageOf(election, frame)}`,
      label: words.label,
      error: words.error,
      value: chosen,
      options: [
        ...inCardOrder(candidates, ({ person }) => person, ballot.token).map(
          ({ person, name, words: said }) => ({
            title: words.option(name, said),
            value: person,
          }),
        ),
        { title: all.blankChoice, value: BLANK },
      ],
      secrecy: [words.secret, words.seen, words.limits],
      next: words.next,
      data: dataOf(ballot),
    },
    frame,
  )
}

/** The one confirmation before a vote is cast. */
export function reviewView(
  election: Election,
  ballot: BallotData,
  choice: string,
  frame: CouncilFrame,
): Card {
  const words = electionWords(frame.language).review
  const data = { ...dataOf(ballot), choice }
  return sheetView(
    {
      title: words.title,
      lines: reviewLines(election, choice, frame),
      buttons: [
        { title: words.cast, verb: 'elections.vote', data, style: 'positive' },
        { title: words.back, verb: 'elections.reopen', data },
      ],
    },
    frame,
  )
}

/** What a voter is about to do, on a card as on the web. */
export function reviewLines(election: Election, choice: string, { language }: Frame): string[] {
  const { review, rules } = electionWords(language)
  const name = election.nominees.find(({ person }) => person === choice)?.name ?? ''
  return [choice === BLANK ? review.blank : review.choice(name), rules.changeVote.effect(election.changeVote)]
}

/** What a voter keeps: that the vote is counted and its code, but not what it says. */
export function receiptView(ballot: BallotData, result: 'counted' | 'changed', frame: CouncilFrame): Card {
  const words = electionWords(frame.language).receipt
  const code = codeOf(ballot.token)
  const mayChange = ballot.change === 'yes'
  return noticeCard(
    {
      fallbackText: words[result],
      title: words[result],
      text: [words.text(shortCode(code)), ...(mayChange ? [words.change] : [])].join('\n'),
      buttons: [
        ...(mayChange ? [{ title: words.changeButton, verb: 'elections.reopen', data: dataOf(ballot) }] : []),
        { title: words.check, verb: 'elections.checkCode', data: { election: ballot.election, code } },
      ],
    },
    frame,
  )
}

export function askedView(election: Election, by: string, frame: CouncilFrame): Card {
  const all = electionWords(frame.language)
  const words = all.asked
  const title = words.title(by, all.offices[election.office])
  const data = { election: election.id }
  return sheetView(
    {
      title,
      lines: [words.text],
      buttons: [
        { title: words.yes, verb: 'elections.wordsForm', data, style: 'positive' },
        { title: words.no, verb: 'elections.decline', data },
      ],
    },
    frame,
  )
}

// A code is 32 characters; more of them would fill a card.
const MOST_CODES = 200

const section = z.object({ label: z.string(), value: z.string(), how: z.string() })

const checkCard = defineCard(
  'elections/check',
  z.object({
    fallbackText: z.string(),
    title: z.string(),
    text: z.string(),
    sections: z.array(section),
    links: z.array(linkData),
    back: z.string(),
    election: z.string(),
  }),
)

/** All that is public of an election's last counted ballot, and how to check seal and lot with it. */
export function checkView(
  election: Election,
  names: Map<string, string>,
  linkToCodes: string,
  frame: CouncilFrame,
): Card {
  const all = electionWords(frame.language)
  const words = all.check
  const round = election.rounds.findLast(({ counts }) => counts)
  const { seed = '', codes = [], lot } = round ?? {}
  const listed = codes.length <= MOST_CODES
  return checkCard(
    {
      fallbackText: words.title,
      title: words.title,
      text: words.text,
      sections: round
        ? [
            { label: words.commitment, value: commitmentTo(seed), how: '' },
            { label: words.seed, value: seed, how: words.howSeal },
            {
              label: words.codes(codes.length),
              value: listed ? codes.join(' ') : '…',
              how: listed ? '' : words.tooMany,
            },
            ...(lot?.draw
              ? [
                  {
                    label: words.among(namesIn(lot.tie.among, names, frame)),
                    value: lot.draw,
                    how: words.howDraw,
                  },
                ]
              : []),
          ]
        : [],
      links: round && !listed ? [{ title: words.file, url: linkToCodes }] : [],
      back: all.buttons.back,
      election: election.id,
    },
    frame,
  )
}
