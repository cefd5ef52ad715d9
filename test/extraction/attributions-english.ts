/** English sentences of our own: `{who}` speaks, by `<which verb>`, `[what]`. A table is named for its construction. */

export const english: Readonly<Record<string, string>> = {
  'a verb and "that"': `
{Mary Holt} <said> that [the bridge would close].
{The mayor of Vell} <insisted> that [work would begin in May].
{A resident} <complained> that [the noise never stopped].
{The minister} <told> reporters on Tuesday that [the decree was ready].
{The court} <ruled> on Thursday that [the clause was void].
{The report} <notes> that [the dykes are too low].
{John Vane}, the club's chairman, <conceded> that [the season was hard].
{Ms Adler} <testified> that [the door was open].
{Unions} <argue> that [managers knew of the danger].
{The lawyer} <warned> the court that [nothing was proven].
{Dr. Hall} <acknowledged> that [the sample was small].
{The company} <announced> last week that [it would close the plant].
{Officials} <confirmed> that [the train had left].
{Two people familiar with the matter} <said> that [the sale was near].
{The spokeswoman for the group} <stressed> that [the factory would stay open].
{His brother} <swore> that [he was at home that night].
{Scientists} <caution> that [the model is crude].
{The president} <boasted> that [the economy was strong].
{The union's leader} <reiterated> that [the strike would go on].
{The defendant} <admitted> that [he had been drinking].
{Analysts} <reckon> that [prices will fall].
{The farmer} <recalled> that [the siren rang at six].
{Critics} <charge> that [the plan rewards polluters].
{The governor} <vowed> that [the road would reopen].
{The study} <found> that [the river was clean].
`,
  'a verb without "that"': `
{Mary Holt} <said> [the bridge would close].
{The mayor} <says> [he will not resign].
{Police} <said> [the driver had fled].
{She} <thinks> [the vote will be close].
{I} <believe> [we have waited long enough].
{The minister} <told> the BBC [he had no plans to leave].
{The company} <said> on Monday [it would close the plant].
{The spokesman} <added> [the talks would resume].
{Officials} <say> [the dam is safe].
{They} <claim> [the bill is false].
`,
  'a verb and "how", "why", "whether"': `
{She} <explained> how [the lab checked its figures].
{The judge} <asked> why [he had left town].
{Residents} <wonder> whether [the school will reopen].
{I} <wonder> why [nobody opened this door].
{The coach} <declined to say> whether [his captain would play].
{The guide} <described> how [the monks saved the library].
`,
  pronouns: `
{He} <recalled> that [the speed limit was low].
{She} <added> that [the museum would stay free].
{They} <maintain> that [the bill is false].
{We} <think> that [the law must change].
{I} <hope> that [the session will be short].
{Some} <fear> that [the market will vanish].
{Others} <argue> that [the mayor is right].
{Many} <believe> that [the reform goes too far].
{Nobody} <disputes> that [the well is dry].
{The letter comes from a neighbour} who <claims> that [the wall leans].
{You} <said> that [the bridge would hold].
`,
  'an incise behind quotation marks': `
“[The bridge will close],” <said> {Mary Holt}.
"[We lost everything]," <said> {Paul Dern, 45, a farmer from Vell}.
"[This is a disgrace]!" <shouted> {the café's owner}.
"[Who will pay]?" <asked> {Ms Adler}.
“[We will not give up],” {the union's delegate} <vowed>.
"[I will open a hall]," {he} <told> reporters.
'[The case is closed],' <said> {the prosecutor}.
"[It's a first step]," {the charity} <said> in a statement.
"[Nothing is decided]," <cautioned> {the deputy mayor for sport}.
"[The cold is coming]," <warned> {forecaster Lou Berg}.
"[I wasn't there]," {she} <whispered>.
“[The town has changed],” <sighed> {the 82-year-old}.
"[We leave at dawn]," {Mary} <tells> us.
"[The text will pass]," {Agriculture Minister Tom Hale} <promised> on Tuesday.
"[We are worried]," <says> {Jane Cole, who runs the clinic}.
"[The budget is tight]," {the treasurer} <insisted>, "and it will stay so."
"[The winter will be long]," <predicted> {Karl Osten}. "We must prepare."
“[That is nonsense],” <quipped> {Hale}.
"[Too little, too late]," <tweeted> {opposition leader Ann Frey}.
"[The talks are going well]," <says> {Mr. Vane}.
"[No comment]," <said> {a spokesperson for the bank}.
"[The water rose fast]," <recalled> {Dern}.
`,
  'an incise without quotation marks': `
[The work could end in January], {a city spokesman} <said>.
[The fire is under control], {firefighters} <said> on Friday.
[The road], {the prefecture} <added>, [will stay closed].
[Rates will rise slowly], <according to> {the ministry}.
[The truce holds], {he} <said>.
[The talks were hard], {officials in Vell} <told> Reuters.
[The plant will close in June], {the company} <announced> on Monday.
[The method, <explains> {Professor Osten}, avoids leaks].
`,
  'a colon': `
{Mary Holt} <said>: "[I saw the wave come]."
{The mayor} was blunt: "[There will be no second vote]."
{Paul Dern}: "[Milk no longer sells]."
{The keeper} <summed up>: "[Nothing here is ever locked]."
{A nurse} <added>: "[There are only three of us]."
{He} <wrote> on X: "[The deal is done]."
`,
  'participles and coordinated verbs': `
{The mayor} left the room, <saying> that [the vote was rigged].
{The minister} welcomed the deal, <adding> that [the hardest part remained].
{The general} saluted his troops and <added> that [peace was near].
{The party's leader} met his members and <announced> that [he would step down].
<Stressing> that [time was short], {the director} asked for help.
{The firm} closed the site, <arguing> [the lease was too dear].
{The council} voted no and <said> [the plan was dead].
`,
  sources: `
<According to> {Mary Holt}, [the bridge will close].
[The bridge will close], <according to> {city hall}.
<In the view of> {the expert}, [the wall will hold].
<According to> {a witness}, [the car was speeding].
[The car was speeding], <according to> {several witnesses}.
`,
  'news, parliament and encyclopedia': `
“[The crane just folded],” <said> {a crane operator who was fifteen metres away}.
"[Nobody consulted us]," <complained> {the Morland angling club}.
[Rates, <warns> {the central bank}, will stay high until autumn].
[The steeple probably dates from the twelfth century], {archaeologist Hugh Tarn} <believes>.
"[We're closing]," {the manager} <said> curtly.
{The prefect} <pointed out>, not without irritation, that [picking is banned].
{The residents' committee, which met on Monday,} <demands> that [the street be closed to lorries].
{Three of the five experts} <conclude> that [the dam is safe].
{The High Court} <ruled> on Wednesday that [the decree was unlawful].
{The army spokesman} <would not say> how [many troops were taking part].
{Our German partners} <assured> us that [the pipeline would be ready].
[This directive, {I} <fear>, will never see the light of day].
"[You are lying]!" <yelled> {an opposition councillor} before leaving the room.
"[My daughter hasn't slept since the accident]," <whispers> {Aurelia Prevost}, her eyes red.
In a flat voice, {the plaintiff} <told> the court how [she had fled across the roofs].
{The Lorraine coach} <admitted> after the match that [his side had run out of breath].
{Suetonius} <relates> that [the emperor slept little].
{The leaflet} <says> [the product must not be frozen].
{The manufacturer} <recommends> that [the device be serviced yearly].
"[We want action]," <chanted> {several hundred protesters}.
[No complaint has been filed], {police} <said> in a statement on Sunday.
[The suspect], {the magistrate} <added>, [has been taken into custody].
"[Milk prices keep falling]," <frets> {dairy farmer Bernard Hughes}. "We won't last."
{The union} <argued> to management that [bonuses had not been paid].
{The minister} <hinted> on Thursday that [the timetable might slip].
{A White House official} <told> Reuters that [the talks were moving forward].
{Moscow} <claims> [it has retaken three villages].
"[We will accept no ultimatum]," {Iran's top diplomat} <warned> on Sunday.
{The Kremlin} <said> [the meeting would not take place].
{Kyiv}, for its part, <says> [it fears a new offensive].
"[The ball is in Russia's court]," {Kaja Kallas} <said> in Brussels.
{The Ukrainian president} <accused> Russia [of playing for time].
{A senior official, speaking on condition of anonymity,} <said> [the draft was nearly done].
{He} <did not say> when [the talks would resume].
{Analysts at the bank} <think> [rates have peaked].
"[It is not over]," {the coach}, 54, <insisted>.
`,
  'somebody who is agreed with, and words that refer back to a source': `
As {Mary Lennox} <put> it, [the bridge is older than the town].
As {the mayor} <warned> on Friday, [the dam is too low].
[The dam is too low], as {Adam Smith} <has said>.
As {Adam Smith} <told> reporters in Vell, [the stadium will reopen].
Mary Lennox came. <In {her} view>, [the bridge is sound].
Adam Smith came. [The bridge is sound], <according to {him}>.
{Adam Smith}, <according to whom> [the dam is too low], left the room.
`,
  'a verb that no lexicon has': `
"[The bridge is sound]," <glowered> {Adam Smith}.
"[The bridge is sound]," {Adam Smith} <glowered>.
"[The bridge is sound]," {the mayor} <glowered>, and left.
"[The bridge is sound]," {he} <glowered>.
`,
}

/** Verbs of saying in frames in which nobody says anything. */
export const nobodySpeaks = `
He noted the number on a card.
The company posted a profit of two million.
The committee meets in Vell every spring.
She told a story.
That said, the bridge is solid.
The nurse explains the dosage.
The test confirms an earlier infection.
The mayor announced himself with a knock.
The needle indicates the north.
The council wants to close the pool.
The committee decided to put off the fair.
She prefers to wait.
The "miracle" did not happen.
As he said it, the door opened.
The mayor put it on the table.
After “The Bridge Is Closed,” Adam Smith emigrated.
“The Bridge Is Closed,” Adam Smith's film, opens on Friday.
“The Bridge,” Adam Smith glowered at him.
`
