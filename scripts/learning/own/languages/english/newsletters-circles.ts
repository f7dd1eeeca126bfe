// Newsletters of circles that people belong to or like to read of: groups, schools, parishes, fans, charities, parties, weather,
// stars, recipes, novels in parts. Written for training.
// A block each: sender | local part | subject, then paragraphs. `@/` stands for the sender's own place; {link text} for a button.

export const CIRCLES: string[] = `
Starlight Horoscopes | stars | Your daily horoscope for Libra
Good morning, Libra! Here is what the stars say for Wednesday. Venus moves into your house of money, and an old debt may be paid. Do not spend it before it arrives.
LOVE: somebody at work has noticed you. Single Librans should accept an invitation tonight; those with a partner should cook. WORK: sign nothing before noon. LUCKY NUMBERS: 3, 14, 22. LUCKY COLOUR: amber.
YOUR WEEK: a letter from far away brings good fortune, though not the kind you think. On Friday the full moon makes you say what you mean. Be gentle.
WANT MORE? A personal birth chart of 22 pages, calculated for the minute of your birth, $14.95. @/chart. Free compatibility test: are you and a Capricorn meant to be? @/match
For entertainment only. You subscribed to the daily horoscope for Libra. Change your sign (it happens) or unsubscribe: @/signs

Coastal Weather Alerts | alerts | SEVERE THUNDERSTORM WARNING FOR ORFORD COUNTY UNTIL 645 PM
...SEVERE THUNDERSTORM WARNING IN EFFECT UNTIL 645 PM THIS EVENING FOR NORTHERN ORFORD COUNTY...
AT 552 PM RADAR INDICATED A LINE OF SEVERE THUNDERSTORMS NEAR PORT ELLIS, MOVING EAST AT 35 MPH. HAZARDS INCLUDE WINDS OF 60 MPH AND HAIL THE SIZE OF QUARTERS. EXPECT DAMAGE TO ROOFS, SIDING AND TREES.
LOCATIONS IMPACTED INCLUDE PORT ELLIS, SANDY NECK, OLD MILL AND THE STATE ROAD BETWEEN EXITS 11 AND 19. MOVE TO AN INTERIOR ROOM ON THE LOWEST FLOOR OF A BUILDING. FOR YOUR PROTECTION DO NOT WAIT TO SEE OR HEAR THE STORM.
TORRENTIAL RAINFALL MAY CAUSE FLASH FLOODING. DO NOT DRIVE THROUGH WATER. TURN AROUND. REPORT DAMAGE WHEN IT IS SAFE TO DO SO.
This alert was sent to you by the Coastal Weather alert service for the county that you chose. Delivery by e-mail may be delayed; do not rely on it alone. Remove or add counties: @/counties

Skillet Sisters | recipes | Recipe of the day: no-fuss chicken pot pie
Today's recipe is from Loretta in Baton Rouge, who says that her husband proposed over it. NO-FUSS CHICKEN POT PIE. Serves six, or four who mean it.
YOU NEED: 3 cups cooked chicken, 1 bag frozen peas and carrots, 1 can cream of celery soup, half a cup of milk, thyme, pepper, 2 pie crusts. Mix all but the crusts. Line a dish, fill it, cover it, cut three slits. 45 minutes at 375. Let it rest or burn your tongue.
PER SERVING: 412 calories, 19 g fat, 24 g protein. Lighter: leave out the bottom crust and lose 120 calories.
COMMENTS: "I used turkey." "I used tofu. Do not use tofu." Rate it and see 61 more: @/potpie
FROM OUR SPONSOR: the Everlast skillet, pre-seasoned, 10 inch, $19.99 and free shipping this week only. @/skillet
TOMORROW: lemon bars. You get the recipe of the day because you asked for it. To stop, or to get it just on Sundays: @/often

The Lamplighter | serial | The Lamplighter, chapter 14: In which a letter is not delivered
WHAT WENT BEFORE: Agnes has found the ledger under the boards. Captain Voss knows, but does not know that she knows. It has not stopped raining since chapter nine.
"You will give that to me," said Voss, and he held out his hand as one holds it out to a dog. The lamp between them hissed. Agnes thought of the river, and of how cold it was, and of how long paper takes to sink.
"I should be glad to, Captain," she said. "But I posted it this morning. To the magistrate. With twopence to pay." She had not, of course. It was under her left foot. But he looked at the window when he ought to have looked at the floor, and that was how she learned he was afraid of the magistrate.
He laughed then, too late. "The mail coach was held at the bridge. No letter has left this town in two days." He turned the key in the door and put it in his pocket. "So let us begin again. Where is my money?"
Chapter 15 comes on Thursday. If you missed a chapter you find them all at @/chapters. The book in paper, signed and with the map, is $12 postpaid; write to the author.
The Lamplighter is free, and goes out twice a week to 2,204 readers who subscribed to it. To leave Agnes to her fate send a blank message with the subject LEAVE.

Harbor Lights Fans | list | [HL-fans] Season 4 premiere date, cast chat and a spoiler warning
Hi Lighters! SPOILERS BELOW for anyone who has not seen the finale. You have been warned. Twice.
IT'S OFFICIAL: season 4 starts on September 23 at nine. Dana signed for two more years (phew!), but Coach will only be in six episodes. The network moved us to Tuesdays, against wrestling, so tell everyone you know to watch live.
CHAT with the actor who plays Dr. Reyes, Sunday 8 pm Eastern. Send your questions by Friday; please, no more about the shower scene. @/chat
CONTEST: write the last line of episode one and win a signed script! Last month's winner is Pat from Leeds with "That's not my boat." Congratulations Pat, mail me your address.
FAN FICTION UPDATE: nine new stories, rated G to R (the R ones need a password, you must be 18). COLLECTIBLES: mugs are back, $8, all profit pays for the server.
I am not connected to the network, I just own too many tapes. To leave the list write to me, Trish.

Millbrook Elementary | office | Millbrook Messenger: picture day, lice, and the book fair
Dear families, PICTURE DAY is Tuesday. Order forms went home on Friday; packages from $12. Exact change or a check to the photographer, please. No order, no problem, every child is photographed for the class picture.
LICE have been found in two second-grade rooms. Check your child tonight. It is no shame and has nothing to do with soap. The nurse has combs, free.
BOOK FAIR, Wednesday to Friday in the gym. Half of the profit goes to our library. Volunteers needed for Thursday after lunch.
FREE AND REDUCED LUNCH: if your income has changed you may apply at any time. Forms in five languages. LUNCH BALANCE: accounts below zero get a note in the folder; nobody is ever refused a meal.
CAR LINE: please pull all the way forward. Really. All the way. PTA MEETING Monday at 6.30, pizza and child care are provided.
Principal Ortega. This bulletin goes to the address in your emergency card. To change it call the front office.

St. Brendan's Parish | bulletin | Sunday bulletin: third Sunday of Lent
MASS TIMES: Saturday vigil 5.30, Sunday 8, 10 and 12, weekdays 7.15. Confessions on Saturday from 4. Stations of the Cross every Friday at 7, followed by soup and bread in the hall.
PRAY for the sick: Eileen, Big Frank, baby Noah, and all whose names we keep in the book. Rest in peace: Dolores Quinn, teacher here for 38 years.
LAST SUNDAY'S COLLECTION: $6,214. We need $6,800 a week to keep the roof on, and thanks to your generosity we are at 64% of the appeal. Envelopes are in the pews; those who prefer may give online at @/give
FISH FRY on Friday, 4.30 to 7.30. Adults $11, children $6. Bakers: the dessert table looked sad last week.
THE REFUGEE COMMITTEE thanks you for eleven beds. Now wanted: pots, a high chair, and someone who can drive a van on Saturday. YOUTH: the car wash is off, it will snow.
God's peace to you all, Father Dan. To get the bulletin on paper again, tell Rosemary in the office.

Common Table Groups | groups | [Lakeside Parents] 5 new messages
This message was sent to the group Lakeside Parents. 5 new messages from 4 members.
Rhona: "Does anybody have a baby sitter for New Year's Eve who is not booked? I will pay double. I will pay in kidneys." - Mikael: "Selling a bunk bed, oak, 120 or best offer, you carry. Pictures on the page." - Rhona: "Found one!!! Thank you Jess, you saved my life."
Jess: "Swimming is cancelled on Saturday, the pool is closed because of You Know What. Refunds go to your card within five days." - Admin: "Reminder: no adverts for businesses, no politics, and please do not post pictures of other people's children."
{View all messages} {Reply to group} New members this week: 3. Welcome! Introduce yourselves.
To change your settings, get a weekly digest or leave the group, go to your group page. {Group settings} {Leave group}

Rubble Aid | hope | Three days after the quake: what your gift does tonight
{Give now} Dear friend, by the time you read this our team in the valley will have slept four hours out of the last sixty. They ask for blankets, water tablets and diesel. Above all diesel.
Zeynep is nine. She was pulled out on Monday by her uncle and eleven strangers. She asked for her school bag. We had none with us, so a driver gave her his.
$30 buys water for a family for two weeks. $75 a winter tent's share. $500 keeps a generator running in the field hospital for a month. Until Friday every gift is doubled by the Hollander Fund, up to $200,000. {Double my gift}
Where the money goes: 91 cents of each dollar reach people in need. Our audited accounts are on our site, and our registration number is 27-0110.
BEWARE OF FAKES: after every disaster false appeals go round. We never ask for gift cards, wires to a person, or crypto. If you are unsure type our address yourself.
Thank you. If you would rather not get urgent appeals, {choose fewer emails} or {unsubscribe}.

Dana Whitlock for Senate | team | I'm down by two points, and here's why I'm smiling
Friend, the new poll is out: we are at 46, he is at 48. In June we were down by nine. Nine! And we did it with gifts of $27 on average, not one cent from the drug companies.
The deadline is midnight on Thursday, when we must report what we raised. We are $38,400 short of our goal. If everyone who reads this gave $5 we should be there before lunch. {Chip in $5} {Chip in $27} {Another amount}
What it pays for: ads in the river counties, gas for volunteers, and yard signs, because my brother-in-law has taken eleven home.
Can't give? Knock on doors with us on Saturday. You get a clipboard, a sandwich and sore feet. {Sign up for a shift}
Vote early from October 14. Check your registration today, it takes one minute and does not cost anything. {Check registration}
Paid for by Whitlock for Senate. Contributions are not tax deductible. This email was sent because you signed our petition on insulin prices. {Unsubscribe}, but we'd be sad.

Second Chapter Dating | hello | You have 2 new messages and 5 people liked your profile
Hi Sunflower61, your profile is doing well! Since Sunday two members wrote to you and five like you. {Read your messages}
"GardenerTom", 63, widower, 12 miles: "I saw that you grow dahlias. Mine have earwigs. Advice?" "Lise_by_the_sea", 59, 30 miles: "Your dog looks as if he runs the house."
NEW MEMBERS NEAR YOU: four who like walking, one who says that he does not like anything but is smiling in the picture. {See your matches}
Messages are free for everybody until Sunday evening. With a full membership, from 12.95 a month, you also see who visited you. Cancel at any time.
STAY SAFE: never send money to anyone whom you have not met, however sad the story. Meet in public, tell a friend. Report anyone who asks for gift cards or wants to move to another app on the first day. {Safety tips}
You joined Second Chapter in March. {Email settings} {Hide my profile} {Delete my account}

Alumni of Hartwell High | class85 | Class of '85 reunion: early-bird price ends Friday
Go Herons! Forty years, people. The reunion is Saturday, August 9, from 6 pm at the Boat House. Early bird $65 a person until Friday, then $80. The price covers dinner, the band (yes, that band, minus the drummer) and name tags with your yearbook photo.
WHO IS COMING: 94 so far, from as far away as Perth. WHO IS MISSING: we have no address for 31 of us. See the list and tell us if you know where they are: @/missing
IN MEMORY: we shall read eleven names. If you have a picture of Coach Ruddock please scan it and send it to Lynn.
PAY by check to Class of 85 Reunion, or online at @/tickets. No refunds after July 15, because the caterer has no mercy. Rooms at the Larch Inn are $79 with the word HERON.
SUNDAY: brunch at the diner, everyone pays for themselves. Questions? Hit reply, it goes to Lynn, Marcus and Dee.
If you would rather remember us as we were, say so and we take you off the list.

Riverside Medical | noreply | Flu shots, new portal, and how to refill a prescription
Dear patient, flu vaccine has arrived. Walk in Monday to Friday, 8 to 11, or have it at your next visit. It is covered by Medicare and most plans with no copay.
NEW PATIENT PORTAL: from October 1 you can see lab results, send a message to your doctor's nurse, and pay your bill. You will get your invitation code at the front desk, with your ID; for your privacy we do not send it by email. @/portal
REFILLS: call your pharmacy, not us. They ask us, and we answer within two working days. For pain medicine and other controlled drugs you have to come in. We do not prescribe over the internet to people whom we have not seen.
WEIGHT LOSS GROUP with Nadia, our dietitian: Tuesdays at 5.30, eight weeks, $40, insurance may pay it back. No pills, no powders.
WELCOME Dr. Amara Osei, family medicine, who takes new patients. This newsletter is not for emergencies: dial the emergency number. To unsubscribe tell the front desk or click @/unsubscribe

Corner Pharmacy Club | care | Time to refill: 2 of your prescriptions are nearly out
Hello Mr. Baptiste, by our count two of your medications will run out in the next seven days. Rx 70-4481: 2 refills left, copay $10. Rx 70-4490: no refills left, we have asked your doctor.
{Refill both} Ready today after 3 pm at Elm Street, or free delivery tomorrow between 10 and 2. The names of your medications are not in this email, for your privacy.
SAVINGS: the generic of one of your tablets came out in May and costs about half. Ask the pharmacist; changing it is up to you and your doctor.
CLUB COUPON: $5 off any vitamin or $3 off sun screen, until the 31st. Blood pressure check is free, no appointment needed.
You signed up for refill reminders by email. Prefer a text or a call? {Change reminders} {Stop reminders}

Museum Mile Society | events | Invitation: night at the planetarium, members' early booking
{Book as a member} Dear members, on 21 June the shortest night of the year is spent under ours. Doors at nine, the dome at ten, and at half past eleven we go up to the roof with the telescopes, if the clouds allow.
Tickets: members 12, guests 18, students 8. Early bird for members until 1 June: 9. Only 140 seats, and they were gone in two days last year.
Programme: Dr Ines Falk on dust; a string quartet in the dark; soup. Strong shoes for the roof. Not suitable for children under eight.
RENEW before the end of June and bring a friend free for a year. {Renew membership} Use code DOME at the till for 10% off in the museum shop.
The talks of the spring are online for members. {Watch} You get invitations as a member of the society. {Preferences}

Vinyl & Valves | swap | Marketplace digest: 23 new listings, 4 wanted, 1 warning
FOR SALE: turntable, belt drive, new cartridge, 180. Pair of valves, matched, tested, 60 shipped. Jazz lot of 44 LPs from an estate, some mould, 90 or trade. Speakers too heavy to post, Leeds, free to whoever carries them.
WANTED: left channel of anything (I dropped mine). A lid. Original inner sleeves. A patient person to teach my son to solder.
WARNING: a seller called "hifi_dealz_uk" took payment by bank transfer from three members for an amplifier whose photos were stolen from our own forum. Do not pay strangers that way. If a price is too good to be true, it is.
FEEDBACK for your last three trades is due; please leave it: @/feedback
Digest sent on Mondays to members who ticked "marketplace". Change it in your profile: @/profile

Neighbourhood Watch Elm Ward | watch | Crime update: doorstep callers and van thefts
Dear residents, in the past fortnight: three vans broken into on Tanner Row (tools), one bicycle from a locked shed, and no burglaries at all, the fourth quiet fortnight running.
DOORSTEP CALLERS: two men in yellow vests say that they have "tar left over from a job" and offer to do your drive for cash. Two households paid £900 and have a puddle. Say no, shut the door, ring 101.
BY PHONE: a caller pretends to be from the police and asks you to take money out of the bank "to help an inquiry". The police never do that, nor does your bank. Hang up, wait five minutes, and ring somebody whom you know.
FREE property marking with PC Lamb, Saturday 10 to 12, library car park. Bring tools, bicycles, and the thing that you always meant to.
If you see something, report it at @/report, or in an emergency dial 999. You are on our list since you came to a meeting. To leave reply "off".

Puzzle Parlour | parlour | Friday puzzle, last week's winners, and a quiz you can't win
Good evening, puzzlers. LAST WEEK we asked how many times the hands of a clock cross in a day. Not 24! The answer is 22. Of 611 entries 398 were right, and out of the hat came Mrs Olive Trent of Hove, Raj in Pune, and "The Back Row of 7B", who share it.
THIS WEEK: I have cities but no houses, rivers but no water, forests but no trees. Too easy? Then tell me how I am folded back. Answers by Wednesday; a £20 book token for the best explanation. @/answer
LEAGUE TABLE: 1. Quizzly Bears 412 points. 2. Agatha Quiztie 409. 3. Les Quizerables 377. Your rank: 58, up 4. Well done!
THE QUIZ YOU CAN'T WIN: ten questions to which nobody knows the answer, not even our professor. Number 4: why do we yawn when others do?
PUZZLE BOOK 7 is out, 120 puzzles for £6.99, two for £12 with postage included: @/book7. No correspondence will be entered into, except about cats. Unsubscribe: @/giveup

Ember Recall Notices | safety | Product recall: EmberGlow space heaters, model EG-200
PRODUCT SAFETY RECALL. Emberglow space heaters, model EG-200, sold between October and February for about $60. The plug can overheat and cause a fire. There have been 14 reports, including two of minor burns.
STOP USING the heater immediately and unplug it. The model number is on a silver label underneath; serial numbers that begin with K or L are affected.
WHAT YOU GET: a full refund by check or a replacement, as you wish. Cut the cord, photograph it with the label, and send the picture to us, or call 555-0167 on weekdays 8 to 6. You need no receipt. We pay for everything.
{Check my serial number} You receive this since our records show that you registered or bought an EG-200. If you gave it to someone, please tell them.
This recall is conducted voluntarily in cooperation with the product safety commission. We ask for no payment and for no bank details.

Trellis Social | digest | Your week on Trellis: 14 profile views, 2 invitations
Hi Bettina, people looked at you this week: 14 viewed your profile, among them someone from Quarry Museums. {See who}
INVITATIONS: Arne Dahl, curator, would like to connect. "We met at the lamp conference." Sofia Renn, who knows nine people you know. {Accept} {Ignore}
CONGRATULATE: Pieter on 10 years at Dock 5. Lulu has a new job: head of textiles. It is Benno's birthday on Friday.
POSTS YOU MISSED: "I was fired by a calendar invitation" (1,204 reactions). "Ten tips for better labels", with a comment by Arne. JOBS for you: registrar, maternity cover. Three more.
This email was intended for Bettina (conservator). Learn why we included this. {Unsubscribe} {Help} You are receiving digest emails because you have an account on Trellis.
`
	.trim()
	.split('\n\n');
