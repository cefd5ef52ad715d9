/** What stands behind a verb of saying: "que …", "comment …", "si …", an infinitive, a clause without "that", a quotation. */
import { type FrameForm, isComplementizer } from './content.ts'
import { isArticle, type SubjectSearch } from './noun-phrases.ts'
import type { Passage, Stretch } from './passage.ts'
import { longestAt, phrasesAt } from './phrases.ts'
import { canBe, isKnownVerb } from './verb-forms.ts'
import { isManner } from './verb-parts.ts'
import type { VerbGroup } from './verbs.ts'

/** `from`: where the clause begins, behind the word that introduces it; null where no word does. */
export type Complement = Readonly<{
  form: FrameForm
  from: number | null
  /** A clause or an infinitive that nothing introduces: "said he was ready", "dit vouloir". */
  clause: boolean
}>

/** How far "that" may stand behind a verb of saying, in words. */
const thatReach = 30
/** How far behind the verb a clause that is an answer may begin: "told officers how". */
const answerReach = 6
/** How long the aside between a verb and its "that" may be. */
const asideMax = 24

export function complementOf(search: SubjectSearch, group: VerbGroup): Complement {
  const { passage, limits } = search
  const answer = group.speech || group.attitude === 'judge' ? answerClause(passage, limits, group) : null
  if (answer) return answer
  const { form, from } = thatOrQuote(search, group)
  if (form !== 'object') return { form, from, clause: false }
  if (!saysSo(group)) return { form, from, clause: false }
  if (hasInfinitive(passage, limits, group)) {
    // "expects X to accept" is nobody's acceptance yet.
    const expected = group.mind && group.weak
    return expected ? { form: 'question', from: group.last + 1, clause: true } : { form, from, clause: true }
  }
  return { form, from, clause: hasBareClause(passage, limits, group) }
}

/** Verbs of the mind want what they want; a deed is no words. */
const saysSo = ({ speech, attitude, deed, mind, predicate }: VerbGroup): boolean =>
  predicate === 'no' &&
  !deed &&
  ((speech && (!mind || attitude === null)) ||
    (attitude === 'demand' && !mind) ||
    attitude === 'accuse' ||
    attitude === 'threaten' ||
    attitude === 'deny')

const beginsCondition = ({ text, tokens, lexicon }: Passage, at: number): boolean =>
  phrasesAt(text, tokens, at, lexicon.conditions).length > 0

function thatOrQuote({ passage, limits }: SubjectSearch, group: VerbGroup) {
  const { tokens, lexicon, quoteAt, mentionAt } = passage
  const { small } = lexicon
  const says = group.speech && (group.attitude === null || group.attitude === 'judge' || group.plainThat)
  const reach = says ? thatReach : 7
  for (let at = group.last + 1; at < Math.min(limits.to, group.last + reach); at++) {
    const token = tokens[at]
    if (!token) break
    if (small.without.has(token.fold) && opensInfinitive(passage, at + 1)) break
    const added = at > group.last + 1 && small.coordinators.has(tokens[at - 1]?.fold ?? '')
    // "n'acceptera que si": a condition, and nothing that is said.
    if (!group.speech && isComplementizer(passage, at) && beginsCondition(passage, at + 1)) break
    if (
      token.kind === 'word' &&
      !added &&
      (isComplementizer(passage, at) || isBehindAdverb(passage, group, at))
    ) {
      // "trouve une solution que": what follows the noun is about the noun.
      if (group.weak && !group.addressee && hasObject(passage, group.last + 1, at)) break
      // "exige des excuses de Vell, qu'elle accuse de …": behind a comma that none opened it is a relative.
      if (group.attitude === 'demand' && isRelative(passage, group, at)) break
      return { form: 'that' as const, from: at + 1 }
    }
    if (token.fold === ':')
      return { form: group.speech ? ('quote' as const) : ('object' as const), from: null }
    if (token.fold === ',' && group.speech && colonBehind(passage, limits, at))
      return { form: 'quote' as const, from: null }
    const aside = group.speech && token.fold === ',' ? asideEnd(passage, limits, at) : null
    if (aside !== null) return { form: 'that' as const, from: aside + 2 }
    const opens = token.kind === 'mark' && !quoteAt.has(at) && quoteAt.has(at + 1)
    const plainSpeech = group.speech && group.attitude === null
    if (opens && plainSpeech && at === group.last + 1 && isName(passage, limits, group, at)) break
    if (opens && plainSpeech && at - group.last <= 12) return { form: 'quote' as const, from: null }
    if (lexicon.auxiliaries.has(token.word) && at > group.last + 1) break
    const verb = lexicon.verbs.has(token.word) && !mentionAt.has(at)
    if (
      verb &&
      !small.determiners.has(tokens[at - 1]?.fold ?? '') &&
      !small.prepositions.has(tokens[at - 1]?.fold ?? '')
    )
      break
  }
  return { form: 'object' as const, from: null }
}

function isRelative({ tokens }: Passage, { last }: VerbGroup, at: number): boolean {
  if (tokens[at - 1]?.fold !== ',' || at - last < 3) return false
  return !tokens.slice(last + 1, at - 1).some(({ fold }) => fold === ',')
}

/** "a jugé, dans un arrêt dont …, que": the comma before "que", if that closes what the first comma opened. */
function asideEnd(passage: Passage, limits: Stretch, comma: number): number | null {
  const { tokens } = passage
  for (let at = comma + 1; at < Math.min(limits.to, comma + asideMax); at++) {
    const fold = tokens[at]?.fold
    if (fold === ';' || fold === ':') return null
    if (fold === ',' && isComplementizer(passage, at + 1)) return at
  }
  return null
}

/** "je crois bien que", "il ajoute ainsi que": right behind a verb of saying these are an adverb and "que". */
function isBehindAdverb({ text, tokens, lexicon }: Passage, group: VerbGroup, at: number): boolean {
  if (!group.speech || !lexicon.small.complementizers.has(tokens[at]?.fold ?? '')) return false
  return phrasesAt(text, tokens, group.last + 1, lexicon.adverbs).some(({ to }) => to === at)
}

/** "le traitement dit « de secours » n'est …": a participle that gives a name, and the sentence goes on behind it. */
function isName(
  { tokens, lexicon, quoteAt }: Passage,
  limits: Stretch,
  group: VerbGroup,
  mark: number,
): boolean {
  const participle = canBe(tokens[group.head]?.word ?? '', 'participle', lexicon.verbs)
  const quote = quoteAt.get(mark + 1)
  if (!participle || group.first !== group.head || !quote || quote.to - quote.from > 5) return false
  const next = tokens[quote.to + 1]
  return quote.to + 1 < limits.to && next?.kind === 'word' && !next.capital
}

/** "résume, amusé : « … »" */
function colonBehind({ tokens, quoteAt }: Passage, limits: Stretch, comma: number): boolean {
  for (let at = comma + 1; at < Math.min(limits.to, comma + 8); at++) {
    if (tokens[at]?.fold === ':') return quoteAt.has(at + 1) || quoteAt.has(at + 2)
    if (tokens[at]?.kind !== 'word') return false
  }
  return false
}

/** An object right behind the verb: "lance un appel". */
function hasObject({ tokens, lexicon }: Passage, from: number, to: number): boolean {
  const fold = tokens[from]?.fold ?? ''
  return to - from >= 2 && isArticle(fold, lexicon)
}

/** "explique comment …", "told officers how …", "se demande si …". */
function answerClause(passage: Passage, limits: Stretch, group: VerbGroup): Complement | null {
  const { tokens, lexicon } = passage
  const { small } = lexicon
  const start = behindFillers(passage, group.last + 1)
  for (let at = start; at < Math.min(limits.to, start + answerReach); at++) {
    const token = tokens[at]
    if (token?.kind !== 'word') return null
    const before = tokens[at - 1]?.fold ?? ''
    const article = isArticle(before, lexicon) && !small.clitics.has(before)
    const open = small.openQuestions.has(token.fold) && group.asks && (at === start || group.addressee)
    const whether = open && (token.joint !== "'" || token.fold.length > 1) && isOpening(passage, at)
    if (!article && whether) return { form: 'question', from: at + 1, clause: false }
    if (!article && small.questionClauses.has(token.fold)) {
      const form = group.asks && group.attitude !== null ? ('question' as const) : ('that' as const)
      return at > group.last && isOpening(passage, at) ? { form, from: at + 1, clause: false } : null
    }
    // Between the verb and its clause stands to whom something is said, and no other verb.
    const reaches = at > start || group.addressee || small.prepositions.has(token.fold)
    if (!reaches || isKnownVerb(token.word, lexicon)) return null
    if (isComplementizer(passage, at)) return null
  }
  return null
}

/** A clause follows, and no mark or end. */
const isOpening = ({ tokens }: Passage, at: number): boolean => {
  const next = tokens[at + 1]
  return next?.kind === 'word' || next?.kind === 'number'
}

/** Over adverbs and dates. */
function behindFillers({ text, tokens, lexicon, dateAt }: Passage, from: number): number {
  let at = from
  for (let steps = 0; steps < 6; steps++) {
    const date = dateAt.get(at)
    const adverb = longestAt(text, tokens, at, lexicon.adverbs)?.to ?? 0
    const token = tokens[at]
    if (lexicon.small.questionClauses.has(token?.fold ?? '')) break
    if (date) at = date.last + 1
    else if (adverb > at) at = adverb
    else if (token?.kind === 'word' && !token.capital && isManner(token.fold, lexicon)) at += 1
    else break
  }
  return at
}

/** How far behind a verb its infinitive may begin: "a demandé aux habitants de la vallée de rester". */
const infinitiveReach = 12

/** "dit vouloir", "promet de réparer", "a demandé aux habitants de rester", "vowed to repair", "reported having". */
function hasInfinitive(passage: Passage, limits: Stretch, group: VerbGroup): boolean {
  const { tokens, lexicon } = passage
  const { small } = lexicon
  const start = behindFillers(passage, group.last + 1)
  // "prefers to wait" is a wish; "urges X to wait" is said to somebody.
  const wants = !group.speech && group.attitude === 'demand'
  const isNear = (at: number) => at - start < 2
  const asksOf = group.addressee || group.attitude === 'demand' || group.attitude === 'accuse'
  for (let at = start; at < Math.min(limits.to, start + infinitiveReach); at++) {
    const token = tokens[at]
    if (token?.kind !== 'word') return false
    const link = at === start || small.controlLinks.has(tokens[at - 1]?.fold ?? '')
    const end = behindClitics(passage, at)
    // "avoua sous la torture avoir livré": auxiliaries need no link.
    const having = lexicon.auxiliaries
      .get(tokens[end]?.word ?? '')
      ?.some(({ tense }) => tense === 'infinitive')
    if ((link || (having && !lexicon.data.subjectFirst)) && isInfinitive(passage, end, at === start))
      return !(wants && isNear(at))
    // "expects the frost to last": what is thought of somebody.
    const ofWhom = lexicon.data.subjectFirst && group.mind
    const person =
      small.prepositions.has(tokens[start]?.fold ?? '') ||
      asksOf ||
      ofWhom ||
      small.controlLinks.has(token.fold)
    if (!person || lexicon.auxiliaries.has(token.word) || isComplementizer(passage, at)) return false
    if (lexicon.verbs.has(token.word) && !small.determiners.has(tokens[at - 1]?.fold ?? '')) return false
  }
  return false
}

/** Whether an infinitive or a gerund stands here, behind adverbs and its "to" or "de". */
export function opensInfinitive(passage: Passage, from: number): boolean {
  const start = behindFillers(passage, from)
  const link = passage.lexicon.small.controlLinks.has(passage.tokens[start]?.fold ?? '') ? start + 1 : start
  return isInfinitive(passage, behindClitics(passage, link), link === start)
}

/** "ne pas", "s'y": what may stand before an infinitive. */
function behindClitics({ text, tokens, lexicon }: Passage, from: number): number {
  let at = from
  for (let steps = 0; steps < 5; steps++) {
    const word = tokens[at]
    const negation = longestAt(text, tokens, at, lexicon.negation)?.to ?? 0
    if (word?.kind === 'word' && lexicon.small.clitics.has(word.fold)) at += 1
    else if (negation > at) at = negation
    else break
  }
  return at
}

function isInfinitive({ tokens, lexicon, mentionAt }: Passage, at: number, first: boolean): boolean {
  const token = tokens[at]
  if (token?.kind !== 'word' || token.capital || mentionAt.has(at)) return false
  const { infinitiveMarkers, determiners, controlLinks } = lexicon.small
  if (lexicon.data.subjectFirst) {
    const before = tokens[at - 1]?.fold ?? ''
    if (infinitiveMarkers.has(before)) return !determiners.has(token.fold)
    return (first || controlLinks.has(before)) && /[a-z]{2}ing$/.test(token.fold)
  }
  if (lexicon.auxiliaries.get(token.word)?.some(({ tense }) => tense === 'infinitive')) return true
  if (canBe(token.word, 'infinitive', lexicon.verbs)) return true
  return token.fold.length > 3 && lexicon.data.infinitiveEndings.some((ending) => token.fold.endsWith(ending))
}

/** How far behind the verb the verb of a clause without "that" may stand. */
const bareReach = 16

/** "said the talks were hard", "told the court he had left". */
function hasBareClause(passage: Passage, limits: Stretch, group: VerbGroup): boolean {
  const { tokens, lexicon, mentionAt } = passage
  const { small } = lexicon
  if (!lexicon.data.subjectFirst) return false
  const start = behindFillers(passage, group.last + 1)
  let words = 0
  for (let at = start; at < Math.min(limits.to, start + bareReach); at++) {
    const token = tokens[at]
    if (!token || /^[;:.]$/.test(token.fold) || token.kind === 'break') return false
    if (token.fold === ',' && words < 2) return false
    if (token.kind !== 'word') continue
    const before = tokens[at - 1]
    const pronoun = lexicon.pronouns.exact.has(token.fold) || small.expletives.has(token.fold)
    // "said he", "told us she": a pronoun that has a verb is the subject of a clause.
    if (pronoun && (at === start || group.addressee) && tokens[at + 1]?.kind === 'word') return true
    if (small.prepositions.has(token.fold) && at === start && !passage.dateAt.has(at)) return false
    if (small.infinitiveMarkers.has(token.fold) && words === 0) return false
    if (small.relatives.has(token.fold) || isComplementizer(passage, at)) return false
    const noun = small.determiners.has(before?.fold ?? '') || small.prepositions.has(before?.fold ?? '')
    // "expects growth and notes": a second verb of whoever expects.
    if (words > 0 && small.coordinators.has(before?.fold ?? '') && isFiniteVerb(passage, at)) return false
    if (words > 0 && !noun && !mentionAt.has(at) && isFiniteVerb(passage, at)) return true
    words += 1
  }
  return false
}

/** "has", "failed", "fails": a verb that has its subject before it. */
export function isFiniteVerb({ tokens, lexicon }: Pick<Passage, 'tokens' | 'lexicon'>, at: number): boolean {
  const token = tokens[at]
  if (token?.kind !== 'word' || token.capital) return false
  const auxiliary = lexicon.auxiliaries.get(token.word)
  if (auxiliary) return auxiliary.some(({ tense }) => tense !== 'infinitive' && tense !== 'gerund')
  const verb = lexicon.verbs.get(token.word)
  if (verb) return verb.some(({ tenses }) => tenses.includes('past') || tenses.includes('present'))
  return /[a-z]{2}ed$/.test(token.fold)
}
