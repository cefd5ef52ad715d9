/** Answers acceptance examples through the API, each on a dossier that holds what the example says, and checks the answers. */
import { z } from 'zod'
import { AnsweredContradiction, AnsweredStance } from './answers.ts'
import { read, readAll, type Send } from './api.ts'
import { type Verdict, verdictsOn } from './checks.ts'
import { contradictionChecks } from './contradiction-checks.ts'
import type { ContradictionsExample, Example, HolderExample, StanceExample } from './examples.ts'
import { holderChecks } from './holder-checks.ts'
import { inLanes } from './in-lanes.ts'
import type { Material } from './material.ts'
import { addedName, type Need, type PreparedDossier, prepareDossier } from './prepare-dossier.ts'
import { stanceChecks } from './stance-checks.ts'

export type Outcome = Readonly<{ id: string; question: string; right: boolean; checks: readonly Verdict[] }>

export type EvaluationOptions = Readonly<{
  signal?: AbortSignal
  onProgress?: (done: number, of: number) => void
}>

/** Dossiers are independent, and while one waits for its projection another is written. */
const lanes = 4

/**
 * @returns one outcome for each example, in their order
 * @throws RequestRefused when the material cannot be brought in, or a question cannot be asked
 */
export async function evaluateExamples(
  send: Send,
  { examples, material }: Readonly<{ examples: readonly Example[]; material: Material }>,
  { signal = new AbortController().signal, onProgress = () => {} }: EvaluationOptions = {},
): Promise<Outcome[]> {
  const outcomes = new Map<string, Outcome>()
  const groups = [...groupsOf(examples).values()].entries()
  await inLanes(groups, { count: lanes, signal }, async ([at, group], signal) => {
    const [first] = group
    if (!first) return
    const dossier = await prepareDossier(send, `examples-${at + 1}`, {
      need: needOf(first),
      material,
      signal,
    })
    for (const example of group) {
      signal.throwIfAborted()
      outcomes.set(example.id, await answer(send, { example, dossier, material }))
      onProgress(outcomes.size, examples.length)
    }
  })
  return examples.flatMap(({ id }) => outcomes.get(id) ?? [])
}

/** What the store must hold for each: the same, the same dossier. */
function groupsOf(examples: readonly Example[]): ReadonlyMap<string, readonly Example[]> {
  const groups = new Map<string, Example[]>()
  for (const example of examples) {
    const key = JSON.stringify(needOf(example))
    groups.set(key, [...(groups.get(key) ?? []), example])
  }
  return groups
}

function needOf(example: Example): Need {
  const { setup = {} } = example.ask
  if (example.query !== 'holder') return { setup }
  const { agent, statedAt } = example.ask
  return { setup, words: { agent, statedAt } }
}

type Asked<Kind> = Readonly<{ example: Kind; dossier: PreparedDossier; material: Material }>

async function answer(send: Send, { example, dossier, material }: Asked<Example>): Promise<Outcome> {
  const checks = await verdictsOf()
  return {
    id: example.id,
    question: questionOf(example),
    right: checks.every(({ right }) => right),
    checks,
  }

  async function verdictsOf(): Promise<Verdict[]> {
    switch (example.query) {
      case 'stance':
        return await askStance(send, { example, dossier, material })
      case 'contradictions':
        return await askContradictions(send, { example, dossier, material })
      case 'holder':
        return verdictsOn(holderChecks, example.expect, wordsOf(example, dossier), dossier.names)
      default:
        return example satisfies never
    }
  }
}

const Term = z.object({ validUntil: z.string().nullable() })

/** What is expected of no party in particular must hold of every one. */
async function askStance(
  send: Send,
  { example: { ask, expect }, dossier, material }: Asked<StanceExample>,
): Promise<Verdict[]> {
  const { path, names } = dossier
  const at = { validAt: ask.validAt, knownAt: knownAtOf(ask, dossier) }
  const term = await read(send, Term, `${path}/propositions/${ask.proposition}`, at)
  const parties = ask.party === null ? material.codebook.parties.map(({ id }) => id) : [ask.party]
  const verdicts: Verdict[][] = []
  for (const party of parties) {
    const stance = await read(send, AnsweredStance, `${path}/stances/${party}/${ask.proposition}`, at)
    const answered = { ...stance, propositionValidUntil: term.validUntil }
    verdicts.push(verdictsOn(stanceChecks, expect, answered, names))
  }
  return united(verdicts)
}

/** Key by key: right where every one is; else what was answered wrongly. */
function united(verdicts: readonly (readonly Verdict[])[]): Verdict[] {
  const [first = [], ...others] = verdicts
  if (others.length === 0) return [...first]
  return first.map(({ key, expected }) => {
    const all = verdicts.flatMap((each) => each.filter((verdict) => verdict.key === key))
    const wrong = all.filter(({ right }) => !right)
    const shown = wrong.length > 0 ? wrong : all
    const answered = [
      ...new Map(shown.map((each) => [JSON.stringify(each.answered), each.answered])).values(),
    ]
    return {
      key,
      expected,
      right: wrong.length === 0,
      answered: answered.length === 1 ? answered[0] : answered,
    }
  })
}

async function askContradictions(
  send: Send,
  { example: { ask, expect }, dossier }: Asked<ContradictionsExample>,
): Promise<Verdict[]> {
  const { party, proposition, kind, validAt } = ask
  const find = async (knownAt: string | undefined) =>
    await readAll(send, AnsweredContradiction, `${dossier.path}/contradictions`, {
      party,
      proposition,
      kind,
      validAt,
      knownAt,
    })
  const found = await find(knownAtOf(ask, dossier))
  const before = ask.knownAt === 'after-retraction' ? await find(`position:${dossier.before}`) : []
  return verdictsOn(contradictionChecks, expect, { found, before }, dossier.names)
}

const knownAtOf = (
  { knownAt }: Pick<Example['ask'], 'knownAt'>,
  { before, after }: PreparedDossier,
): string | undefined =>
  knownAt === undefined ? undefined : `position:${knownAt === 'before-retraction' ? before : after}`

const wordsOf = ({ ask }: HolderExample, { claims }: PreparedDossier) =>
  claims.filter(
    ({ article, speaker, statedAt }) =>
      article.externalId === addedName &&
      speaker === ask.agent &&
      statedAt.from?.slice(0, 10) === ask.statedAt,
  )

/** For people: what was asked, in one line. */
function questionOf({ query, ask }: Example): string {
  const { setup, knownAt } = ask
  const said = [
    query,
    ...('agent' in ask ? [ask.agent, ask.statedAt] : []),
    ...('party' in ask ? [ask.party ?? 'any party'] : []),
    ...('proposition' in ask ? [ask.proposition] : []),
    ...('kind' in ask ? [ask.kind] : []),
    ...('validAt' in ask ? [ask.validAt] : []),
    ...(setup?.documents ? [`of ${setup.documents.join(', ')}`] : []),
    ...(knownAt ? [knownAt] : []),
  ]
  return said.filter((word) => word !== undefined).join(' ')
}
