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
