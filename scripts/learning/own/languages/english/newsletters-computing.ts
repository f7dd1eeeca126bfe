// Newsletters about computers: tips between sponsors, downloads, tickers of headlines, updates of weblogs, standards, white papers
// and webinars. Written for training: they are full of other people's links and of offers for software.
// A block each: sender | local part | subject, then paragraphs. `@/` stands for the sender's own place; {link text} for a button.

export const COMPUTING: string[] = `
Desktop Tips Daily | tips | Tip 482: make your desktop start faster
DESKTOP TIPS DAILY - one tip a day, five days a week, free. To change your subscription see the end of this message.
--- SPONSOR --- TIRED OF POP-UPS? PopSwat closes them before they open. Try it free for 15 days, then $19.95. No spyware, no adware, uninstalls cleanly. Download now: http://www.popswat.example/tips --- END SPONSOR ---
TODAY'S TIP: many programs start themselves with the system and never ask. Click Start, Run, type msconfig and press Enter. On the Startup tab remove the check marks from what you know and do not need. If in doubt leave it alone; you can always put the mark back. Restart.
READER MAIL: Vern in Duluth asks why his clock loses an hour a day. Vern, it is the battery on the board, a three-dollar part. Unplug the machine first.
--- SPONSOR --- Print your own labels, cards and banners with Label Barn 4. Regular price $49.95, for readers $24.95 until Friday. http://www.labelbarn.example/offer --- END SPONSOR ---
YESTERDAY'S POLL: do you back up your files? Every day 9%, every week 22%, "I mean to" 69%. Today: how many passwords do you have on sticky notes? Vote: @/poll
You are subscribed as a reader of Desktop Tips Daily. To unsubscribe, send a blank message to the address that begins with leave. Reply to this message and it goes to the editor, who reads everything and answers some.

Palmtop Planet | downloads | Freeware of the week: 12 new downloads for your handheld
Hi planeteers! Twelve new programs for your handheld this week, nine of them free. As always we have tried each on our own machines and lost only one address book.
TOP FREEWARE: 1. Tide Clock 1.2, tides for 400 harbours, 38K. 2. Shopper, a grocery list that remembers aisles, 22K. 3. Mini Chess, beats me, 51K. Download all: @/free
SHAREWARE: BudgetBuddy 3.0 ($14.95, 30-day trial) now syncs with your desktop. Diet Log ($9.95) counts calories, also for those who cheat. WordWrestle ($7.95) is the most addictive game of the year.
ACCESSORY DEAL: leather cases $12.99 instead of $29.99 for subscribers, enter PLANET at checkout: http://www.casewright.example/planet. Screen protectors, pack of ten, free with any case.
TIP: a soft reset cures nearly everything. A hard reset cures the rest, and deletes all your data, so sync first.
Know somebody with a new handheld? Send them this newsletter. To remove yourself click @/remove and enter the address to which this was sent.

Ringback Mobile | content | New this week: 8 wallpapers, 5 games and 1 tune you can't shake
Hey! Your monthly pack includes 10 downloads and you have used 4. Six left until the 30th, and unused downloads do not carry over, so get going!
TUNES: "Slow Train Home", "Neon Fish", "My Landlord's Parrot". GAMES: Tunnel Cat 2 (works on all colour phones), Sudoku Stack, Penalty Kings. WALLPAPERS: lighthouses, sports cars, that sleepy hedgehog again.
HOW TO DOWNLOAD: text the code beside each item to 55501 from your phone, or log in at @/pack. Standard data rates may apply.
Your plan costs $5.99 a month and appears on your phone bill. To cancel text STOP to 55501 at any time; you keep what you have downloaded. Help: text HELP.
You must own the phone or have the permission of the person who pays the bill. This is a customer service message for subscribers.

Wire Noon Headlines | ticker | Noon headlines, Tuesday
TOP STORIES
Senate passes highway bill 61 to 38 http://www.wirenoon.example/s/20411
Storm leaves 40,000 without power on the coast http://www.wirenoon.example/s/20417
Airline talks collapse, strike set for Friday http://www.wirenoon.example/s/20409
Court lets merger of two phone companies stand http://www.wirenoon.example/s/20402
WORLD: Election too close to call; both sides claim victory http://www.wirenoon.example/w/8834 - Quake shakes capital, no injuries reported http://www.wirenoon.example/w/8831 - Peace envoy returns with "a page and a half" http://www.wirenoon.example/w/8829
BUSINESS: Carmaker to cut 3,000 jobs http://www.wirenoon.example/b/5510 - Oil falls below $30 http://www.wirenoon.example/b/5507 - Chip sales up for third month http://www.wirenoon.example/b/5502
HEALTH: Drug for migraine wins approval http://www.wirenoon.example/h/310 - Study: vitamin E no help against heart disease http://www.wirenoon.example/h/309 SPORTS: Rookie pitches no-hitter http://www.wirenoon.example/sp/77 WEIRD: Man finds own stolen bicycle at police auction, buys it http://www.wirenoon.example/o/12
You asked for headlines at noon. Change the time, the sections or your address, or cancel: @/alerts. Copyright, all rights reserved.

Blogroll Ping | updates | 17 of your favourite weblogs were updated today
The following weblogs on your list have changed since yesterday. Newest first.
Slow Bicycle - "Why I sold the car, and who bought it" http://slowbicycle.example/archive/000312.html
Letters from the Attic - "Moths" http://www.atticletters.example/2004/moths
Mrs. Compiler - "A garbage collector in forty lines, with jokes" http://mrscompiler.example/gc
Third Shift Nurse - "What they never tell you about January" http://thirdshift.example/blog/?p=91
Feeding Seven - "Casserole number 200, free cookbook for commenters" http://feedingseven.example/200.html
Deep South Politics - "The recount, day nine: nobody has won and everybody is claiming it" http://dsp.example/recount9
Photographs of Doors - "Green, Porto" http://doors.example/porto/green
The Unpaid Film Critic - "I sat through all three so that you save $24" http://unpaidcritic.example/24
ADD OR REMOVE weblogs from your list at @/mylist. Turn off the daily mail there too, or switch it to weekly. Blogroll Ping is run by one person in her spare time; donations pay for the server: @/donate

Byteboard Forums | digest | Digest of "Home Networking", 9 new posts
Topics in this digest: 1. Router drops connection every hour (4 posts). 2. Is my neighbour on my wireless? (3). 3. SELL: two switches, 8 port (1). 4. Introducing myself (1).
1. Router drops connection every hour. From: ductape. "I have reset it, updated it, sworn at it. Every hour, on the hour. Help!!!" - From: old_marge. "Look at the lease time. An hour is 3600 seconds. I bet my hat." - From: ductape. "It was 3600. Keep your hat, you are a genius."
2. Is my neighbour on my wireless? From: worried_in_4B. "There is a machine called STEVE on my network and I know no Steve." - From: moderator. "Change the password, call it something Steve will not guess, and use the stronger encryption. The howto is pinned at the top."
3. SELL: two switches, 8 port, $15 each plus postage. Works. Payment by money order, or in cash if you come and have a coffee.
To read the full topics or to reply go to @/forum/7. To get single messages instead of a digest, or none, edit your profile. Remember the rules: no warez, no serial numbers, no selling of things that are not yours.

27k Watch | editor | 27k Watch issue 19: certification in numbers, a policy for laptops, Q & A
Welcome to issue nineteen of 27k Watch, the free newsletter for those who implement, audit or merely survive the information security management standards.
1) CERTIFICATION IN NUMBERS. The register lists 2,913 certificates worldwide, 212 more than at our last issue. Japan leads, and Hungary has overtaken Italy.
2) A POLICY FOR LAPTOPS. Most policies say "laptops must be secured" and stop there. Ours has nine lines, and you may copy it: who may take one home, what is encrypted, whom to call when it is stolen, in which order.
3) BUSINESS IMPACT: a retailer lost its data centre to a burst pipe above the ceiling. The plan for continuity was complete and tested, and was kept in the data centre.
4) QUESTIONS. "Must the risk assessment be quantitative?" No. The standard asks for comparable and reproducible results. "Is there a toolkit?" Several. Ours contains the standards, sample policies, a presentation for management and a glossary: @/toolkit
5) MORE FREE RESOURCES: a self-assessment questionnaire, and a list of accredited certification bodies by country. Please forward this newsletter to colleagues who may find it useful.
To subscribe send a blank mail with subject "subscribe"; to be removed, one with "remove". Submissions are welcome. Copyright of the editor; may be freely distributed if unchanged.

Patchwork Advisory | advisories | [Patchwork] Critical: update the Quillmail server to 4.2.7 now
SEVERITY: critical. AFFECTED: Quillmail server 4.0.0 to 4.2.6 on all systems. NOT AFFECTED: 3.x. EXPLOITED: yes, since Saturday.
SUMMARY: the calendar endpoint trusts a length that the client sends. An attacker without a password can run commands as the mail user. One request is enough and leaves a single line in the log.
WHAT TO DO: update to 4.2.7. If you cannot, block the path /cal at your proxy. Then look for new files under the spool that end in .tmp.js and for outgoing connections to port 4444; if you find some, assume that passwords were read and change them.
Vendor's notice: http://www.quillmail.example/security/2024-07. Our write-up with packet captures: @/quillmail
TIMELINE: reported on 3 June, acknowledged on 4 June, fixed on 14 June. Thanks to the vendor for eleven quick days.
You subscribed to critical advisories for: mail servers. Signed with our key, whose fingerprint is on our site. Unsubscribe: @/lists

Redwood Research Library | library | FW: White paper: 7 hidden costs of free storage
Sam - thought of you when this came in, given what happened with the tapes. No need to answer. R.
---- Forwarded message ---- NEW WHITE PAPER: Seven Hidden Costs of Free Storage. Your cloud bill is only the beginning. Analysts of Redwood Research interviewed 340 heads of IT and found that what nobody budgets for makes up 43% of the total cost.
Download your complimentary copy today and learn: how egress fees are made, why "unlimited" has a limit, what to ask a vendor before you sign, and how one hospital saved $210,000 in its first year. @/hidden-costs
ALSO NEW: Magic or Method? Ransomware recovery in practice (18 pages). A buyer's guide to tape, yes, tape. Webcast on demand: Backups that nobody has restored are wishes.
Sponsored by Stonevault, the leader in immutable backup. By downloading you agree that the sponsor may contact you; untick the box if you would rather not.
This email was sent to a business address that registered with our library. Privacy policy and unsubscribe: @/preferences

Meridian Cloud | events | Webinar series: Zero to production in four Thursdays
{Save my seat} Join our engineers for four free sessions of 45 minutes. Bring a laptop; leave with something that runs.
Thursday 1: containers without tears. Thursday 2: secrets, and why yours are in the repository. Thursday 3: observability on a budget. Thursday 4: the night everything broke, a true story with graphs.
Can't make it live? Register anyway and we send you the recording and the slides the next morning. Certificates of attendance on request.
What people said: "No sales pitch until minute 44" (Ola, platform engineer). "I finally understand ingress" (nobody ever, until Sven).
{Add the series to my calendar} {See the agenda} You are receiving this because you attended a Meridian event. {Unsubscribe} or {choose topics}.

Null Pointer Weekly | hello | NPW #311: the bug that only happened on Wednesdays
Hi all. Small issue, as the editor has a cold.
THE BUG THAT ONLY HAPPENED ON WEDNESDAYS. It was the longest weekday name and the buffer was nine bytes. A lovely read in three parts. {Read}
A DATABASE IN ONE FILE, nineteen years later: what its author would do again and what not. {Read}
STOP WRITING DASHBOARDS that nobody looks at. A rant, and I agree with most of it. {Read}
CODE: a parser for addresses that handles the comments nobody uses; a terminal game about bees; regular expressions drawn as railways.
SPONSOR: Cronwatch tells you when your jobs do not run. Free for five jobs, no credit card required. {Try Cronwatch}
JOBS: Rust developer for tide models (remote, Europe). Engineering manager, hearing aids (Aarhus). QUOTE: "It is not legacy, it is revenue." See you on Friday. {Archive} {Unsubscribe}

Shareware Shelf | shelf | Your registration code and what's new in version 5
Thank you for supporting shareware! You registered Font Drawer in 2002, so version 5 is a free upgrade for you. Your old code still works, there is no need to buy again.
NEW IN 5: previews of 1,000 fonts in under a second. Printing of specimen sheets. A Danish translation by Jens, who got nothing for it but our thanks. Fixed: crash on fonts with names longer than 63 letters.
DOWNLOAD the full installer, 2.1 MB: @/fontdrawer5.zip. Install over the old version; your groups are kept.
LOST YOUR CODE? Reply with the name under which you registered and we send it again, usually within a day.
SPECIAL: registered users get Icon Drawer for $9 rather than $18 till the end of the month. Pay by card or cheque via our order page: @/order
We write two or three times a year. If that is too much for you, reply and say so.

Cloudlet Status | status | Incident report: 47 minutes without mail on 9 May
Summary: on 9 May from 14:02 to 14:49 UTC new mail was not delivered for 12% of accounts. No message was lost; all were delivered by 15:20. We are sorry.
What happened: a certificate between two of our services expired. The alert for it went to a mailbox of an employee who left us in January. Renewal is automatic everywhere but there, because of an exception made in 2019 which nobody remembered.
What we did: renewed it by hand, then found two more of the kind. What we shall do: alerts go to a rota, never a person. Exceptions get an end date. A test now fails when a certificate has under thirty days left.
Your service level for May is 99.89%. Customers with a business plan get a credit of 10% on the next invoice, without having to ask.
{Full timeline} {Subscribe to updates by RSS} You get incident reports as technical contact of your organisation. {Change contacts}

Type & Grid | nora | I was wrong about dark mode
Last autumn I told nine thousand of you that dark mode was a fad. Forty-one of you replied, several with studies, one with a drawing of me in a cave. I have now lived in it for three months.
What I learned: it is not about eyes, it is about rooms. In a bright office black pages are mirrors. In bed white ones are floodlights. The right answer is the dull one: ask the system and believe it.
Three mistakes that I see everywhere: pure black, pure white, and shadows. On dark ground depth must come from lighter surfaces. I redrew our settings page as an example. {See before and after}
Recommended: a talk about road signs in Iceland; a font drawn by a dentist; the colour tool that I use daily, which is free.
The course opens again on 1 June, 30 seats, 290 or pay what you can if you are a student. Early readers of this letter get 15% off with NORA15. {Course details}
Thank you for reading. Hit reply, I answer on Sundays. {Unsubscribe} {Share this post} {Read in the app}

Handset Herald | herald | Review: the phone that folds, a $49 smartwatch, and 3 free months of music
Good morning, Heralds. We dropped the new folding phone eleven times so you don't have to. It survived ten.
REVIEW: brilliant screen, poor battery, $1,299. Wait for the next one, or buy last year's refurbished from $479 with a warranty of 12 months. {Full review}
BUDGET: the $49 watch measures steps and sleep well, heart rate so so, and blood pressure not at all, whatever the box says. {Review}
DEALS WE CHECKED: 3 months of music free for new subscribers, then 10.99 a month, remember to cancel. Chargers, 65 W, 19.99 instead of 34.99. SIM-only, 20 GB for 8 a month, no contract.
SECURITY: update your phone today. The fix released on Monday closes a hole that is being used by people who send pictures. Settings, system, update.
Some links are affiliate links. {Manage subscription} {Unsubscribe} Handset Herald, part of Tin Can Media.
`
	.trim()
	.split('\n\n');
