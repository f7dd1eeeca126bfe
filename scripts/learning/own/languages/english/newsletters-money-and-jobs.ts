// Newsletters about money and work: closing prices, lessons for savers, banks and insurers to their customers, jobs, taxes,
// exchanges for crypto. Written for training: whoever writes of money honestly uses the words that frauds use.
// A block each: sender | local part | subject, then paragraphs. `@/` stands for the sender's own place; {link text} for a button.

export const MONEY_AND_JOBS: string[] = `
Closing Bell Daily | close | Closing Bell: Industrials up 64, tech gives back early gains
MARKET SUMMARY, 4:15 pm Eastern. Industrials 10,412.77, up 64.20 or 0.62%. Composite 1,988.31, down 3.05. The 500 index 1,131.44, up 2.18. Ten-year note yields 4.19%. Crude $34.60 a barrel. Gold $402.10 an ounce. Euro $1.2205.
Stocks ended mixed as strong retail sales were offset by a warning from Halden Semiconductor, which said second quarter revenue would miss analysts' estimates. Shares of Halden fell 11% to $17.85 on heavy volume.
UPGRADES: Corvus Retail to buy from hold at Stanley & Fitch, price target $46. DOWNGRADES: Pellworth Foods to underperform. INITIATED: Blue Shale Energy, outperform.
EARNINGS TOMORROW, before the bell: Amber Freight (consensus 41 cents), Tully Bros (88 cents). After the close: Quillnet (loss of 3 cents).
--- SPONSOR --- Trade for $9.95, market or limit, any number of shares. Open an account with Dockside Brokerage this month and your first five trades are free. @/sponsor
Quotes are delayed by at least 15 minutes. This newsletter does not recommend the purchase or sale of any security, and its writers hold no position in the companies named. To unsubscribe, reply with the word unsubscribe in the subject.

The Patient Investor School | course | Lesson 6 of 12: what a P/E ratio can and cannot tell you
Dear student, welcome to lesson six. Last week we read a balance sheet together, and 340 of you sent in the homework. The commonest slip: goodwill is not money in the bank.
TODAY: the price/earnings ratio. If a share costs $30 and the company earned $2 a share, the ratio is 15. You pay fifteen dollars for a dollar of yearly profit. Cheap? Perhaps. Ask three questions first.
ONE: which earnings? Last year's are facts, next year's are hopes. TWO: compared with whom? A utility at 15 is dear, a fast grower at 15 may be a bargain or a trap. THREE: what is left out? Debt. A company with much debt looks cheaper than it is.
HOMEWORK: take two companies in one business, look up price, earnings and debt, and write five lines on which you would rather own at today's price. There is no right answer, only good reasons. @/lesson6
NEXT WEEK: dividends, or why small cheques make people rich slowly. There are no hot stocks here, no secret system, and nobody doubles money in a month.
You enrolled in our free email course. Twelve lessons, one a week, then it stops by itself. To stop sooner: @/stop

Three Rivers Credit Union | members | Member news: annual meeting, auto loans at 4.9%, skip-a-payment
Dear member-owner, our 61st annual meeting is on Thursday, March 20, at 6 pm in the high school cafeteria. Two seats on the board are up for election. There is ham, there is pie, and there are door prizes.
AUTO LOANS as low as 4.9% APR for up to 60 months, new or used, with approved credit. Already have a loan with a bank? Refinance it here and we pay you $100. Rate depends on credit history; payment example: $19.83 a month for each $1,000 borrowed. @/auto
SKIP A PAYMENT: members in good standing may skip their December loan payment for a processing fee of $25. Interest continues to accrue. Apply at any branch by November 25.
HOLIDAY CLOSINGS: all branches close at noon on December 24. ATMs and online banking work as always.
FRAUD ALERT: members have got text messages that say their debit card is locked and give a number to call. We did not send them. We never ask for your PIN, password or card number by mail, text or phone. When in doubt hang up and call us at the number on your card.
Federally insured. Equal housing lender. You receive this as a member; notices required by law will come even if you unsubscribe from news: @/preferences

Bellwether Insurance | policy | Your home insurance renews on 1 November
Policy HO-4471-92. Dear Mrs Achterberg, your home and contents insurance ends at midnight on 31 October. You need do nothing: it renews for another year and we take payment as before, in twelve instalments of £21.40.
WHAT CHANGED: last year you paid £238.80. This year it is £256.80, mostly since building costs rose. You have not made a claim for six years, and the discount for that is in the price already.
PLEASE CHECK: is the sum insured for contents (£45,000) still enough? Have you had work done on the house, taken a lodger, or bought a single thing worth more than £1,500? If so tell us, as it may affect a claim. {Check my details}
You may be able to get the cover that you want at a better price if you shop around. If you do not wish to renew, call us or {cancel online} before 1 November. There is a cooling-off period of 14 days after renewal.
Your documents are in your account: schedule, policy wording and a summary on two pages. {View documents} Bellwether Insurance is authorised and regulated. This is a service email about your policy.

Tax Office Online | noreply | Reminder: your self assessment return is due by 31 January
This is a reminder for taxpayers who have not yet filed. Our records show that a return for the tax year has not been received from you. If you filed in the last three days, please ignore this message.
The return and any tax that you owe must reach us by midnight on 31 January. If it is late you will get a penalty of 100 even if there is no tax to pay. Interest is charged on tax paid late.
HOW TO FILE: go to our website by typing its address, sign in to your account, and choose "file a return". For your security this message has no links and no attachments, and we will never tell you about a refund by email.
You will need: your taxpayer reference, which is on letters from us; details of income and interest; records of expenses if you work for yourself. If you cannot pay all at once you may be able to pay in instalments: look for "time to pay".
If you no longer need to send a return, for instance since you stopped being self-employed, tell us and we will withdraw it. Do not reply to this automatic message.

Ledgerport Exchange | security | Security letter: fake support calls, address poisoning, and withdrawal locks
{Review your security settings} Hello from the security team. Once a month we write about what attackers try, and what we changed to stop them. No prices, no promotions.
FAKE SUPPORT. Callers claim that your wallet was breached and that your bitcoin must be moved to a "safe" address. We have no phone support that calls you. Nobody at Ledgerport will ask for your seed phrase, a two-factor code, or remote access to your screen.
ADDRESS POISONING. Someone sends you a tiny amount from an address whose first and last characters look like one you use, and hopes that you copy it from your history. Compare the whole address, or use the address book.
NEW: withdrawal lock. You can now lock withdrawals for 24 hours after any change of password, and allow only addresses that you saved a week ago. Two taps, off by default, and we think you should turn it on. {Turn on withdrawal lock}
NUMBERS: last month we blocked 212 withdrawals to addresses reported as scams and got in touch with their owners; 171 said that they had been tricked.
Every mail from us carries the phrase that you chose in settings. If it is missing, delete the mail. You get security letters as long as your account is open.

Pocket Pension | updates | Your pension in March: up 1.2%, and a question about fees
Your pot grew by 1.2% in March and stands at 18,442.10. You paid in 150.00, tax relief added 37.50, and markets did the rest. {See your pot}
Why did it go up? Shares in Europe rose after the central bank hinted at lower rates. Why might it go down? For any reason at all; you have 27 years until you need it, so try not to look every day.
Reader question: "I have four old pensions. Should I move them together?" Often yes, for lower fees and less paper. But check first for guarantees and exit charges. If an old one is a defined benefit pension, take regulated advice.
Beware: if somebody offers to unlock your pension before you are 55, or promises 8% guaranteed from overseas property, it is a scam. You could lose everything and owe tax on it as well.
Capital at risk. The value of investments can fall as well as rise. {Change email settings}

Valley Job Center | jobfair | JOB FAIR Thursday: 60 employers, 1,200 openings
Looking for work? Come to the Valley Job Fair on Thursday, September 18, from 10 am to 3 pm at the Civic Center, Hall B. Admission and parking are free. Veterans are admitted at 9.
HIRING ON THE SPOT: Valley Hospital (nurses, aides, cooks), Deere Creek Plastics (second shift, $14.50 to start), City Transit (drivers, paid training), Hometown Bank (tellers, bilingual a plus).
Bring 20 copies of your resume and dress as for an interview. No resume? Our counselors write one with you, free, every day until the fair. Sign up at the front desk.
WORKSHOPS: 11:00 Explaining a gap. 12:00 Jobs that you can do from home, and how to tell the real ones from the scams (hint: a real employer does not ask you to cash checks or to buy gift cards). 1:00 Starting a business with $500.
Register ahead and skip the line: @/fair. Auxiliary aids are available on request. You are registered with the Valley Job Center; to remove your name send a message with "remove" in the subject.

Hireline | alerts | 14 new "bookkeeper" jobs in Dunmore, some with pay shown
Your daily job alert for: bookkeeper, within 15 miles of Dunmore, full or part time.
{Bookkeeper, Stone & Daughters}: $24 to $28 an hour, 30 hours, hybrid. Easily apply. {Accounts payable clerk, Orford Dairy}: $52,000, benefits after 60 days. {Remote bookkeeper, six restaurants}: posted today, be among the first ten to apply. {Office manager, vet clinic}: urgently hiring, dogs in the office.
Your profile is 80% complete. People with a finished profile hear back twice as often. {Add your skills}
Salary check: bookkeepers near you earn $49,300 on average. Is yours fair? {Compare}
Stay safe: never pay for a job, a background check or equipment. Report a posting that looks wrong.
You asked for this alert. {Edit alert} {Pause alert} {Delete alert} Hireline Inc., 2nd floor, 41 Canal Street.

Dividend Gazette | gazette | Weekend edition: boring companies, beautiful cheques
A reader from Tulsa writes: "I bought 100 shares of a maker of cardboard in 1984 and forgot them. My daughter found the certificates. We are now arguing about a boat." This is the sort of letter that we live for.
THIS WEEK'S BORING COMPANY makes manhole covers. It has raised its dividend for 31 years, has no debt to speak of, and its boss answers his own telephone. At today's price it yields 3.8%. We own it, have owned it since 1997, and will tell you when we sell.
THE PORTFOLIO: eighteen stocks, up 4.1% so far this year against 3.6% for the market. Two losers, and we deserve them both. Full table for subscribers: @/table
MAILBAG: "I get faxes that tell me a stock will go up 400%." Throw them away. Those who send them own it and need somebody to sell it to.
RENEWALS: if your label says 06/03 this is your last issue but one. One year $49, two years $85, full refund of unmailed issues at any time. @/renew
Past performance is no guarantee of future results. Consult your own adviser. (c) The Dividend Gazette. Do not forward to your whole office, please; do forward to your mother.

Freelance Friday | jo | What I charge, what I turned down, and the invoice that took 97 days
Hello again. I promised numbers, so here are numbers. In March I billed 6,200, was paid 3,900, and spent 410 on a chair. My day rate is 420 now. When I raised it I lost one client and slept better.
TURNED DOWN: a logo "for exposure". A website for a share in a company that sells coins that do not exist yet. A very polite man who wanted to overpay me by cheque and have the difference back; that is the oldest trick there is and he still sends reminders.
THE INVOICE: 97 days. What worked in the end was not the lawyer's letter but calling the accounts department and asking a human called Rob whether he needed anything from me. He needed a purchase order number. It took four minutes.
TEMPLATE: the three reminder letters that I use (kind, firm, final) are free for everyone this week. {Get the three letters}
If this letter is useful, you can support it for the price of a coffee each month. Paid readers get the spreadsheet and the monthly call. {Become a paid reader}
You're on the free list of Freelance Friday. {Unsubscribe} and no hard feelings.

Homestead Mortgage | rates | Rates fell this week: should you refinance?
Hello neighbor, the average 30-year fixed mortgage fell to 5.88% this week, 15-year to 5.21%, and 5/1 ARM to 4.37%. That is the lowest since March.
RULE OF THUMB: if your rate is a full point above today's and you will stay in your home for at least three years, it pays to do the math. On a loan of $150,000 one point saves about $98 a month. Closing costs run near $2,400.
TRY OUR CALCULATOR, no name or phone number needed: @/calculator
What we need for a quote: your balance, your payment, and an honest guess of your home's value. A credit check is done only if you apply. We lend in Ohio and Indiana, and a person in Dayton answers the phone until 7.
Bad credit? Talk to a nonprofit counselor before you talk to any lender who promises approval. We keep a list: @/counselors
Licensed mortgage banker. Rates change daily and are not a commitment to lend. You requested rate alerts at our site; unsubscribe at @/norates

Startup Tuesday | tuesday | Tuesday: a seed round, two layoffs, and how to read a term sheet
Good morning. Loopwell raised $4 million in a seed round led by Hatch Street Partners to make forklifts that drive themselves. Parcelling let go 40 people. Minnow was acquired for an undisclosed sum, which is seldom a large one.
HOW TO READ A TERM SHEET, part two: liquidation preference. 1x non-participating is fair. If you see 2x participating, put the paper down and call your lawyer. With an example in a spreadsheet. {Open the example}
JOBS FROM OUR READERS: head of growth at a company that rents tractors; backend engineer, four days, anywhere in Europe; first salesperson for a bakery robot.
PRESENTED BY Tallyhook: accounting for founders who hate it. Startup Tuesday readers get three months free and 20% off the first year, code TUESDAY. {Start free trial}
EVENT: Pitch night on the 28th, tickets 15, early bird 9 until Friday. Investors promise to be kind.
You opened 41 of the last 50 issues, thank you. {Refer three friends and get a mug} {Update preferences} {Unsubscribe}

Harvest Federal Bank | alerts | Scam season: seven messages that are not from us
Dear customer, tax season is scam season. Here are seven messages that reached our customers last month. None came from us.
1. "Your account has been suspended, verify within 24 hours." 2. "A wire transfer of $2,900 is pending, click to cancel." 3. "Your card was deactivated." 4. "You have a new secure message", with an attachment. 5. "We owe you a refund." 6. "Confirm your social security number to avoid closure." 7. A caller who already knows your name and asks for the code that we just texted you.
WHAT TO DO: do not click, do not answer. Forward it to our abuse desk and delete it. If you have given away your password, change it and call us, day or night; the number is on the back of your card. You are not liable for fraud that you report in time.
WHAT WE DO: we address you by name, we never ask for a password, PIN or one-time code, and our mails about accounts carry the last four digits of your account number. Yours end in 4417.
Free workshop: "Outsmarting scammers", Tuesday at 2, Main Street branch, coffee and cookies. Bring your mother. Member of deposit insurance. You cannot unsubscribe from security notices, sorry.

Union Local 212 | office | Contract vote Sunday, dues, and the picnic
Brothers and sisters, the tentative agreement is printed and will be at both gates on Thursday. The committee recommends a YES vote. Wages up 3.5%, 3% and 3%; health premium frozen; the company wanted mandatory overtime and did not get it.
VOTE in person on Sunday, 8 am to 4 pm, union hall. Bring your card. No proxies, no vote by email; if you get an email that says otherwise it is not from us.
DUES: payroll had an error and 46 members were charged twice. The treasurer has the list, refunds come with the check of the 15th. Call Lou if your stub looks wrong.
STRIKE FUND stands at $212,400. SCHOLARSHIPS: three of $1,000 for children of members, apply by May 1.
PICNIC on June 14, ribs from noon. We still need two people with grills and one who can say no to Big Ed at the raffle table.
In solidarity, the executive board. To stop email and get paper instead, tell the office.
`
	.trim()
	.split('\n\n');
