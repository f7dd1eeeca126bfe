// Newsletters that sell, and say so: fares, clubs, supermarkets, coupons, points, prizes that the reader did enter for. Written for
// training: a price, a percentage and a date by which to act are no sign of junk alone.
// A block each: sender | local part | subject, then paragraphs. `@/` stands for the sender's own place; {link text} for a button.

export const OFFERS: string[] = `
Kestrel Airways | netfares | Kestrel Net Fares: this weekend from $79
KESTREL NET FARES FOR THE WEEKEND OF MARCH 9. Fares are round trip, for travel that begins Saturday and ends Monday or Tuesday. Tickets must be purchased by 11:59 pm Friday. A booking fee of $10 applies by phone; there is none online.
FROM HARTWELL TO: Dunmore $79, Port Ellis $99, Lake City $109, Salt Flats $129. FROM DUNMORE TO: Hartwell $79, Orford Bay $119, Three Rivers $139. Book online at @/netfares
HOTELS: the Admiral in Port Ellis offers rooms at $59 a night, breakfast included, two nights minimum. The Larch Inn in Lake City from $45. Rates are per room, double occupancy, and do not include local tax.
CARS: a compact for $17.95 a day with unlimited mileage in all of the cities above. Drivers must be 25 or older. Mention code KNF when you call.
EARN DOUBLE MILES: members who fly two Net Fares before May 31 earn a bonus of 2,500 miles. Register first: @/bonus
FARE RULES: Seats are limited and may not be available on all flights or dates. Tickets are nonrefundable and cannot be changed. Passenger facility charges of up to $12 are not included. Fares may be withdrawn without notice.
You receive this message because you subscribed to Kestrel Net Fares. Please do not reply, as this mailbox is not read. To unsubscribe or to change your departure city go to @/mylists

Stay Right Hotels | offers | Three nights for two, and late checkout on us
Dear Mr. Hollis, as the leaves begin to turn, our innkeepers would love to see you again. Stay two nights at any of forty Stay Right hotels and the third is free, now through November 20.
This month's favourites: The Weir House, rooms from $89. The Old Mint, from $119, with valet parking. Cedar Lodge, from $74, children under twelve stay and eat free. See photos and availability: @/thirdnight
Your balance: 14,250 points. You need only 750 more for a free night. Points never expire as long as you stay with us once in eighteen months.
Terms: offer valid at participating hotels, subject to availability, not valid with groups or other discounts. Blackout dates apply. The lowest rate is guaranteed: if you find it cheaper elsewhere within a day, we match it.
You are receiving this email as a member of Stay Right Rewards. Update your preferences or opt out: @/preferences

Fox Hollow Golf Club | proshop | Twilight rates, demo day and the member-guest
Good morning golfers! The greens were aerated on Monday and should roll true again by the weekend. Carts stay on the path on 4, 11 and 15 until the ground has dried.
TWILIGHT SPECIAL: after 3 pm, eighteen holes with cart for $32, Monday to Thursday. Call the pro shop at 555-0188 or book your tee time at @/tee
DEMO DAY, Saturday 10 to 2: try the new drivers of three makers, free fitting by Rick. Bring your old irons, we take them in trade. All shoes are 30% off, last season's balls $15 a dozen while they last.
MEMBER-GUEST, June 7 and 8: two spots left in the second flight. Entry is $220 a team, including lunch, dinner on Saturday and tee prizes.
LESSON TIP FROM RICK: if you slice, check your grip before you check your wallet. Turn the left hand a little to the right until you see two knuckles. It costs nothing.
Not playing any more? We would hate to lose you, but reply with "remove" and we will take you off.

Ironwood Gym | team | New year, no joining fee
{Join before Sunday and pay nothing to join} Happy new year from all of us at Ironwood! If you meant to get fit, lose the Christmas pounds or simply sleep better, January is as good a month as any.
Until Sunday there is no joining fee, and your first month is half price: $19 instead of $38. No contract. Cancel any time with thirty days' notice, and yes, you can do that in the app without talking to anybody.
New classes: Spin at 6.15 for early birds, Strong Over Sixty on Tuesdays, and Dads with Prams, which is exactly what it sounds like. {See the timetable}
Member of the month: Denise, who lost 31 pounds in a year without a single pill or shake. "I just kept turning up," she says. We have her story and her lentil soup.
Bring a friend free every Friday. Forward this email; it is their ticket. {Unsubscribe} {Manage preferences} Ironwood Gym, 18 Mill Lane

Brightway Markets | weekly | Your weekly specials are here: chicken $1.29 lb
SPECIALS FOR WEDNESDAY THROUGH TUESDAY. Whole chickens $1.29 lb. Ground chuck, family pack, $2.49 lb. Pork loin chops $2.99 lb. Farm catfish fillets $4.99 lb.
PRODUCE: navel oranges 3 lb bag $2.99, romaine 99 cents each, baking potatoes 10 lb for $2.50, limit two. Hass avocados 10 for $10.
BUY ONE GET ONE FREE: pasta sauce, all flavours. Orange juice, half gallon. Frozen waffles. Laundry detergent, 50 oz. Must buy two.
DELI AND BAKERY: honey ham $4.99 lb, swiss $5.49 lb, a dozen glazed donuts for $3.99. Order cakes two days ahead.
PHARMACY: flu shots daily from 9 to 7, no appointment necessary. Most insurance accepted. Transfer a prescription and get a $25 store credit. Generic prescriptions $4 for thirty days.
Print your coupons: @/coupons. Prices good at all Brightway stores. We reserve the right to limit quantities. Not responsible for typographical errors. To stop receiving the weekly ad by email click here: @/optout

Cellar Door Wine Club | cellar | The March case, and a Malbec that got away
Friends, I have good news and bad news. The bad: the Malbec that I raved about in January is sold out, all 60 cases, and the vintner only laughs when I call. The good: his neighbour makes one that is nearly as good and three dollars cheaper.
YOUR MARCH CASE ($129 plus shipping, charged to your card on the 5th): two Malbec, two Rioja Crianza, two dry Riesling, two Côtes du Rhône, two Soave, and two bottles of something that I will not name. Guess it and win a corkscrew.
Skip a month? Of course. Tell us before the 3rd at @/skip and nothing is charged.
EXTRA BOTTLES at club price, 15% off: the Riesling at $11.90, the Rioja at $13.60. Free shipping on twelve or more to states where we may ship. An adult of 21 or over must sign for the parcel.
COOKING: braise short ribs in half a bottle of the Rhône and drink the other half. Recipe from my sister: @/ribs
Cheers, Walt. You get these ramblings because you are a member of the club. To leave it, call me, or write, no hard feelings and no fees.

Paper Moon Books | bookclub | Member Deals: four books for a dollar each
Welcome back, reader! Choose any four books for $1 each with no obligation to buy more. It is our way of saying we have missed you since your last order in August.
EDITOR'S PICK: "The Salt Road", a first novel about two sisters and a ferry. The reviewers could not put it down; our proofreader missed her stop. Club price $14.95, publisher's price $24.95.
ALSO NEW: a life of the man who mapped the deep sea. Soups from nine countries. Three mysteries with the same cat. A child's guide to bridges. Browse: @/new
BONUS POINTS: earn two for every book, redeem ten for a free hardcover. Your balance is 16 points.
HOW MEMBERSHIP WORKS: you have at least ten days to decide about each selection. If you get a book that you did not want because you had less, return it at our expense.
Prices do not include shipping and handling. Offer good until supplies are exhausted. This message was sent to members who asked for email; to unsubscribe visit @/account

School Aisle | hello | Back to School: the list, ticked off for under $40
{Shop your school's list} Type in your school and grade and we put everything on the teacher's list in your cart. Parents tell us that it takes four minutes. We timed it: three and a half.
Crayons 50c. Glue sticks, 12 for $2. Composition books 75c, limit 20. Backpacks from $14.99, guaranteed until graduation or we replace them free.
SAVE 10% MORE with code CLASSOF at checkout, through August 31. Not valid on calculators, gift cards or clearance.
Teachers save 20% all year with a school ID. Thank you for everything that you buy out of your own pocket.
Tax-free weekend is August 3 to 5 in participating states. {Find a store} {Track an order}
You are on this list because you shopped with us. {Unsubscribe} {Privacy policy} All prices in US dollars.

Penny Pincher's Post | coupons | Today's coupon codes: free shipping at 9 shops
Morning, penny pinchers! Nineteen new codes today and every single one was tested by a human being (me) before 7 am. Three had died already; they are not here.
FREE SHIPPING: Linen Barn, code SHIPFREE, over $25. Toy Trunk, no code needed. Dot's Shoes, code DOTS0, expires midnight.
PERCENT OFF: Lamp Hut 20% with LIGHT20. Garden Giant 15% off orders of $60 or more with SPRING15. Print Palace: 100 business cards free, you pay postage of $4.95, and no, they do not ask you for a magazine subscription, I checked.
FREEBIES: a sample of cat food, a museum day on Sunday at 112 museums, a recipe booklet from the Egg Board. Links to all of them: @/today
FROM THE MAILBAG: "Is a survey that offers a $500 gift card for real?" writes Tina. Almost never, Tina. If they want your card number for a gift, close the window.
Some links pay me a little when you buy. This is how I pay for coffee. To unsubscribe click on the last line and confirm: @/enough

Harrow & Pike | rewards | Your August points statement
Hello Priscilla, here is your Harrow & Pike rewards statement for August. Points brought forward: 1,180. Points earned: 246. Points redeemed: 500. Your balance: 926 points, worth £9.26.
POINTS EXPIRING: 120 points will expire on 30 September unless you shop with your card before then. One purchase of any size keeps them.
TRIPLE POINTS on bedding and towels until the 14th, in store and online. Show your card or the app at the till. {See what is included}
MEMBERS' EVENING: Thursday 19 September, 6 to 9 pm, 20% off everything, a glass of fizz, and free alterations on coats. {Reserve your place}
If you think that a purchase is missing, keep your receipt and claim it within 28 days. {Claim missing points}
This is a service message about your account; you will get it even if you have opted out of marketing. To close your rewards account write to us at 200 Broad Walk.

Price Hawk | alerts | Price drop: 3 items on your watch list
Your hawk has been circling! Three things that you are watching are cheaper today than yesterday.
1. Espresso machine, steel, 15 bar: was 249.00, now 189.00 at Kettle & Co. Lowest price in 90 days. {See the offer} 2. Running shoes, grey, size 43: was 110, now 84.50 at Stride. Two pairs left. {See the offer} 3. Noise-cancelling headphones: was 299, now 279. We think that it will fall further before Black Friday: wait.
You set an alert for "below 80" on item 2. Change or delete alerts on your list. {My watch list}
Prices change quickly and were correct at 06:40. We may receive a commission from shops; it never changes the order of the results.
{Turn off price alerts} {Unsubscribe from everything}

Maple Street Realty | listings | 6 new listings in Ashford, 3 bed, under $350,000
Hi Darren and Kim, six new homes came on the market this week that match what you told me on Saturday.
14 OAK COURT, $329,000. Three bedrooms, two baths, 1,640 sq ft, fenced yard, roof from 2019. Open house Sunday 1 to 3. @/14oak
88 PINE RIDGE, $344,900. Four bedrooms! Needs a kitchen. Sold as is, the estate wants a quick sale. @/88pine
UNIT 5, THE TANNERY, $298,500. Loft with brick walls, HOA $210 a month, no dogs over forty pounds, sorry Biscuit. @/tannery5
PRICE REDUCED: 3 Fern Street is now $335,000, down $14,000. The sellers have bought elsewhere and are motivated. I would offer less.
RATES: my lender quotes 6.4% fixed for thirty years with 20% down today. Get pre-approved before Sunday; it takes a day and costs nothing, and sellers will not look at you without it.
Call me any time, Beth. Equal housing opportunity. Information is deemed reliable but not guaranteed. To stop these listings reply STOP.

Golden Spoon Foods | sweepstakes | You're a winner! Your prize in the Golden Spoon bake-off draw
Dear Marjorie, congratulations! You entered our spring bake-off draw on April 2 with your rhubarb crumble, and your name was one of ten drawn on Monday in the presence of a notary. You have won a stand mixer in red or cream.
HOW TO GET IT: the mixer is sent free of charge to the address on your entry form. Tell us the colour by May 20 by answering this mail; if we hear nothing we send cream. There is nothing to pay, no shipping, no tax in advance, and we do not need your bank details or a copy of your passport.
Because the mixer is worth less than $600 no tax form is required. With your permission we print your first name, your town and the crumble on our web page: @/winners
Not sure that this is real? Good instinct. Call the number that is printed on every box of our flour and ask for the promotions desk.
NO PURCHASE WAS NECESSARY. Odds of winning: 10 in 3,412 entries. Official rules and list of winners: @/rules. Promoter: Golden Spoon Foods, Consumer Affairs, Millbrook.

State Lottery Players Club | numbers | Your numbers: Saturday's draw results
Hi player, the draw of Saturday, October 12. Winning numbers: 4 - 11 - 19 - 27 - 38, bonus ball 6. Your saved numbers: 4 - 9 - 19 - 22 - 41. You matched 2. No prize this time.
JACKPOT: nobody matched all five. Wednesday's jackpot is estimated at $14 million, or $7.1 million cash.
SECOND CHANCE: enter your non-winning tickets for a drawing of 25 prizes of $1,000 before October 31 at @/second
UNCLAIMED: a ticket worth $50,000, sold at a gas station in Bedford on May 4, expires in three weeks. Check your glove box! Prizes over $600 must be claimed in person at a claim center with the signed ticket and ID.
The lottery never tells you by mail or phone that you won a game that you did not play, and never asks for a fee to pay a prize. If someone does, report it.
You must be 18 or older to play. Gambling problem? Call the free helpline printed on your ticket. Manage your club emails: @/club

Orchid Spa | bookings | Mother's Day gift cards: buy 100, get 20 more
{Send a gift card} Last-minute gift? Our gift cards arrive by email in minutes, or you print them and pretend that you planned it.
Buy $100 in gift cards before Sunday and we give you a $20 bonus card for yourself. (We will not tell your mother.)
The Mother's Day Package: 60-minute massage, facial, and tea on the terrace, $145 instead of $185. Limited appointments: Saturday is nearly full.
New on the menu: hot stones, a scalp treatment for people who type all day, and a pedicure that lasts three weeks. {Book online}
Bonus cards are valid June 1 to August 31 and cannot be combined. You are receiving this because you visited Orchid Spa. {Unsubscribe}

Bargain Bin Electronics | deals | 48 hours only: memory, drives and refurbished monitors
WAREHOUSE CLEARANCE! Everything listed must leave the building by Thursday midnight, because the fork lift driver says so.
128MB memory PC100 $39, 256MB $74 (lifetime warranty). 20 gig hard drive, 7200 rpm, $89 after $20 mail-in rebate. CD writer 12x, with software, $79. Factory refurbished 17 inch monitors, 90 day warranty, $99, you pay freight.
SPINDLE OF 100 CDs for $24.99. Ink cartridges from $5.95, compatible with most printers; tell us your model and we tell you honestly whether they clog. @/ink
LAPTOPS: 12 units came back from a lease, 600 MHz, tested, small scratches, $499. First come, first served, no rain checks. @/lease
We take credit cards, checks and purchase orders. Ground shipping is free over $150 in the lower 48. 30-day money back guarantee less 15% restocking on opened boxes.
This is NOT unsolicited: you ordered from us or signed up at a computer show. To get off the list send REMOVE to this address and a human will remove you.

Sailcloth & Co | studio | The linen shirt is back (in navy, too)
{See the shirt} It sold out in nine days last summer, and eleven hundred of you joined the waiting list. You get first look, a day before everybody else.
Same fabric from the same mill. We moved the pocket by a centimetre, because Arthur wrote us four letters about it. Navy, white, and a green that our photographer calls "pond".
$88, sizes XS to 4XL. Free returns within sixty days, even if washed, even if you spilled.
Also here: the apron that our own kitchen wears, and socks made from what is left when shirts are cut. {Shop new arrivals}
You're receiving this email because you joined a waiting list on our site. No longer want to hear from us? {Unsubscribe} {View in browser}

Trattoria Lido | ciao | Half-price pasta Tuesdays, and a birthday dessert
Ciao Gina! It is your birthday month, so dessert is on us: show this mail to your waiter any day in July and choose tiramisu, panna cotta or the lemon thing.
HALF-PRICE PASTA every Tuesday from five o'clock. Kids eat free on Sundays with a paying adult. Wine by the glass $5 until seven.
Chef Marco's special until the 20th: tagliatelle with chanterelles that his uncle finds and will not say where. $16.
RESERVATIONS: 555-0126 or @/table. For parties of eight or more please call. We are closed July 4.
You are a member of the Lido birthday club since you filled in a card at the table. To leave the club: @/basta

Seven Oaks Garden Centre | news | Bare-root roses, and 3 for 2 on compost until Sunday
Dear gardening friend, bare-root season ends with March, so this is the last call for roses, hedging and fruit trees at about half of the price of potted ones.
3 FOR 2 on peat-free compost, 50 litres, £7.50 a bag. Potato Day is Saturday: forty varieties sold by the single tuber, 20p each, and Mr Trowell will talk about blight at eleven.
Loyalty card holders: your £5 voucher is below. Spend £30 or more before 31 March; one voucher per household; not valid in the café. VOUCHER 7716-OAK
CAFÉ: cream tea for two £9.95. Dogs welcome on the terrace, less so among the begonias.
You signed up for our news at the till. To change your details or leave us write to the office or visit @/leave. Company registered in England.

Roamfare | deals | Mistake fare? Lisbon return for 214, and six more
{Get the deals} Good morning. We looked at 1.4 million fares overnight so that you need not. Seven are worth getting up for.
Lisbon, 214 return, direct, April and May. It may well be a mistake fare, so book first and ask your boss later; wait a week before you pay for a hotel.
Tokyo 588 with one stop. Cape Town 549 in the last week of May. Reykjavik 98, hand luggage only: bring the big coat on your body.
Premium members got the first two yesterday. Try it for 30 days free, then 39 a year; we remind you before we charge. {Try Premium}
How it works: we do not sell tickets and take no commission. You book with the airline. Prices were right at 5.30 and never last.
Not flying this year? {Pause emails for 3 months} or {unsubscribe}.

Tallow & Wick | hello | It's Cyber Monday. We're not shouting.
No countdown clock. No "FINAL HOURS". Everything in the shop is 20% off today, the code is QUIET, and it works until we go to bed.
If you only want one thing: the fig candle, 32 instead of 40. It burns for sixty hours, which is eleven baths or one very long novel. {Buy the fig candle}
Order by 16 December for delivery before Christmas; by 11 December if you live somewhere with sheep. Gift wrap is free, just tick the box.
And if you have enough candles: please do not buy another. Reply and tell us what you are reading instead; Hannah answers everyone.
{Unsubscribe}, truly, it's fine.
`
	.trim()
	.split('\n\n');
