/** What a coder reads: an article's text as it stands now, with the codebook in force. Without either nobody can code. */
import type { Kysely } from 'kysely'
import { findText } from '../db/bodies.ts'
import type { Database } from '../db/schema.ts'
import type { Article } from '../events/article/article.ts'
import { checkArticle } from '../events/article/decide-on-claim.ts'
import type { Codebook } from '../events/codebook/codebook.ts'
import { Refusal } from '../events/errors.ts'
import type { Codebooks } from './codebooks.ts'
import type { CodedArticle } from './inputs/coded-reading.ts'
import { Problem } from './problem.ts'

export type CodingDependencies = Readonly<{ db: Kysely<Database>; codebooks: Codebooks }>

export type CodingGround = Readonly<{ article: CodedArticle; codebook: Codebook }>

/**
 * @param held  the article as its stream has it
 * @throws Refusal `not_found`, `article_withdrawn`, `erased`; Problem `codebook_missing`
 */
export async function findCodingGround(
  { db, codebooks }: CodingDependencies,
  dossierId: string,
  held: Article,
): Promise<CodingGround> {
  checkArticle(held)
  const { facts, textHash } = held
  const text = textHash === null ? undefined : await findText(db, dossierId, textHash)
  if (facts === null || textHash === null || text === undefined) {
    throw new Refusal('erased', 'The text of the article was erased; nothing is coded in it any more.')
  }
  const published = await codebooks.at(dossierId)
  if (!published) {
    throw new Problem('codebook_missing', 'The dossier has no codebook yet: publish one with PUT …/codebook.')
  }
  return { article: { ...facts, text, textHash }, codebook: published.codebook }
}
