/** English expressions of time, each in brackets, with the days they mean; the notation is that of the French ones. */
export const english = `
@2025-03-14
He spoke on [Tuesday]. = 2025-03-11
He spoke [Tuesday]. = 2025-03-11
He spoke on [Friday]. = 2025-03-14
They will meet on [Monday]. = 2025-03-17
The leaders are to meet on [Monday]. = 2025-03-17
The council meets on [Monday]. = 2025-03-17
The talks begin [Tuesday] in Geneva. = 2025-03-18
He is meeting the king on [Wednesday]. = 2025-03-19
They agreed on [Tuesday] to meet again. = 2025-03-11
They agreed to meet on [Monday]. = 2025-03-17
He flew to Oslo to meet the king on [Monday]. = 2025-03-10
He said on [Tuesday] that he would come on [Monday]. = 2025-03-11 2025-03-17
A report published on [Wednesday] says so. = 2025-03-12
A meeting scheduled for [Thursday] is off. = 2025-03-20
The vote was postponed to [Monday]. = 2025-03-17
On [Tuesday], the envoy said that the truce would hold. = 2025-03-11
On [Monday], parliament will debate the bill. = 2025-03-17
He went home on [Sunday]. = 2025-03-09
They took the town [Saturday]. = 2025-03-08
He says [Tuesday]'s talks went well. = 2025-03-11
[Tuesday]'s talks went well. = 2025-03-11
[Monday]'s summit will decide. = 2025-03-17
He has been ill since [Tuesday]. = 2025-03-11
He wants an answer by [Monday]. = 2025-03-17
He spoke [last Tuesday]. = 2025-03-11
He spoke [last Friday]. = 2025-03-07
He will speak [next Tuesday]. = 2025-03-18
He will speak [this Saturday]. = 2025-03-15
He spoke on [Tuesday night]. = 2025-03-11
He spoke [late on Tuesday]. = 2025-03-11
He spoke [late Tuesday]. = 2025-03-11
He spoke [early on Wednesday]. = 2025-03-12
The attack came in the early hours of [Saturday]. = 2025-03-08
He spoke [yesterday]. = 2025-03-13
He spoke [yesterday evening]. = 2025-03-13
He speaks [today]. = 2025-03-14
He spoke [earlier today]. = 2025-03-14
He will speak [tomorrow]. = 2025-03-15
He will speak [tomorrow morning]. = 2025-03-15
He speaks [tonight]. = 2025-03-14
He spoke [this morning]. = 2025-03-14
He spoke [last night]. = 2025-03-13
He arrived [the day before yesterday]. = 2025-03-12
He leaves [the day after tomorrow]. = 2025-03-16
He wrote on [Sept. 5]. = 2024-09-05
He wrote on [Sept 5, 2023]. = 2023-09-05
He wrote on [5 September 2023]. = 2023-09-05
He wrote on [September 5th, 2023]. = 2023-09-05
He wrote on [the 5th of March]. = 2025-03-05
He wrote on [5 March]. = 2025-03-05
He wrote on [March 5]. = 2025-03-05
He wrote on [March 5th]. = 2025-03-05
He will write on [April 5]. = 2025-04-05
He will write on [Tuesday, April 8]. = 2025-04-08
He will write on [Tuesday 8 April]. = 2025-04-08
He wrote on [Tues., March 4]. = 2025-03-04
He wrote on [Friday, March 7, 2025]. = 2025-03-07
He wrote on [2025-02-12]. = 2025-02-12
He wrote on [13/02/2025]. = 2025-02-13
He wrote on [02/13/2025]. = 2025-02-13
The fair runs from [March 20] to [March 22]. = 2025-03-20 2025-03-22
The fair will run [March 20]-[22]. = 2025-03-20 2025-03-22
The fair will run on [March 20] and [21]. = 2025-03-20 2025-03-21
It will rain between [3] and [5 May]. = 2025-05-03 2025-05-05
It will rain from [3] to [5 May]. = 2025-05-03 2025-05-05
They talked from [Monday] to [Wednesday]. = 2025-03-10 2025-03-12
They will talk from [Monday] to [Wednesday]. = 2025-03-17 2025-03-19
They talked on [Monday] and [Tuesday]. = 2025-03-10 2025-03-11
He was freed in [May 1988]. = 1988-05
He was elected in [October]. = 2024-10
He was elected [last October]. = 2024-10
It opens in [late April]. = 2025-04
It opens in [mid-May]. = 2025-05
It closed in [early February]. = 2025-02
He will come [next May]. = 2025-05
He lost in [1995]. = 1995
He ruled from [1998] to [2002]. = 1998 2002
The [2024] budget passed. = 2024
He was famous in the [1990s]. = 1990-01-01..2000-01-01
He came in the [summer of 2024]. = 2024-06-21..2024-09-22
He came [last summer]. = 2024-06-21..2024-09-22
He comes [this summer]. = 2025-06-21..2025-09-22
He spoke [this week]. = 2025-03-10..2025-03-17
He spoke [earlier this week]. = 2025-03-10..2025-03-17
They meet [later this week]. = 2025-03-10..2025-03-17
He spoke [last week]. = 2025-03-03..2025-03-10
He will speak [next week]. = 2025-03-17..2025-03-24
He will speak [early next week]. = 2025-03-17..2025-03-24
It rained [over the weekend]. = 2025-03-08..2025-03-10
It rained [last weekend]. = 2025-03-08..2025-03-10
It will rain [this weekend]. = 2025-03-15..2025-03-17
He spoke [last month]. = 2025-02
He spoke [earlier this month]. = 2025-03
He will speak [next month]. = 2025-04
He spoke [last year]. = 2024
He spoke [earlier this year]. = 2025
He will speak [next year]. = 2026
He spoke [three days ago]. = 2025-03-11
He spoke [two weeks ago]. = 2025-02-24..2025-03-03
He spoke [a week ago]. = 2025-03-03..2025-03-10
He spoke [two months ago]. = 2025-01
He spoke [twenty-five years ago]. = 2000
He returns [in three days]. = 2025-03-17
He will answer [within 48 hours]. = 2025-03-14..2025-03-17
He will answer [within two weeks]. = 2025-03-14..2025-03-29
He has spoken [for 35 days]. = -
He spoke for [three hours]. = -
He was held on [March 5]. [The next day], he was freed. = 2025-03-05 2025-03-06
He was held on [March 5]. [The day before], he had fled. = 2025-03-05 2025-03-04
He was held on [March 5]. [Two days later], he was freed. = 2025-03-05 2025-03-07
He was held on [March 5] and freed [the same day]. = 2025-03-05 2025-03-05
He was held on [March 5] and freed [a day later]. = 2025-03-05 2025-03-06
He was seen at [9 p.m.] on [Tuesday]. = 2025-03-11 2025-03-11
He was seen on [Tuesday] at [9pm]. = 2025-03-11 2025-03-11
The race starts on [Sunday] at [9:15 a.m.]. = 2025-03-16 2025-03-16
The race is on [the first Sunday in April]. = 2025-04-06
The race is on [the first Sunday of April]. = 2025-04-06
He will be home by [Christmas]. = 2025-12-25
A truce will begin at [Easter]. = 2025-04-20
He will come on [New Year's Eve]. = 2025-12-31
The parade will be on [the Fourth of July]. = 2025-07-04
He was there [last Christmas]. = 2024-12-25
The deal expires [on June 30]. = 2025-06-30
He will speak [Tuesday next week]. = 2025-03-18
He will speak on [Monday of next week]. = 2025-03-17
Troops had advanced [overnight]. = -
Every [Monday], he runs. = -
Tarn to visit Vell on [Monday]. = 2025-03-17
The minister, wounded on [Monday], died on [Wednesday]. = 2025-03-10 2025-03-12
"We will leave on [Monday]," he said on [Tuesday]. = 2025-03-17 2025-03-11
"We left on [Monday]," he said on [Tuesday]. = 2025-03-10 2025-03-11
He has promised to resign on [Monday]. = 2025-03-17
He had promised on [Tuesday] to resign. = 2025-03-11
The talks are due to resume on [Monday]. = 2025-03-17
The bridge, which opened on [Monday], will close on [Sunday]. = 2025-03-10 2025-03-16
The court will be closed on [Monday] and [Tuesday]. = 2025-03-17 2025-03-18
The court has been closed since [Monday]. = 2025-03-10
According to a poll released on [Wednesday], he would win. = 2025-03-12
The bill must be signed by [Sunday]. = 2025-03-16
After meeting on [Monday], they went home. = 2025-03-10
The [July 4] parade was long. = 2024-07-04
He met him on [Wednesday, March 5]. = 2025-03-05
He was killed on [June 21]. = 2024-06-21
He died on [20 June 1999], aged 45. = 1999-06-20
The summit opens on [Monday] at [10:30]. = 2025-03-17 2025-03-17
It was [Sunday night] when he left. = 2025-03-09
He will be tried in the week of [March 24]. = 2025-03-24
The plan was agreed at talks in [late February]. = 2025-02
From [March] to [May 2024], he travelled. = 2024-03 2024-05
He served in [2019] and [2020]. = 2019 2020
Sales rose in the [2023]-[2024] season. = 2023 2024
He was seen [a day earlier]. = 2025-03-13
He came [two years ago] and left [last month]. = 2023 2025-02
He said [this week] that talks would start [next week]. = 2025-03-10..2025-03-17 2025-03-17..2025-03-24
He heads to Vell [this weekend]. = 2025-03-15..2025-03-17
The [2019] elections were close. = 2019
It was decided in [2014] talks. = 2014
He was elected in [1997] and lost [the following year]. = 1997 1998
He was elected in [1995] and beaten [two years later]. = 1995 1997
The park is open from [April 1] to [September 30]. = 2025-04-01 2025-09-30
@2025-01-02
He spoke on [December 31]. = 2024-12-31
He spoke on [Tuesday]. = 2024-12-31
He was elected in [December]. = 2024-12
@2024-12-30
He will speak on [Jan. 2]. = 2025-01-02
He will speak [Thursday]. = 2025-01-02
He will speak in [January]. = 2025-01
@2024-02-28
He will speak [tomorrow]. = 2024-02-29
He will speak on [Feb. 29]. = 2024-02-29
@2024-03-01
He spoke [yesterday]. = 2024-02-29
@2025-03-17
It rained [at the weekend]. = 2025-03-15..2025-03-17
It rained [this weekend]. = 2025-03-15..2025-03-17
@2025-03-14
The president told reporters [late Thursday] that talks would resume [early next week]. = 2025-03-13 2025-03-17..2025-03-24
Zelenskyy is expected to arrive in Paris [on Wednesday evening] for talks [on Thursday]. = 2025-03-19 2025-03-20
The ceasefire, which took effect at midnight [on Friday], appeared to hold [on Saturday]. = 2025-03-14 2025-03-08
The two men spoke by phone [on Tuesday] for more than [two hours]. = 2025-03-11 -
Trump said he plans to speak with Putin [on Tuesday]. = 2025-03-18
Trump said he would speak with Putin [on Tuesday]. = 2025-03-18
Speaking [on Sunday], Rubio warned that time was running out. = 2025-03-09
The agreement was reached in the early hours of [Sunday morning]. = 2025-03-09
In a statement [on Wednesday], the ministry rejected the claims. = 2025-03-12
In a statement released [Wednesday night], the ministry rejected the claims. = 2025-03-12
The deadline expires [at the end of the month]. = 2025-03-01..2025-04-01
The EU will extend sanctions until [31 January 2026]. = 2026-01-31
The war, now in its fourth year, began [on 24 February 2022]. = 2022-02-24
The summit in Alaska [on 15 August] ended without a deal. = 2024-08-15
A new round of negotiations is to be held in Istanbul [on 2 June]. = 2025-06-02
Negotiators met [on March 11] in Jeddah and will meet again [on March 18]. = 2025-03-11 2025-03-18
He took office in [January] and visited Kyiv in [May]. = 2025-01-01..2025-02-01 2024-05-01..2024-06-01
By [the end of 2024], more than 6 million people had left. = 2024-01-01..2025-01-01
Since [the 2014] annexation of Crimea, relations have soured. = 2014-01-01..2015-01-01
[The 2015] Minsk agreements collapsed. = 2015-01-01..2016-01-01
Between [2014] and [2022], thousands died. = 2014-01-01..2015-01-01 2022-01-01..2023-01-01
At least 34 people were killed in [Sunday]'s strike on Sumy. = 2025-03-09
The vote is set for [next Thursday]. = 2025-03-20
[Earlier on Wednesday], Peskov said Moscow was waiting. = 2025-03-12
[Later Wednesday], the White House denied it. = 2025-03-12
[Two days after the] call, the attack resumed. = -
The prime minister will travel to Washington [later this month]. = 2025-03-01..2025-04-01
He made the comments [a day after] meeting Trump. = -
The call came [a week before the] vote. = -
The talks, originally planned for [Thursday], were postponed. = 2025-03-20
Macron, Starmer and Merz travelled to Kyiv [on 10 May]. = 2025-05-10
Officials will gather [Wednesday] through [Friday] in Geneva. = 2025-03-19 2025-03-21
The plan dates from [the 1990s]. = 1990-01-01..2000-01-01
It was signed [on Dec. 5, 1994] in Budapest. = 1994-12-05
The [May 9] parade will go ahead. = 2025-05-09
The meeting, due to begin [at 10am] [on Friday], was delayed. = 2025-03-14 2025-03-14
[Last Wednesday]'s vote surprised markets. = 2025-03-12
Polls open [at 7 a.m.] [Sunday] and close [at 8 p.m.] = 2025-03-16 2025-03-16 2025-03-16
Kyiv said [on Tuesday] it was ready to accept an immediate [30-day] ceasefire. = 2025-03-11 -
In [2022] he said so; in [2023] he denied it. = 2022-01-01..2023-01-01 2023-01-01..2024-01-01
[On 28 February] the two leaders clashed. = 2025-02-28
He has until [Friday] to answer. = 2025-03-14
The G7 met in Charlevoix from [12] to [14 March]. = 2025-03-12 2025-03-14
The truce is to last from [8 May] to [11 May]. = 2025-05-08 2025-05-11
Putin declared a truce from midnight [on May 7]-[8] to midnight [on May 10]-[11]. = 2025-05-07 2025-05-08 2025-05-10 2025-05-11
`

/** Nothing here is dated; each line is one text. */
export const englishFalseAlarms = `
He may come.
May he rest in peace.
He sat in the sun.
Troops march on the town.
An august body met.
A second vote is due.
Prime Minister May was ill.
He lives at 10 Downing Street.
See page 12.
Article 5 was invoked.
They won 3-2.
Call 020 7946 0018.
He is 45 years old.
The 27 have voted.
He ran 2002 metres.
Some 1950 people came.
The price is 1999 dollars.
He wrote for the Sunday Times.
Man Friday is a friend.
The Good Friday Agreement holds.
Black Friday sales fell.
Super Tuesday decides.
He plays on Mondays.
The shop opens every Sunday.
On a Monday in a small town, life is slow.
A year is long.
One day, he will see.
It was his last day.
He came second.
The sun sets in the west.
The army decided to march on.
He was first in line.
`
