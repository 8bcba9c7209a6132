/// Answers in the style of real self-evaluations, written after the rule and before it was looked
/// at again: what it is to get right beyond the cases it was made with.
enum FurtherAnswers {
  /// Answers that say what is done.
  static let descriptive = [
    // Subject leads lead nothing to an end, and what is led by somebody has led to nothing yet.
    """
    Subject leads meet every half term in each of the four districts. The meetings are led by a
    senior adviser and are attended by leads from all phases. Papers are circulated a week before,
    and a summary is sent to headteachers. Training is led by officers of the service each autumn.
    """,
    """
    The Local Authority has a clear and ambitious strategy for school improvement, which was
    developed in consultation with headteachers and governors. The strategy sets out the
    roles and responsibilities of schools and the local authority. It is reviewed each year
    by the School Improvement Board.
    """,
    """
    Leaders are committed to securing high quality provision for all learners. Senior
    officers meet regularly with headteachers to discuss performance. There is a robust
    system of monitoring, and robust challenge is provided through termly visits. Support is
    brokered where needed.
    """,
    """
    A range of data is analysed by the Data Team and provided to advisers. This includes
    FFT, RAISEonline and local data. The data is used to inform the categorisation of
    schools, and to target support to where it is needed most. Headteachers receive a copy.
    """,
    """
    School Improvement Partners work with the governing body to set challenging targets.
    Targets are set in the autumn term and submitted to the Department. Progress towards
    targets is monitored throughout the year and reported to Members.
    """,
    """
    The LA's Schools Causing Concern policy is published on the website. It explains the
    criteria for each category and the powers the LA may use. Schools are notified of their
    category in writing. A Team Around the School meeting is held every half term for
    schools in category 3 or 4.
    """,
    """
    Induction is provided for all new headteachers. A mentor is assigned to each and there
    is a programme of twelve sessions, covering finance, safeguarding, inspection and
    leading change. Deputies are able to access the Aspiring Heads course, which is run
    jointly with the university.
    """,
    """
    The directorate has an annual planning cycle. Team plans are written in March and link
    to the Children and Young People's Plan and the Corporate Strategy. All staff contribute
    through team days. Progress is reviewed quarterly and a highlight report is produced for
    the Executive Director.
    """,
    """
    We hold an annual survey of schools. The results are analysed and shared with teams, who
    draw up an action plan. Governors are consulted through the Governor Forum. Children's
    views are gathered by School Councils and the Youth Parliament, which meets every two
    months.
    """,
    """
    Consultants support schools by modelling lessons, coaching teachers and providing
    training in English and mathematics. Bespoke packages are negotiated with the
    headteacher. Each consultant has a caseload of around twenty schools and completes a
    visit record after every visit.
    """,
    """
    Equality of opportunity is central to our work. The Ethnic Minority Achievement Service
    provides advice to schools on supporting pupils with English as an additional language.
    The Traveller Education Service works with families. Both services report on their work
    to the Inclusion Board.
    """,
    """
    There are good links with diocesan authorities. Officers meet with the diocesan
    directors each term. Joint appointments panels are held for headteachers of church
    schools. Information about schools is shared under an agreed protocol. The dioceses are
    represented on the School Improvement Board.
    """,
    """
    Performance management is carried out in line with council policy. Line managers set
    objectives with each member of staff, and review them after six months. Training needs
    feed into the workforce development plan. Where performance does not meet expectations
    the capability procedure is used.
    """,
    """
    The budget for school improvement is £2.4 million, of which £0.9 million is traded.
    Services are commissioned through service level agreements. The Schools Forum receives a
    report on central spending in January. Value for money is considered at each quarterly
    review.
    """,
    """
    The team is made up of four advisers, two consultants and a business support officer. It
    works across all 84 primary schools. Advisers lead on a subject or aspect and link to a
    cluster of schools. They attend cluster meetings and broker support from Teaching
    Schools and Local Leaders of Education.
    """,
    """
    Peterborough School Improvement holds a meeting with every school in September. At this
    meeting the data profile is discussed and a category agreed. Schools in category 1
    receive a light touch while those in 3b and 4 receive an intensive programme. Local
    improvement boards meet every six weeks.
    """,
    """
    The Cabinet Member for Schools chairs the Education Challenge Board, whose purpose is to
    hold officers to account for the performance of schools. Its terms of reference were
    agreed in 2013. Agendas follow a forward plan and papers are sent out five days in
    advance.
    """,
    """
    Teams use the corporate risk register. Risks are scored for likelihood and impact and
    reviewed monthly by the management team, with high risks escalated to the Directorate
    Leadership Team. Business continuity plans exist for each team.
    """,
    """
    An outstanding teacher programme and an improving teacher programme are run by the
    teaching school alliance. The authority publicises both, and contributes to the cost of
    supply cover for schools that require improvement. Fifteen teachers took part in the
    last year, and a further cohort starts in January.
    """,
    """
    Our aim is for every child to be in an effective school. To achieve better outcomes for
    vulnerable groups we have appointed a lead officer, set up a working group and written
    an action plan. The plan contains milestones and success criteria and covers the period
    to 2017.
    """,
    """
    Officers and elected members visit schools. Scrutiny carries out task and finish
    reviews, the latest of which looked at the use of the pupil premium. Recommendations are
    taken to Cabinet, and an update on them follows after six months.
    """,
    """
    The authority provides a data analysis package, a helpdesk, and visits on request.
    Around 95% of schools subscribe. Workshops take place in the spring and summer terms,
    and guidance notes are available on the extranet for governors and for middle leaders.
    """,
    """
    In line with statutory guidance the authority monitors the performance of maintained
    schools and academies. Letters are sent to academy trusts where results cause concern,
    with a copy to the Regional Schools Commissioner. The outcome is logged. A meeting with
    the RSC's office takes place each term to discuss individual academies.
    """,
  ]

  /// Answers that say how well.
  static let evaluative = [
    """
    The impact of our challenge can be seen in inspection outcomes: 84% of primary schools
    are now good or outstanding compared with 71% in 2012. Secondary schools have not kept
    pace. Five have been judged inadequate, and in three of those the authority had
    identified the decline but acted too late.
    """,
    """
    Leadership of the service is highly regarded. Headteachers describe officers as
    approachable and knowledgeable, and nine in ten say they would buy the service again.
    However, new heads report that they were unsure whom to contact, and the quality of
    written feedback varies.
    """,
    """
    Standards at the end of Key Stage 2 have improved for the third year running and are now
    in line with national. Disadvantaged pupils have gained most. Progress in mathematics
    lags behind reading, particularly for girls.
    """,
    """
    Governance is a strength. Governors ask searching questions, they understand the data,
    and they hold leaders to account. Only two of the schools inspected last year were
    criticised for weak governance, down from seven.
    """,
    """
    Our partnership working is underdeveloped. There are pockets of excellent practice, but
    they are not shared widely. Clusters differ greatly in how often they meet and what they
    achieve.
    """,
    """
    Targets are suitably ambitious and most were met. Those for children looked after were
    missed by some distance, because too little was done early in Year 11. Monitoring picked
    this up in January, which left no time to recover.
    """,
    """
    Staff understand what is expected of them. In the survey 91% could state the team's
    priorities, an increase of 12 points. Morale has dipped since the restructure and agency
    cover has been costly.
    """,
    """
    Use of statutory powers has been timely and has had the desired effect. All four schools
    issued with warning notices have since been judged to require improvement or better.
    Elsewhere we have been hesitant; two academies were left without challenge for over a
    year.
    """,
    """
    Communication with schools is much improved. The weekly bulletin is read by nearly every
    head and queries are answered the same day. Academies feel less well informed and
    several told us they hear of changes second hand.
    """,
    """
    Value for money cannot be demonstrated. Spending per pupil is above that of our
    neighbours and outcomes are below. We do not know which programmes make a difference
    since none has been properly evaluated.
    """,
    """
    The attendance strategy has paid off. Persistent absence is at its lowest level, and the
    number of fixed-term exclusions has almost halved. Special schools are an exception.
    """,
    """
    Early identification works effectively in primary schools. In secondary schools
    weaknesses come to light only when results are published. The new risk assessment is
    sharper, though it is too soon to judge its effect.
    """,
    """
    Headteachers' confidence in our data has grown. They now challenge it, use it with
    governors and ask for more. Small schools find it of limited use because a single child
    distorts the picture.
    """,
    """
    Professional development is having a positive effect on teaching. Follow-up visits found
    that two thirds of participants had changed their practice. Take-up among secondary
    teachers is disappointing.
    """,
    """
    Schools know where they stand. They are told their category promptly, they accept it in
    all but a handful of cases, and they can explain what must change. Our own
    record-keeping does not match that clarity.
    """,
    """
    Nobody could say we lack ambition, but ambition has outrun capacity. Three of the seven
    projects begun last year were abandoned and a fourth has delivered nothing that a school
    would recognise.
    """,
    """
    Young people leave care with few qualifications. The proportion with five good GCSEs,
    {{x.latest}}, has hardly shifted, and those placed outside the county do least well.
    """,
    """
    The quality of advisers' reports is variable. Half of those sampled were perceptive and
    led to action; the rest repeated what the school already knew.
    """,
    """
    Recruitment of headteachers to small schools has become harder. Four posts were
    advertised three times. Where we arranged a federation the problem was solved and
    standards rose.
    """,
    """
    Children get off to a good start. Nearly all settings are good or better, take-up of
    two-year-old places exceeds the regional average, and parents value the children's
    centres.
    """,
    """
    Feedback from schools is overwhelmingly favourable about finance and personnel services
    and lukewarm about school improvement. Response times explain much of the difference:
    calls to the former are returned within hours.
    """,
    """
    Collaboration between phases is the weakest link. Transition data arrives late, is
    rarely used, and secondary teachers told inspectors that they do not trust it.
    """,
  ]
}
