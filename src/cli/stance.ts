/** `stancelog stance`: what a party held on a proposition, or everybody on everything, at a date; or what was learned of it. */
import { Command } from 'commander'
import { z } from 'zod'
import { type AsOfOptions, asOfLine, withAsOfOptions } from './as-of-options.ts'
import { type Answer, ask } from './ask.ts'
import { withExamples } from './examples.ts'
import { tableOf } from './table.ts'
import type { Terminal } from './terminal.ts'

type Options = AsOfOptions &
  Readonly<{ party?: string; proposition?: string; includeUnknown?: true; from?: string; to?: string }>

/** As many as one page of the API takes. */
const differencesMax = 200

export const stanceCommand = (terminal: Terminal): Command =>
  withExamples(
    withAsOfOptions(new Command('stance'))
      .description('the stance of one party on one proposition, of a slice, or the whole matrix')
      .option('--party <id>', 'only this party')
      .option('--proposition <id>', 'only this proposition')
      .option('--include-unknown', 'in a slice, also the pairs of which nothing is known')
      .option('--from <moment>', 'what was learned since then, instead: what --known-at takes')
      .option('--to <moment>', 'with --from: until then (default: everything)')
      .action(async (options: Options) => {
        const { dossier, party, proposition, validAt, knownAt, includeUnknown, from, to } = options
        if (from !== undefined || to !== undefined) {
          const slice = { party, proposition, include: includeUnknown && 'unknown' }
          const parameters = { ...slice, validAt, knownAt, from, to, limit: `${differencesMax}` }
          const answer = await ask(terminal, { dossier, path: ['stances', 'diff'], parameters })
          return terminal.answer(options.json ? answer : describeDiff(answer))
        }
        const isOne = party !== undefined && proposition !== undefined
        const answer = await ask(terminal, {
          dossier,
          path: isOne ? ['stances', party, proposition] : ['stances'],
          parameters: {
            ...(!isOne && { party, proposition, include: includeUnknown && 'unknown' }),
            validAt,
            knownAt,
          },
        })
        if (options.json) return terminal.answer(answer)
        terminal.answer(isOne ? describeOne(answer) : describeMatrix(answer))
      }),
    [
      'stancelog stance --dossier demo --valid-at 2025-04-15',
      'stancelog stance --dossier demo --party ukraine --proposition ceasefire-30-days --valid-at 2025-03-12',
      'stancelog stance --dossier demo --valid-at 2025-04-15 --from position:10 --to position:30',
    ],
  )

// The answer was built from the API's own schema; these name what is shown of it.
const State = z.looseObject({
  party: z.string(),
  proposition: z.string(),
  status: z.string(),
  value: z.number().nullable(),
  since: z.string().nullable().optional(),
  sinceNoLaterThan: z.string().nullable().optional(),
  derivedFrom: z.array(z.string()).optional(),
})
const Act = z.looseObject({
  speaker: z.string().optional(),
  polarity: z.number().nullable().optional(),
  statedAt: z.looseObject({ from: z.string().nullable(), to: z.string().nullable() }).optional(),
  quote: z.looseObject({ exact: z.string().nullable() }).nullish(),
  article: z
    .looseObject({
      outlet: z.string().nullish(),
      externalId: z.string().nullish(),
      url: z.string().nullish(),
    })
    .nullish(),
})
const One = State.extend({ evidence: z.array(Act).optional(), evidenceCount: z.number().optional() })

const Difference = State.pick({ party: true, proposition: true }).extend({
  before: State.omit({ party: true, proposition: true }),
  after: State.omit({ party: true, proposition: true }),
  because: z.array(z.looseObject({ position: z.number(), type: z.string(), reason: z.string().nullable() })),
})

function describeDiff(answer: Answer): string {
  const found = z.array(Difference).parse(answer.data)
  if (found.length === 0) return `no answer changed (${asOfLine(answer)})`
  const shown = ({ status, value }: z.infer<typeof Difference>['after']) => `${status} ${signed(value)}`
  const rows = found.map(({ party, proposition, before, after, because }) => [
    party,
    proposition,
    shown(before),
    shown(after),
    because
      .map(({ position, type, reason }) => `${position} ${type}${reason === null ? '' : ` (${reason})`}`)
      .join(', '),
  ])
  const table = tableOf(['PARTY', 'PROPOSITION', 'BEFORE', 'AFTER', 'BECAUSE'], rows)
  const more = answer.hasMore === true ? [`… the first ${differencesMax}: name a party or a proposition`] : []
  return [table, ...more, asOfLine(answer)].join('\n')
}

function describeMatrix(answer: Answer): string {
  const states = z.array(State).parse(answer.data)
  if (states.length === 0) return `nothing is known of that date (${asOfLine(answer)})`
  const rows = states.map((state) => [
    state.party,
    state.proposition,
    state.status,
    signed(state.value),
    sinceOf(state),
    derivationOf(state),
  ])
  return `${tableOf(['PARTY', 'PROPOSITION', 'STATUS', 'VALUE', 'SINCE', ''], rows)}\n${asOfLine(answer)}`
}

function describeOne(answer: Answer): string {
  const { party, proposition, status, value, evidence = [], evidenceCount = 0, ...rest } = One.parse(answer)
  const since = sinceOf(rest)
  const said = [
    `${party} on ${proposition}: ${status}${value === null ? '' : ` (${signed(value)})`}`,
    since && `since ${since}`,
    derivationOf(rest),
  ]
  const head = said.filter(Boolean).join(', ')
  const acts = evidence.map(({ speaker, polarity, statedAt, quote, article }) => [
    `  ${statedAt?.from ?? `before ${statedAt?.to}`}`,
    signed(polarity ?? null),
    speaker ?? '',
    [article?.outlet ?? article?.externalId, article?.url].filter(Boolean).join(' '),
    quote?.exact ? `“${quote.exact}”` : '',
  ])
  const table = acts.length > 0 ? [tableOf(['  STATED', 'VALUE', 'SPEAKER', 'SOURCE', 'WORDS'], acts)] : []
  const more = evidenceCount > acts.length ? [`  … ${evidenceCount} acts in all`] : []
  return [head, ...table, ...more, asOfLine(answer)].join('\n')
}

const sinceOf = ({
  since,
  sinceNoLaterThan,
}: Pick<z.infer<typeof State>, 'since' | 'sinceNoLaterThan'>): string =>
  since ?? (sinceNoLaterThan ? `at the latest ${sinceNoLaterThan}` : '')

/** What nobody said, and what follows by the codebook, must not look like what somebody said. */
const derivationOf = ({ derivedFrom = [] }: Pick<z.infer<typeof State>, 'derivedFrom'>): string =>
  derivedFrom.length > 0 ? `derived from ${derivedFrom.join(', ')}` : ''

const signed = (value: number | null): string =>
  value === null ? '' : value > 0 ? `+${value}` : String(value)
