/** Invented sentences of the kind that people write into an action plan: none of them is about anybody, so none may be a finding. */
export const ordinarySentences: readonly string[] = `
The multi-agency chronology template was agreed on 14 March 2026 and goes live in all four localities from 1 April.
71% of plans now carry a chronology, up from 54% in the first quarter.
Action 2.3 is on track; 2.4 depends on the new recording system.
The steering group met on 12/02/2026 and agreed the revised timescale.
Training reached 240 of 312 practitioners by the end of quarter 3.
We expect to close this by 31/12/2026.
Risk assessments were audited in May: 38 of 40 met the standard.
The draft self-evaluation goes to the board on Thursday 26 November at 10:30.
Funding of £1,250,000 is confirmed for 2026-27.
Two of the three posts are filled and the third is advertised again.
The partnership reviewed 1,024 records over 18 months.
All six secondary schools have returned their baseline data.
The NHS board and the council signed the information sharing protocol on 3 June 2026.
Waiting times fell from 18 weeks to 11 weeks between January and June.
The lead officer changed in week 34; the handover is complete.
See paragraph 4.12 of the inspection report, page 27.
The evaluation covers 2016-17 and 2017-18.
Improvement area 3 has four actions, of which two are complete.
Feedback from 63 young people was collected at 5 events.
A second audit of 50 case files is planned for 2027.
The advice line took 412 calls in August and 389 in September.
Version 2.1 of the guidance was published on 20 September 2017.
This was delayed by the move to the new building in Q2.
The board asked for a report every 28 days.
Attendance at child's planning meetings rose to 88.5%.
Health visitors now complete the assessment within 10 working days.
The pupil equity fund pays for the family worker until 31 March 2027.
Every school has a named person for wellbeing concerns.
The data set has 14 indicators, 9 of them new.
Six reviews were held between 1 and 26 May 2026.
We compared 2019, 2020, 2021 and 2022.
Outcome 1.2.3 of the children's services plan is the measure.
Item 7 of the minutes of 09/11/2026 refers.
The locality team in the North East has 12.5 full-time staff.
The procurement reference is PR/2026/0417.
The purchase order was raised in week 12 and paid in week 16.
The next inspection window runs from Nov 2026 to Jan 2027.
There were 0 missed visits in October.
Of 118 referrals, 97 were answered within 24 hours.
Supervision now happens every 4 to 6 weeks.
The policy was last changed on 2026-11-24 10:42.
The average caseload is 16.4, down from 21.7.
Staff turnover stands at 8.1 per cent for the year to date.
All of phase B is complete and phase C begins in May.
The dashboard shows rates per 1,000 children for each locality.
A short-life working group of 9 people will report back in 6 weeks.
Young people aged 16 to 26 helped to write the new leaflet.
The service supports children aged 0 to 5 and their families.
The age group of 8 to 12 has the longest waits.
Babies born in the city are seen within ten days of coming home.
More babies were born early in 2025 than in the two years before.
The number of babies born below 2,500 grams fell by 3%.
The GP cluster leads have all been briefed.
Three GP practices are piloting the new referral form.
The NHS dental team visited 44 nurseries.
NHS colleagues chaired 8 of 12 meetings.
Patient feedback is collected by text message every quarter.
Hospital discharge planning now includes the family worker.
The candidate for the improvement post starts on 5 January 2027.
SQA results for care-experienced young people improved for a third year.
A total of 1,480 pupils took part in the survey.
National Insurance contributions are part of the staffing cost of £412,300.
The insurance for the family centre was renewed for 12 months.
Benefits claims are now supported at the drop-in.
We are 3rd of 32 in the national comparison.
The S2 1st term survey has closed.
Year groups S1 to S3 have completed the questionnaire.
P1 2nd phase reports are due in June.
The P7 to S1 move is planned with every family.
Rooms G1 and G2 are set aside for family time.
The E1 form replaces the B12 form from Monday.
Form M4 is no longer used.
The A9 roadworks delayed 2 home visits.
Bus routes 22 and 47 serve the new centre.
The target is 95% within 15 working days; we are at 91%.
Nine out of 10 families said that they had been listened to.
Two thirds of the 2025 cohort went on to a positive destination.
By week 40 we had trained 18, 24 and 31 people in the three areas.
The scores were 5 5 4 4 3 3 4 4 5.
Quarterly figures: 12 14 16 18.
The figures for the four quarters were 112, 98, 104 and 121.
Grades went from 3 to 4 for QI 5.1 and QI 5.2.
Recommendation 11 has been absorbed into action 4.6.
We moved the due date from 30 June 2026 to 30 September 2026.
The risk stays at 12 (3 x 4) on the register.
The risk score fell from 16 to 9 over 6 months.
The steering group will meet on 4, 11 and 18 December.
The meeting runs from 10:00-12:30 in the chamber.
Drop-ins are on Tuesdays 09.30 - 11.30.
Opening hours are 8-6 on weekdays and 10-2 on Saturdays.
The helpdesk ticket 48213 was closed.
The change request CR-2026-118 is with the supplier.
The contract runs from 01/04/2025 to 31/03/2028.
The contract is worth £98,500 a year for 3 years.
An extra £45k came from the Scottish Government in year 2.
Underspend of £12,345.67 was carried forward.
The budget line 40217 is shared with housing.
The 2024/25 report went to committee in August.
We sampled 25 of 1,036 plans, which is 2.4%.
Sampling was done on 17 Feb, 3 Mar and 21 Apr.
Response rates were 34%, 41% and 52% in three rounds.
Median wait: 9 days; longest: 31 days.
Staff can use the tool on 300 tablets from 1 December 2026.
The tablet roll-out is 85% complete.
It takes 45 minutes to complete the form, down from 70.
The new template has 6 headings and 2 pages.
The learning review found 4 themes and made 7 recommendations.
All 7 recommendations were accepted by the chief officers' group.
The chief officers' group meets on the 2nd Tuesday of each month.
The action belongs to the strategic lead for early help.
The third sector forum has 27 members.
A parent group of 14 tested the letter before it was sent.
The letter now fits on one page and reads at age 11 level.
Interpreters were used in 19 meetings and 6 languages.
Advocacy reached 56 children, against a target of 60.
The last house has its advocate.
Foster carers' training has a waiting list of 8.
Kinship payments are now made within 5 days.
The children's rights officer joined every review in July.
Two sets of brothers and sisters were reunited in their new homes.
Siblings are placed together in 82% of cases.
The virtual head teacher reports each term.
Exclusions fell by a fifth compared with 2023-24.
Part-time timetables are reviewed every 20 school days.
The speech and language pathway was rewritten in 5 steps.
We hold the joint inspection mock interviews in week 47.
The peer review took place on 6-8 October 2026.
Reviewers read 32 files, and spoke to 41 staff and 11 families.
The report will be published on or before 1 May 2027.
The audit tool is version 3.0, dated 15.06.2026.
The minute of 15.06.2026 has been corrected.
Due: Fri 4 Dec.
Completed on the 21st of August 2026.
From September 1, 2026 all new plans use the standard.
Start 01-09-2026, end 30-11-2026, review after 90 days.
This is linked to actions 1.1, 1.4, 2.2 and 3.7.
The evidence is in folder 12, documents 3 to 9.
Chapter 6, section 2, table 14 shows the trend.
The appendix lists 128 services on 9 pages.
Police Scotland shared 1,842 concern reports in 12 months.
Reports are screened within 1 working day in 96% of cases.
The initial referral discussion standard is met in 9 of 10 cases.
The IRD recording tool was tested with 15 practitioners on 2 sites.
The court team has 4 reports outstanding from 2025.
The children's hearing centre has 3 rooms and 1 quiet space.
The duty system was staffed on 365 days of the year.
Out of hours calls peaked at 57 in the week of 24 December.
The email address of the team mailbox will change in May.
Ask improvement@council.example for the template.
Send the return to the team at plans@schools.council.example by noon on Friday.
The call on 101 was logged and answered.
Families are told about 999, 111 and the duty team.
The survey closes at 17:00 on 30/11/2026.
The postcode lookup on the referral form is fixed.
Postcode areas G and KA are covered by the pilot.
The date of birth field is now required on the form.
DOB is no longer shown on the printed list.
The CHI field was removed from the shared template.
The candidate number field was removed as well.
Nobody's NHS number is kept in the plan.
Phone contact rose by 12% after the leaflet.
The team answers the phone from 8 to 8.
The barrier is the supplier's date: they offer 2027 at the earliest.
Help needed: a decision about the 2 vacant posts before 18 December.
No change since the last update of 26 October.
On track. Next update due 22 December 2026.
Blue: complete, with evidence checked by the board on 19 November.
Red: 46 days late, waiting for legal advice.
Amber, since 2 of 5 milestones have slipped.
Green, with 4 of 5 milestones done.
The first 100 days of the new service end on 9 January.
We have moved from 4 paper forms to 1 electronic form.
Each locality manager has a list of 20 plans to quality assure.
The moderation panel agreed with 17 of 20 gradings.
A 10-point checklist replaces the 34-page manual.
The improvement team has 3.6 posts and covers 4 localities.
`
  .trim()
  .split('\n');
