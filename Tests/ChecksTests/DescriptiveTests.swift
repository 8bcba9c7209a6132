import Diagnostics
import Testing

/// If this fails, teams are told that good judgements are mere description, and switch the check
/// off; or description passes for judgement.
struct DescriptiveTests {
  /// An answer, and words of which each must be among those that decided.
  struct Answer: CustomTestStringConvertible, Sendable {
    var text: String
    var deciding: [String]
    var testDescription: String { String(text.prefix(60)) }
  }

  private func findings(_ text: String, grade: String = "good") -> [Finding] {
    TestWorkspace(answer: "# Question 3\nGrade: \(grade)\n\n\(text)\n").findings("descriptive")
  }

  @Test(arguments: descriptive)
  func `description is found, and the words that gave it away are named`(answer: Answer) throws {
    let finding = try #require(findings(answer.text).first)
    for word in answer.deciding {
      #expect(finding.message.contains("'\(word)'"), "\(finding.message)")
    }
    #expect(finding.position.line == 1)
  }

  @Test(arguments: evaluative)
  func `judgement is not taken for description`(answer: Answer) {
    #expect(findings(answer.text).map(\.message) == [])
  }

  @Test(arguments: FurtherAnswers.descriptive)
  func `other descriptions are found too`(text: String) {
    #expect(findings(text).count == 1)
  }

  @Test(arguments: FurtherAnswers.evaluative)
  func `other judgements are left alone too`(text: String) {
    #expect(findings(text).map(\.message) == [])
  }

  @Test(arguments: ["", "The team meets every month and publishes its minutes.", "Well."])
  func `a few words are not weighed`(text: String) {
    #expect(findings(text).isEmpty)
  }

  @Test func `what is not judged yet is not weighed`() {
    let answer = "# Question 3\n\n\(Self.descriptive[0].text)\n"
    #expect(TestWorkspace(answer: answer).findings("descriptive").isEmpty)
  }

  static let descriptive: [Answer] = [
    Answer(
      text: "Training is provided for governors. Meetings are held every half term. Minutes are "
        + "circulated to schools.",
      deciding: ["is provided", "are held"]),
    Answer(
      text: """
        The Head of Service meets with the Cabinet member every month. Reports are presented to the
        Children's Services Scrutiny Committee three times a year. The School Improvement Board is
        chaired by the Director and consists of headteachers, governors and officers. Minutes are
        circulated to all members. Each report covers attainment, attendance and exclusions.
        """, deciding: ["meets", "are presented"]),
    Answer(
      text: """
        All schools are allocated a school adviser who visits once a term. Following each visit a note
        is written and shared with the headteacher and chair of governors. Advisers discuss data,
        leadership and the school development plan. Schools causing concern receive additional visits
        and are reviewed every six weeks by the Monitoring and Intervention Team.
        """, deciding: ["are allocated", "visits"]),
    Answer(
      text: """
        The local authority provides a wide range of training for governors, including induction,
        safer recruitment and understanding data. The programme is published each September on the
        Schools Portal. Governors can book places online. Clerks attend briefings every term and
        receive a weekly bulletin. The Effective Governance Group meets to agree the programme.
        """, deciding: ["provides", "is published"]),
    Answer(
      text: """
        The service aims to ensure that all children attend good or outstanding schools. We are
        committed to raising standards and closing the gap for disadvantaged pupils. Our strategy sets
        out how we will work with schools to improve outcomes. It has five priorities and is
        reviewed annually by the Directorate Leadership Team.
        """, deciding: ["will", "sets"]),
    Answer(
      text: """
        A data pack is produced for every school in the autumn term. It includes results for each key
        stage, attendance and exclusions, with comparisons to national figures. Advisers use the pack
        in their autumn visit. The pack is also shared with dioceses. Training on how to use it
        effectively is offered to new headteachers.
        """, deciding: ["is produced", "includes"]),
    Answer(
      text: """
        Team members have an annual appraisal in April and a mid-year review in October. Objectives
        are agreed with line managers and linked to the service plan. Training needs are identified
        and recorded. The leadership team monitors completion and reports to Human Resources. Staff
        attend a full service meeting every half term, where priorities are shared.
        """, deciding: ["are agreed", "monitors"]),
    Answer(
      text: """
        The Schools Forum meets five times a year and considers proposals for the funding formula. Its
        membership represents all phases and types of school. Papers are published a week before each
        meeting. A consultation with all schools takes place every autumn, and responses are reported
        to the forum before a decision is taken by Cabinet.
        """, deciding: ["meets", "considers"]),
    Answer(
      text: """
        We work in partnership with teaching schools, dioceses and neighbouring authorities. National
        Leaders of Education are deployed to support schools, and a directory of outstanding practice
        is maintained. Partnership agreements are signed by both headteachers. The brokerage log is
        updated each month and goes to the School Improvement Challenge Board.
        """, deciding: ["are deployed", "is maintained"]),
    Answer(
      text: """
        Performance information is used to identify schools for support. Categories are agreed in
        September by the Early Warning Group, which includes officers from finance, human resources
        and governor services. Headteachers are informed by letter. An action plan is drawn up and
        monitored at half-termly meetings. A statement of action is issued where a school is placed
        in special measures.
        """, deciding: ["is used", "are agreed"]),
    Answer(
      text: """
        The virtual school is responsible for the education of children looked after. Personal
        education plans are completed twice a year by the designated teacher and the social worker.
        The virtual headteacher provides training for designated teachers and foster carers, and
        oversees the use of the pupil premium plus. A report goes to the Corporate Parenting Board in
        January, and the virtual school will publish its self-evaluation in July.
        """, deciding: ["responsible", "are completed"]),
    Answer(
      text: """
        A comprehensive programme of moderation is in place for the early years and Key Stage 1.
        Moderators are recruited from local schools and receive two days of training. Settings are
        selected each year and visited in May and June. Feedback is given in writing. Agreement trials
        are held in each district so that practitioners can share good practice and strengthen their
        judgements.
        """, deciding: ["are recruited"]),
    Answer(
      text: """
        - Termly meetings with chairs of governors take place in each district.
        - The Raising Attainment for Disadvantaged Youngsters programme runs in forty schools.
        - Consultants carry out reviews of mathematics and English and write a report.
        - Senior officers attend the regional network, which shares information about inspection.
        - An annual conference is organised for headteachers, with workshops led by strong schools.
        """, deciding: ["runs", "attend"]),
  ]

  static let evaluative: [Answer] = [
    Answer(
      text: """
        Challenge has become sharper. Two years ago visit notes described what advisers saw; most now
        say what should change, and headteachers act on them. Secondary schools receive less of it
        than primaries and notice. Where an adviser has changed, follow-up has been lost.
        """, deciding: []),
    Answer(
      text: """
        Members ask good questions and get answers late. Of the nine requests that Scrutiny made last
        year, five were met within the term. The committee's chair told us that papers are too long,
        and we agree. Impact is missing from half of them.
        """, deciding: []),
    Answer(
      text: """
        Attendance in primary schools is above the national figure and has improved in each of the
        last three years. It isn't so in our special schools. There the rate fell by a point, and
        four schools account for nearly all of the decline.
        """, deciding: []),
    Answer(
      text: """
        82% of headteachers rated the support they received as effective, up from 71%. Those who did
        not were mainly in small rural schools, where visits were cancelled more often. The gap
        between districts is the main weakness.
        """, deciding: []),
    Answer(
      text: """
        The strategy is well understood by school leaders, who can explain its priorities and see them
        reflected in their own plans. Governors are less sure. Consultation with them came after the
        draft had been settled, and their responses made little difference.
        """, deciding: []),
    Answer(
      text: """
        Intervention works. Of twelve schools that were subject to a warning notice, ten were judged
        good at their next inspection, and none has slipped back. The two that did not improve had
        the notice later than they should. As a result the board now decides within a fortnight.
        """, deciding: []),
    Answer(
      text: """
        Outcomes at Key Stage 4 remain a concern. {{gcse.latest}} of pupils reached the benchmark,
        {{gcse.gap}} below England. Schools in the partnership made faster progress than the others,
        which suggests that the model should be extended.
        """, deciding: []),
    Answer(
      text: """
        Training is valued: course evaluations are consistently positive and places fill quickly.
        What it changes in classrooms is not known, because nobody follows participants up. Bursars
        and clerks are poorly served.
        """, deciding: []),
    Answer(
      text: """
        Staff morale is high. Turnover is low, sickness absence has halved since the restructure, and
        in the survey nine out of ten said that they feel proud to work here. Workload is the
        exception and is getting worse for administrative colleagues.
        """, deciding: []),
    Answer(
      text: """
        We know our schools well. Our categories predicted the outcome of eleven of the thirteen
        inspections this year; in both other cases we had been too generous. HMI found our
        evaluation of leadership accurate but our knowledge of academies limited.
        """, deciding: []),
    Answer(
      text: """
        Partnership with the teaching schools has yet to produce results. Headteachers welcome the
        principle. In practice roles overlap, referrals are slow and three schools were offered the
        same package twice. Deployments that went ahead were successful in the main.
        """, deciding: []),
    Answer(
      text: """
        - Early language screening reaches nearly all two-year-olds, and referrals come sooner.
        - Boys still lag behind girls by the end of Reception.
        - Moderation is rigorous; few judgements needed changing.
        - Links with health visitors are uneven across the districts.
        """, deciding: []),
  ]
}
