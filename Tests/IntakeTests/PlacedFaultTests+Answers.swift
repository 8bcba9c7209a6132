extension PlacedFaultTests {
  private static func answer(_ rule: String, _ marked: String, hint: String = "") -> BadFile {
    BadFile(path: "judgements/primary/Q01.md", marked: marked, rule: rule, hint: hint)
  }

  static let answers: [BadFile] = [
    answer("unknown-grade", "# Question 1\nGrade: ↓excellent\n\nText.\n", hint: "outstanding"),
    answer("unknown-grade", "# Question 1\nGrade: ↓goood\n", hint: "'good'"),
    answer("unknown-grade", "# Question 1\nGrade: ↓R\n", hint: "write one of"),
    answer("unknown-grade", "# Question 1\nGrade: ↓I\n", hint: "write one of"),
    answer("unknown-grade", "# Question 1\nGrade: ↓-\n", hint: "write one of"),
    answer("pre-2012-grade", "# Question 1\nGrade: ↓Satisfactory\n"),
    answer("missing-reason", "# Question 1\nGrade: ↓not applicable\n"),
    answer("unknown-status", "# Question 1\nStatus: ↓in reveiw\n", hint: "in review"),
    answer("bad-date", "# Question 1\nUpdated: ↓14 June 2015\n", hint: "2015-06-14"),
    answer("unknown-key", "# Question 1\n↓Gradde: good\n", hint: "Grade"),
    answer("repeated-key", "# Question 1\nGrade: good\n↓Grade: good\n"),
    answer("unknown-key", "# Question 1\n↓Reson: it has no such schools.\n", hint: "'Reason'"),
    answer("unknown-key", "# Question 1\n↓Evidnce: [E001]\n", hint: "'Evidence'"),
    answer("unknown-key", "# Question 1\n↓Moderator: H. Lowe\n", hint: "the keys are"),
    answer("unknown-key", "# Question 1\n↓Moderated by: H. Lowe\n", hint: "the keys are"),
    answer("not-a-key-value-line", "# Question 1\nGrade: good\n↓The text follows at once\n"),
    answer(
      "not-a-key-value-line",
      "# Question 1\nGrade: good\n↓Outcomes are good: most schools improved\n",
      hint: "leave a blank line"),
    answer("not-a-key-value-line", "# Question 1\n↓Outcomes: most schools improved.\n"),
    answer("not-a-key-value-line", "# Question 1\nGrade: good\n↓Outcomes: better [E001]\n"),
    answer("not-a-key-value-line", "# Question 1\n↓Outcomes: {{gld.latest}}\n"),
    answer("not-a-key-value-line", "# Question 1\n↓- Outcomes: Good\n"),
    answer("not-a-key-value-line", "# Question 1\n↓**Grade:** Good\n", hint: "'Grade: Good'"),
    answer("not-a-key-value-line", "# Question 1\n↓**Grade**: Good\n", hint: "'Grade: Good'"),
    answer("not-a-key-value-line", "# Question 1\n↓**Author: Jo**\n", hint: "'Author: Jo'"),
    answer("not-a-key-value-line", "# Question 1\n↓* Evidence: E001\n", hint: "'Evidence: E001'"),
    answer("not-a-key-value-line", "# Question 1\n↓Evidence is: heads agree on it.\n"),
    answer("unknown-evidence", "# Question 1\nEvidence: E001, ↓E003\n", hint: "register.csv"),
    answer("unknown-evidence", "# Question 1\nEvidence: ↓E001 E002\n", hint: "';'"),
    answer("unknown-evidence", "# Question 1\nEvidence: ↓E001 (p. 3)\n", hint: "only 'E001'"),
    answer("unknown-evidence", "# Question 1\nEvidence: E001; ↓(p. 3)\n", hint: "leave it out"),
    answer("unknown-evidence", "# Question 1\nEvidence: E001, ↓p. 3\n", hint: "leave it out"),
    answer("unknown-evidence", "# Question 1\nEvidence: ↓E001–E003\n", hint: "each by itself"),
    answer("unknown-evidence", "# Question 1\nEvidence: ↓E001 to E002\n", hint: "each by itself"),
    answer("unknown-evidence", "# Question 1\nEvidence: ↓E001-E002\n", hint: "each by itself"),
    answer("unknown-evidence", "# Question 1\nEvidence: ↓E001-draft\n", hint: "register.csv"),
    answer("unknown-measure", "# Question 1\nMeasures: gld; ↓gdl\n", hint: "gld"),
    answer("unknown-priority", "# Question 1\nPriorities: P1 ; ↓P9\n", hint: "priorities.csv"),
    answer("unknown-citation", "# Question 1\n\nHeads agree [E001; ↓E099].\n"),
    answer("unknown-citation", "# Question 1\n\n> Éé: heads\n> agree [↓E99, p. 4].\n"),
    answer("unknown-citation", "# Question 1\n\nSee [↓E001–E003].\n", hint: "';'"),
    answer("unknown-citation", "# Question 1\n\nSee [↓E001-E002].\n", hint: "';'"),
    answer("unknown-citation", "# Question 1\n\nSee [↓E001 & E099].\n", hint: "';'"),
    answer("unknown-citation", "# Question 1\n\nSee [↓E001 to E003].\n", hint: "';'"),
    answer("unknown-citation", "# Question 1\n\n| a | b |\n|---|---|\n| x | [↓E07] |\n"),
    answer("unknown-citation", "# Question 1\n\nSee [↓E\u{200B}001].\n", hint: "'[E001]'"),
    answer("unknown-citation", "# Question 1\n\nSee [E002; ↓E 001].\n", hint: "'[E001]'"),
    answer("unknown-question", "# Question ↓99\n\nText.\n", hint: "1 to 28"),
    answer("unknown-question", "# Question ↓99999999999999999999\n\nText.\n"),
    answer("bad-question-heading", "↓# Question ten\nGrade: good\n"),
    answer("bad-question-heading", "↓# Question 5a\nGrade: good\n", hint: "'# Question 5'"),
    answer("bad-question-heading", "↓#Question 3\nGrade: good\n", hint: "# Question 3"),
    answer("bad-question-heading", "↓# Question One\nGrade: good\n", hint: "'# Question 1'"),
    answer("bad-question-heading", "↓# Question\nGrade: good\n", hint: "'# Question 1'"),
    answer("bad-question-heading", "↓#\u{A0}Question\u{A0}3\nGrade: good\n", hint: "anew"),
    answer("bad-question-heading", "\u{200B}↓# Question 3\nGrade: good\n", hint: "anew"),
    answer(
      "bad-question-heading", "# Question 1\n\nText.\n\n↓Question 3\nGrade: good\n",
      hint: "'# Question 3'"),
    answer(
      "bad-question-heading", "# Question 1\n\nText.\n\n↓**Question 3: our data**\n\nMore.\n",
      hint: "'# Question 3'"),
    answer(
      "bad-question-heading",
      "# Question 1\n\nText.\n↓Question 3 Is there a clear path of accountability?\nMore.\n",
      hint: "'# Question 3'"),
    answer("bad-question-heading", "# Question 1\n\nText.\n\n↓## Question 3\n\nText.\n"),
    answer("bad-question-heading", "# Question 1\n\nText.\n↓# Qestion 3\n\nText.\n"),
    answer(
      "bad-question-heading", "# Question 1\n\nText.\n\n↓### Q3\n\nText.\n",
      hint: "put another word in front"),
    answer(
      "bad-question-heading",
      "# Question 1\n\nText.\n\n↓## Q3 Is there a clear path of accountability?\n\nText.\n",
      hint: "'# Question 3'"),
    answer(
      "bad-question-heading", "# Question 1\n\nText.\n\n↓# Q3 attendance\n\nText.\n",
      hint: "or '## Q3 attendance'"),
    answer("text-before-question", "<!-- note -->\n\n↓Hello\n\n# Question 1\n"),
    answer("text-before-question", "\n\n  ↓Hello\n"),
    answer(
      "text-before-question", "↓Draft for Jo\n# Question 1\n",
      hint: "above the first heading, between '<!--' and '-->'"),
    answer("text-before-question", "↓# Primary team\n\n# Question 1\n"),
    answer("text-before-question", "↓[a]: https://example.org\n\n# Question 1\n"),
    answer("heading-level", "# Question 1\n\n↓# Our view\n\nText.\n"),
    answer("unknown-heading", "# Question 1\n\n↓## Strenghts\n\nText.\n", hint: "Strengths"),
    answer("unknown-heading", "# Question 1\n\n↓## 1. Strenghts\n\nText.\n", hint: "Strengths"),
    answer("drill-down-without-grade", "# Question 1\n\n## Drill-down\n\n↓### Boys\n\nText.\n"),
    answer("drill-down-without-grade", "# Question 1\n\n## Drill-down\n↓### KS2: maths\n"),
    answer(
      "drill-down-without-grade", "# Question 1\n\n## Drill-down\n↓### Boys: brilliant\n",
      hint: "or '### Boys: GRADE' if 'brilliant' was to be the grade; the grades are: outstanding"),
    answer(
      "drill-down-without-grade",
      "# Question 1\n\n## Drill-down\n↓### Boys – requires improvement\n",
      hint: "write '### Boys: requires improvement'"),
    answer(
      "drill-down-without-grade", "# Question 1\n\n## Drill-down\n↓### Boys -- good\n",
      hint: "write '### Boys: good'"),
    answer(
      "drill-down-without-grade", "# Question 1\n\n## Drill-down\n↓### KS2: maths (Good)\n",
      hint: "write '### KS2: maths: Good'"),
    answer(
      "drill-down-without-grade", "# Question 1\n\n## Drill-down\n↓### Looked-after - RI\n",
      hint: "write '### Looked-after: RI'"),
    answer(
      "drill-down-without-grade", "# Question 1\n\n## Drill-down\n↓### Key stages 1 - 2\n",
      hint: "'### Key stages 1 - 2: GRADE'"),
    answer(
      "drill-down-without-name", "# Question 1\n\n## Drill-down\n\n↓### : inadequate\n\nText.\n",
      hint: "'### NAME: inadequate'"),
    answer("drill-down-without-name", "# Question 1\n\n## Drill-down\n↓### : 4\n"),
    answer(
      "misplaced-key", "# Question 1\n\n↓**Grade:** RI\n\nText.\n",
      hint: "write 'Grade: RI', without marks, right below '# Question 1'"),
    answer(
      "misplaced-key", "# Question 1\nGrade: good\n\nText.\n\n↓Grade: inadequate\n",
      hint: "take it out"),
    answer(
      "misplaced-key", "# Question 1\nGrade: good\n\nText.\n\n↓Author: Jo Bloggs\n",
      hint: "move it up, right below '# Question 1'"),
    answer(
      "misplaced-key", "# Question 1\nStatus: draft\n\nText.\n↓**Status:** in review\nMore.\n",
      hint: "take it out"),
    answer(
      "misplaced-key", "# Question 1\nEvidence: E002\n\n↓Evidence: E001\n\nText.\n",
      hint: "or cite it as '[E001]'"),
    answer(
      "misplaced-key", "# Question 1\n\nText.\n\n↓Measures: gld\n", hint: "the line 'Measures:'"),
    answer("misplaced-key", "# Question 1\n\nText.\n\n↓Updated: 2015-06-14\n"),
    answer(
      "misplaced-key", "# Question 1\nGrade: good\n\n↓Author: Jo Bloggs\nshe wrote it.\n"),
    answer(
      "unknown-grade", "# Question 1\n\n## Drill-down\n### KS2: maths: ↓excellent\n",
      hint: "good"),
    answer("misplaced-drill-down", "# Question 1\n\n↓### Boys: good\n\nText.\n"),
    answer("repeated-answer", "# Question 1\nGrade: good\n\n↓# Question 1\nGrade: good\n"),
    answer("unclosed-block", "# Question 1\n\n↓```\ncode\n\n# Question 2\nGrade: good\n"),
    answer("unclosed-block", "# Question 1\n\n↓<!-- later\n\n# Question 2\nGrade: good\n"),
    answer(
      "merge-conflict",
      "# Question 1\n↓<<<<<<< HEAD\nGrade: good\n=======\nGrade: RI\n>>>>>>> theirs\n\nText.\n"),
  ]

  /// What was meant for a heading, a list or a table and prints as it is, in one paragraph.
  static let pasted: [BadFile] = [
    body("heading-without-space", "↓##Next steps\n\n1) This\n", hint: "'## Next steps'"),
    body("heading-without-space", "A point.\n  ↓######Überblick\n", hint: "'###### Überblick'"),
    body("heading-without-space", "- a point\n↓#Strengths\n", hint: "'## Strengths'"),
    body("heading-without-space", "↓##**Strengths**\n", hint: "'## **Strengths**'"),
    body("heading-without-space", "↓##2014 results\n", hint: "'## 2014 results'"),
    body("unmarked-heading", "↓Strengths\n\nWe do.\n", hint: "'## Strengths'"),
    body("unmarked-heading", "Text.\n↓**Next steps:**\nThis.\n", hint: "'## Next steps'"),
    body("unmarked-heading", "Text.\n\n↓**2. Next steps**\n\nThis.\n", hint: "'## Next steps'"),
    body("unmarked-heading", "↓1.1 Strengths\n\nWe do.\n", hint: "'## Strengths'"),
    body("unmarked-heading", "↓(2) Drill-down\n\nBoys differ.\n", hint: "'## Drill-down'"),
    body("unmarked-heading", "↓__Drilldown__\n\nBoys differ.\n", hint: "'## Drill-down'"),
    body(
      "unmarked-heading", "## Drill-down\n\n↓**Boys: inadequate**\n\nWhy.\n",
      hint: "'### Boys: inadequate'"),
    body(
      "unmarked-heading", "## Drill-down\n### Girls: good\nWhy.\n\n↓Boys: RI\nWhy.\n",
      hint: "'### Boys: RI'"),
    body("pasted-list", "Points:\n↓•\tOne\n•\tTwo\no\tBelow\n\n•\tThree\n", hint: "'- '"),
    body("pasted-list", "↓• One\n", hint: "'- '"), body("pasted-list", "↓▪One\n", hint: "'- '"),
    body("pasted-list", "↓–\tOne\n", hint: "'- '"), body("pasted-list", "↓·  One\n", hint: "'- '"),
    body("pasted-list", "↓\u{F0B7}\tOne\n"), body("pasted-list", "↓o\u{A0}\u{A0}One\n"),
    body("pasted-list", "Next:\n↓1.Agree it\n2.Train staff\n", hint: "'1. '"),
    body("pasted-list", "↓(1) Agree it\n(2) Train staff\n", hint: "'1. '"),
    body("pasted-list", "Next:\n↓a. agree it\nb. train staff\nc. report\n", hint: "'1. '"),
    body("pasted-list", "Next we will\n↓(i) agree it\n(ii) train staff\n", hint: "'1. '"),
    body("pasted-list", "Next:\n↓-Agree it\n-Train staff\n", hint: "'- '"),
    body("pasted-list", "Next:\n↓*Agree it\n*Train staff\n", hint: "'- '"),
    body("pasted-list", "Next:\n↓–Agree it\n–Train staff\n", hint: "'- '"),
    body("pasted-list", "Next:\n↓– Agree it\n– Train staff\n", hint: "'- '"),
    body("pasted-list", "↓·Agree it\n·Train staff\n", hint: "'- '"),
    body("pasted-list", "Next we\n↓– agree it\n– train staff\n– report\n", hint: "'- '"),
    body("pasted-list", "↓a)\tOne\nb)\tTwo\n"), body("pasted-list", "Points:\n↓2.\tTwo\n"),
    body("pasted-table", "↓Outcome\t2013\t2014\nGLD\t58%\t63%\n", hint: "'|---|---|---|'"),
    body("pasted-table", "\t↓2013\t2014\nGLD\t58%\t63%\n", hint: "'|---|---|---|'"),
    body("pasted-table", "Text.\n\n\t↓2014\nGLD\t63%\nMaths\t64%\n", hint: "'|---|---|'"),
    body("pasted-table", "| a | b |\n↓|---|\n| 1 | 2 |\n", hint: "'|---|---|'"),
    body("pasted-table", "| a | b |\n\n↓|---|---|\n", hint: "right below the line"),
    body("pasted-table", "| a | b |\n↓|---|\n| 1 | 2 |\n| 3 | 4 |\n", hint: "'|---|---|'"),
    body("pasted-table", "Text.\n\n↓| a | b |\n| 1 | 2 |\n", hint: "'|---|---|' below"),
    body("pasted-table", "Text.\n↓||2013|2014\n\n|Boys|50|60\n", hint: "'|---|---|---|' below"),
    body("pasted-table", "↓a | b | c\n1 | 2 | 3\n4 | 5 | 6\n", hint: "'|---|---|---|' below"),
    body(
      "pasted-table", "| a | b |\n|---|---|\n| 1 | 2 |\n↓| 1 | 2 | 3 |\n| 4 | 5 | 6 |\n",
      hint: "'|---|---|---|'"),
    body("pasted-table", "Text.\n\n↓Outcome\t2013\n\nGLD\t58%\n"),
  ]

  /// What is printed otherwise than it was typed, or not at all.
  static let odd: [BadFile] = [
    body("printed-otherwise", "One,\nand two [E001].\n↓-----\n", hint: "empty line above"),
    body("printed-otherwise", "We know it.\n↓=====\n\nMore.\n", hint: "take this line away"),
    body("printed-otherwise", "One,\nand two\n↓--\n", hint: "take this line away"),
    body("printed-otherwise", "\t↓Heads agree [E001].\n", hint: "white space"),
    body("printed-otherwise", "Text.\n\n    ↓## Next steps\n", hint: "white space"),
    body("printed-otherwise", "1. One\n↓3. Three\n5. Five\n", hint: "'3\\.'"),
    body("printed-otherwise", "2013) One\n\n↓2015) Two\n", hint: "'2015\\)'"),
    body("printed-otherwise", "It shows\n\n↓> 90% of heads.\n", hint: "'\\>'"),
    body("printed-otherwise", "It's\n↓> £5 more.\n", hint: "'\\>'"),
    body("printed-otherwise", "A↓*s rose while A*s fell.\n", hint: "'\\*'"),
    body("printed-otherwise", "At ages 3↓~5 and 7~11 it rose.\n", hint: "'\\~'"),
    body("printed-otherwise", "It's ↓~£5,000–~£6,000.\n", hint: "'\\~'"),
    body("printed-otherwise", "It's {{gld.latest}}↓% now.\n", hint: "leave '%' out"),
    body("printed-otherwise", "It's {{gld.latest}} ↓per cent.\n", hint: "leave 'per cent' out"),
    body("printed-otherwise", "It's ↓{gld.latest} now.\n", hint: "'{{gld.latest}}'"),
    body("printed-otherwise", "It's ↓{{ gld.latest } now.\n", hint: "'{{gld.latest}}'"),
    body("printed-otherwise", "It's ↓{{gld.latest and so on.\n", hint: "'{{gld.latest}}'"),
    body("printed-otherwise", "It's ↓{{gld.latest.\n\nMore.\n", hint: "'{{gld.latest}}'"),
    body("printed-otherwise", "It ↓{{gld.first, then {{gld.latest}}.\n", hint: "'{{gld.first}}'"),
    body("printed-otherwise", "Ours↓â€™s, theirsâ€™s.\n", hint: "write '’'"),
    body("printed-otherwise", "↓Â£5 more.\n", hint: "write '£'"),
    body("printed-otherwise", "Text.\n\n↓<!-- ask Jo -->\n", hint: "above the first"),
    body("printed-otherwise", "Text ↓<!-- ask Jo --> and more.\n", hint: "above the first"),
    body("printed-otherwise", "↓![](media/image1.png)\n", hint: "in words"),
    body("printed-otherwise", "So ↓![Map](map.png) it is.\n", hint: "in words"),
    body("printed-otherwise", "[↓![Map](map.png)](https://example.org)\n", hint: "in words"),
    body("printed-otherwise", "So ↓[](https://example.org) it is.\n", hint: "'[our plan](…)'"),
    body("printed-otherwise", "So ↓[ ][a] it is.\n\n[a]: plan.pdf\n", hint: "square brackets"),
    body(
      "unprinted-definition", "↓[i]: <data:image/png;base64,iVBO>\n", hint: "take this line out"),
    body("printed-otherwise", "It↓[^1] rose[^2].\n\n[^1]: Our own count.\n", hint: "note's words"),
    body("printed-otherwise", "## Ours ↓{#ours}\n\nIt rose.\n", hint: "take it out"),
    body("printed-otherwise", "Heads [say]↓{.underline} so.\n", hint: "and the brackets"),
    body("printed-otherwise", "It is↓{width=\"6.0in\"} so.\n", hint: "take it out"),
    body("printed-otherwise", "It ↓{--fell--}{++rose++}.\n", hint: "deleted"),
    body("printed-otherwise", "It rose ↓\\[E002\\].\n", hint: "write '[E002]'"),
    body("printed-otherwise", "It rose ↓[see E002].\n", hint: "write '[E002]'"),
    body("printed-otherwise", "It rose ↓[E002: page 4].\n", hint: "write '[E002, page 4]'"),
    body("printed-otherwise", "It rose ↓[E002 page 4].\n", hint: "write '[E002, page 4]'"),
    body("printed-otherwise", "It rose ↓[E002 p4].\n", hint: "write '[E002, p4]'"),
    body("unprinted-definition", "It rose [1].\n\n↓[1]: SFR36/2015\n", hint: "colon"),
    body("unprinted-definition", "It rose.\n\n↓[1]: https://example.org\n", hint: "'[1]'"),
    body(
      "unprinted-definition",
      "A [plan][1].\n\n[1]: https://example.org/a\n\n## Strengths\n\n[Minutes][1].\n\n"
        + "↓[1]: https://example.org/b\n", hint: "a label of its own"),
    body("unprinted-definition", "> It rose.\n>\n> ↓[1]: Ofsted\n", hint: "colon"),
    BadFile(
      path: "priorities/P1.md", marked: "\t↓Done [E001].\n", rule: "printed-otherwise",
      hint: "white space"),
  ]

  private static func body(_ rule: String, _ text: String, hint: String = "") -> BadFile {
    BadFile(
      path: "judgements/primary/Q02.md", marked: "# Question 2\nGrade: good\n\n\(text)", rule: rule,
      hint: hint)
  }

  static let files: [BadFile] = [
    BadFile(path: "judgements/Q01.md", marked: "↓# Question 1\n", rule: "file-outside-team"),
    BadFile(path: "judgements/primary/Q02.md", marked: "↓", rule: "empty-file"),
    BadFile(
      path: "judgements/primary/Q02.md", marked: "↓{\\rtf1\\ansi # Question 2\\\n}",
      rule: "not-a-text-file", hint: "plain text"),
    BadFile(
      path: "judgements/primary/Q02.md", marked: "↓<HTML><p># Question 2</p></HTML>",
      rule: "not-a-text-file", hint: "plain text"),
    BadFile(
      path: "judgements/primary/q01.md", marked: "↓# Question 2\n\nLost.\n", rule: "misnamed-file"),
    BadFile(
      path: "judgements/PRIMARY/Q01.md", marked: "↓# Question 2\n\nLost.\n", rule: "misnamed-file"),
    BadFile(path: "Register.csv", marked: "↓id,title\nE3,Lost\n", rule: "misnamed-file"),
    BadFile(
      path: "judgements/primary/Q01 (Jo's conflicted copy 2015-06-14).md",
      marked: "↓# Question 1\n\nOld.\n", rule: "misnamed-file", hint: "delete it"),
    BadFile(
      path: "measures/own - Copy.csv", marked: "↓measure,period,value\ngld,2014/15,1\n",
      rule: "misnamed-file", hint: "delete it"),
    BadFile(
      path: "measures/late.csv.txt", marked: "↓measure,period,value\n", rule: "misnamed-file",
      hint: "'.csv'"),
    BadFile(
      path: "measures/late.txt", marked: "↓measure,period,value\n", rule: "unexpected-file",
      hint: ".csv"),
    BadFile(path: "judgements/primary/Q02.docx", marked: "↓text", rule: "unexpected-file"),
    BadFile(path: "judgements/primary/old/Q02.md", marked: "↓text", rule: "unexpected-file"),
    BadFile(path: "measures/own.xlsx", marked: "↓text", rule: "unexpected-file"),
    BadFile(path: "Measures.xlsx", marked: "↓text", rule: "unexpected-file"),
    BadFile(
      path: "register.csv.txt", marked: "↓id,title\nE003,Lost\n", rule: "misnamed-file",
      hint: "put it in the place of 'register.csv'"),
    BadFile(
      path: "actions.csv.txt", marked: "↓id,priority,action\n", rule: "misnamed-file",
      hint: "rename it to 'actions.csv'"),
    BadFile(path: "laser.json.txt", marked: "↓{}", rule: "misnamed-file", hint: "'.txt'"),
    BadFile(path: "figures.csv.txt", marked: "↓measure,period,value\n", rule: "unexpected-file"),
    BadFile(path: "actoins.csv", marked: "↓id", rule: "misnamed-file", hint: "actions.csv"),
    BadFile(path: "history.xlsx", marked: "↓id", rule: "misnamed-file", hint: "history.csv"),
    BadFile(
      path: "priorities/P2.md", marked: "↓Done.\n", rule: "unknown-priority", hint: "priorities.csv"
    ),
    BadFile(
      path: "priorities/P1 (1).md", marked: "↓Done.\n", rule: "unknown-priority",
      hint: "by its name it's a copy: rename it to 'P1.md'"),
    BadFile(
      path: "priorities/Reading plan.md", marked: "↓Done.\n", rule: "unknown-priority",
      hint: "rename it to the id of its priority"),
    BadFile(
      path: "measures/dfe.csv", marked: "↓time_period,geographic_level\n201415,National\n",
      rule: "unused-data-file"),
  ]
}
