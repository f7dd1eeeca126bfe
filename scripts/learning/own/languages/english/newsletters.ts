// Newsletters in plain text, as editors have written them since before mail had pages: several pieces, rules of equals signs, URLs
// in the open, and who gets it and why at the end. Written for training; the labelled sets hold few that are good.
// A block each: sender | local part | subject, then paragraphs. `@` stands for an address at the sender's own place.

export const NEWSLETTERS: string[] = `
Harbour Trivia | quiz | This week's trivia question!
Welcome back to our movie trivia! Last week we asked who played the lighthouse keeper. 214 of you knew it, and the mug goes to Carol in Portland. Congratulations!
This week's question: in which film does a tram stop in a field? Send your answer by Friday with the word TRIVIA in the subject. Click here to see the prizes: @/trivia
Have a friend who loves films? Forward this letter. Your address is never given to anybody else. To leave the list, answer with REMOVE in the subject.

The Standards Letter | editor | The Standards Letter, issue 4
Welcome to the fourth issue of our newsletter, designed to keep you abreast of news in information security. It is absolutely free to our subscribers.
IN THIS ISSUE: 1) What certification costs. 2) A checklist for risk assessment. 3) Questions from readers. 4) Where to obtain the standard.
What certification costs: most companies of fifty people spent between ten and twenty days on it. The software toolkit that many of them used can be downloaded here: @/toolkit
Subscription: to subscribe or to unsubscribe, send an empty mail with that word as its subject. Copyright of all articles stays with their authors.

Pocket Gadgets | news | Gadget Watch: the best cameras under $300
Hello again! Five new cameras came to our test bench this week, and one of them surprised us all. Full review: @/cameras
Top downloads: 1. A free calendar that knows holidays. 2. A tool that finds double photos. 3. A screen saver with fish. @/downloads
Special offer for subscribers: save 20% on the printed yearbook until March 31. Order now: @/yearbook
You are receiving this e-mail because you signed up for Gadget Watch. Manage your subscriptions: @/manage

Two Minute Money | letter | Should you pay off your mortgage early?
Dear reader, interest rates have fallen again, and many of you asked whether to refinance. Short answer: if you stay in the house for five years or more, yes. Three examples with numbers: @/mortgage
Reader question: my broker wants a fee of 1% each year for an index fund. Is that normal? No. Ask for the same fund at a third of the price, or move your money.
Next week: what insurance you do not need. This letter is no investment advice. Privacy policy and unsubscribe: @/leave

Sunrise Travel | deals | Weekend fares: Chicago $98, Denver $118
Here are this week's specials for travel from Saturday to Tuesday. All fares are round trip and must be bought by Friday. Chicago $98. Denver $118. Seattle $148. Book now at @/specials
Hotels: three nights for the price of two in twelve cities. Cars: from $19 a day, unlimited miles.
Seats are limited and may not be available on all flights. You asked for these updates when you joined our frequent flyer program. To change your profile click here: @/profile

Parents Online | weekly | Your baby this week: week 14
Congratulations, your little one is fourteen weeks old! Many babies now laugh out loud, hold up their heads and sleep six hours at night. And you? Take an hour for yourself. Read more: @/week14
From our boards: "My mother in law knows everything better." 41 mothers and fathers answer. Join the discussion: @/boards
Free samples: the first 500 parents who write a review get a box of bibs. Good luck!
We hope you enjoy our weekly letter. If you do not want to receive it any more, reply with "unsubscribe".

Joke of the Day | jokes | Joke of the day: the parrot
A man buys a parrot that swears all day. He puts it in the freezer. After a minute it knocks: "I am sorry, sir, I shall never do it again. May I ask what the chicken did?"
Rate this joke and see what others think: @/rate
Want more? Win a year's worth of laughs in our monthly contest, no purchase necessary. This message was sent to you because you subscribed at our site.

Village Groups | groups | Hi! I'm new here
New message on One Pot Cooking. From: joyce. Hi everybody! I'm new to this group and so glad that I found you. I have three kids and cook on one income. Does anyone have a soup for ten people?
To reply to this message, answer this e-mail or go to the message board. To stop getting mail from this group, change your e-mail settings: @/settings
If you need help, write to our support. Your account and all that you post is subject to our terms of use.

Market Close | report | Market close: stocks slip on profit warnings
The index lost 1.2% today after two makers of chips warned that profits would be lower. Volume was light. Oil rose to 27 dollars, gold was unchanged.
Most active: Harbour Steel up 4%, Larch Air down 6%, Nimbus up 1%. Full tables: @/tables
Upgrade to real-time quotes for $9.95 per month. First month free! @/upgrade
You can remove yourself from this list at any time. Nothing here is an offer to buy or to sell securities.

Tech Republic of Oaks | tips | Tip: recover deleted files in three steps
Did you ever empty the recycle bin too early? Here is how to get your files back. 1. Stop writing to the disk. 2. Start the recovery tool from a CD. 3. Copy what it finds to another disk. Details: @/tip117
Free white paper: how to plan for disaster. Registration is required. Download now: @/papers
Take our quick poll: does your company encrypt laptops? Last week 38% said no!
Your subscription: you get this newsletter at the address that you gave us. Update your email address or unsubscribe here: @/options

Book Club by Mail | club | Your next selection will be shipped soon
Dear member, your next main selection is "The Tide Table". If you want it, do nothing, it comes by itself. If not, tell us by June 12: @/answer
Also new: four cook books, two thrillers, and a large atlas for $29.95 instead of $60. Members save up to 50% every day! Click on a title to order.
Your account number and balance are on the card that came with your last parcel. Thank you for being a member.

Buy Here Ireland | offers | Back to school: win a voucher worth 500!
It's back to school and we have lots of special offers, a great competition and more to cheer you up! Win an online gift voucher worth 500. Find the apples on our partners' pages and enter the draw: @/apples
School bags from 12.99, lunch boxes from 3, and free delivery for orders over 50. Shop now: @/school
Mothers' corner: 30% off all vitamins. Winners of last month: Sean in Cork, Aoife in Galway. To unsubscribe from this newsletter please click here: @/out

Science Friday Notes | notes | Notes: whales, glue, and an old comet
This week: why whales sing lower every year, a glue that works under water, and a comet that was last seen by farmers in 1811. Listen: @/listen
Books we liked: a short history of rain. Letters: Mr Ahmed writes that our recipe for slime ruined his carpet. We are sorry!
These notes go to 20,000 listeners. Support us with a gift, if you can. Leave the list: @/leave

Camp Finder | camp | Limited time: early booking discount for summer camps
Summer is closer than you think. Book a week on the lake before February 1 and save $75 for each child. Act early, the sailing week was full in ten days last year. @/book
New this year: a robot camp, a circus camp, and family weekends. Questions? Call 555-0142 or answer this mail.
You receive this because your family stayed with us. If you do not wish to get our letters, let us know.

City Opera | tickets | Last seats for the Magic Flute
Dear friends of the opera, for the last performance on Sunday at seven there are 40 seats left, from 18 dollars. Order online: @/flute or at the box office.
Subscribers of the next season save 15% and keep their seats. The brochure comes by post in May.
Our guarantee: if you do not like your seat, we find you another one. To be taken off this list, write to the box office.

Net Lawyer Digest | digest | Digest: can your boss read your mail?
A court decided last week that an employer may read what is on the company's machines, if that was said beforehand. What that means for you: @/boss
Free consultation hours: our members answer your questions on Thursdays from 5 to 7 pm. It costs nothing and obliges you to nothing.
DISCLAIMER: this is general information and no legal advice. You are subscribed with the address at which you got this message.

Health Watch | hw | Health Watch: five myths about sugar
Myth one: sugar makes children wild. Eleven trials say no. Myth two: brown is better. It is not. Read all five: @/sugar
Ask the doctor: my tablets for blood pressure make me tired. May I take half? Never without asking; call your doctor or pharmacist first.
Walking club: lose weight slowly, 20 minutes a day. Sign up for free: @/walk
You signed up for this letter on our site. Unsubscribe instantly: @/bye

Collectors' Post | post | Auction closes tonight: 34 lots without a bid
Good evening, collectors! Thirty-four lots of our spring auction have no bid yet, among them a tin bus from 1931 and six boxes of stamps. Bids begin at $5. @/lots
How to bid: log in with your number and password, choose a lot, and enter your highest price. You pay after you have won.
Reminder: we never ask for your card by mail. Unsubscribe from auction alerts in your account.

Gardeners' Calendar | calendar | What to do in the garden this week
Sow peas under glass, cut back the roses, and feed the birds once more. If the ground is frozen, sharpen your tools instead. All jobs of the month: @/march
Seed swap on Saturday in the school hall, free entry, cake for all. Bring labels!
Offer: our seed boxes are $10 off until Sunday while supplies last. @/seeds
This mail was sent to all members. Reply to leave.

Career Ladder | jobs | 12 new jobs match your profile
Good news! Since Monday twelve new jobs have come in that match your search "warehouse manager, 50 miles". The first three: Oak Storage, $42,000; River Logistics, $39,500; Pine Foods, salary open. See all: @/matches
Your resume was seen by two employers this week. Update it to be found more often: @/resume
Earn more: a certificate in forklift safety, online, 6 hours. You can change how often we write to you or stop these mails at any time.

Daily Prayer Line | daily | Today's reading: the lost coin
Dear friends, today we read of the woman who lit a lamp and swept her house until she found the coin. What have you looked for this week? God bless you all.
Pray with us for Ruth, who is ill, and for the people after the flood. Donations for blankets are welcome, by cheque or at the parish office.
You asked us to send you the daily reading. If you wish to stop, send us a line.

Ring Tones Weekly | fun | Top 10 of the week
Here we go: the ten most loved tunes of the week, and number one is a real surprise! Listen free: @/top10
Contest: finish the sentence "My phone rang when..." and win concert tickets! The funniest answer wins. Enter before midnight on Sunday: @/contest
This email was sent to members who chose to receive it. Not interested any more? @/stop
`
	.trim()
	.split('\n\n');
