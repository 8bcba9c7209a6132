extension WordMarks {
  /// The words by what they are; a word may stand in several lists.
  static let lists: [(Self, String)] = [
    (
      .quality,
      """
      accurate adequate ambitious appropriate astute brisk clear coherent confident convincing
      credible decisive deep demanding dependable determined effective efficient encouraging
      excellent exemplary expert fair firm fit good great helpful high-quality honest impressive
      incisive influential intelligent logical meaningful mature open outstanding perceptive
      persuasive pleasing positive precise productive promising prompt purposeful rapid realistic
      reliable resilient respected responsive rigorous robust satisfactory satisfied searching
      secure sensible sharp skilled skilful sound stable straightforward strategic strong
      substantial successful superb supportive sustained swift tangible thorough timely transparent
      valid valuable useful vigorous welcome worthwhile well-attended well-informed well-led
      well-matched well-planned well-received well-regarded well-respected well-run well-structured
      well-supported well-targeted well-understood well-used
      """
    ),
    (
      .fault,
      """
      absent bland blunt brittle coarse complacent concern concerned confused confusing
      contradictory cumbersome cursory deficient difficult disappointed disappointing disjointed
      dissatisfied erratic exception exceptions fail failed failing fails failure failures flawed
      fragile fragmented gap gaps generic hesitant impatient inaccurate inadequate incomplete
      inconsistency inconsistencies inconsistent ineffective inefficient inequitable inflexible
      insecure insufficient insufficiently irregular lack lacked lacking lacks laggard lagged
      lagging lags late limitation limitations limited low mediocre missing mixed modest narrow negative
      neglected obscure out-of-date outdated overdue overlooked partial patchy piecemeal poor poorly
      reluctant shallow short-lived shortcoming shortcomings slack slow sluggish sporadic stagnant
      stretched stubborn struggle struggled struggles struggling superficial thin unacceptable
      unambitious unaware uncertain unclear unconvinced unconvincing underdeveloped underestimated
      underperform underperformance underperformed underperforming undermine undermined undermines
      uneven unimpressive unknown unproven unrealistic unreliable unsatisfactory unstable
      unsuccessful untested untimely vague variable variability volatile vulnerable weak weaker
      weakest weakness weaknesses badly wasted wastes
      """
    ),
    (
      .verdict,
      """
      acclaimed achieved admired applauded appreciate appreciated appreciates commended commend
      commends compliment complimentary complained complaints criticise criticised criticism
      criticisms distrust doubt doubted doubts exceed exceeded exceeding exceeds excels excelled
      fewer impressed liked mistrust outperform outperformed outperforming outperforms outweigh
      outweighs praise praised praises prize prized rated regret resented respect shortfall
      strength surpass surpassed trust trusted underrated unsurpassed valued welcomed
      highest lowest fastest slowest strongest quickest clearest greatest largest biggest smallest
      poorest easiest hardest surest truest overall-good
      """
    ),
    (
      .manner,
      """
      accurately astutely carefully clearly closely coherently confidently consistently convincingly
      decisively deeply easily effectively efficiently fairly firmly frankly greatly hardly
      honestly imaginatively impressively inconsistently ineffectively markedly measurably merely
      noticeably openly persistently persuasively plainly positively precisely promptly properly
      quickly rapidly rarely readily reliably rigorously robustly securely seldom sensibly sharply
      significantly skilfully slowly smoothly soundly steadily strongly substantially successfully
      sufficiently swiftly tangibly thoroughly unevenly unusually vigorously vividly wisely
      """
    ),
    (
      .outcome,
      """
      accelerated ameliorated better-attended bettered climbed declined declining decreased
      deteriorated deteriorating dipped dropped eased enabled eradicated fallen fell grew grown
      halved doubled trebled tripled improved improving improves increased increasing jumped
      levelled narrowed narrowing narrower plateaued rebounded recovered regressed reversed rise
      risen rose rising sharpened shrank shrunk slipped slipping slowed stagnated stalled
      strengthened succeeded succeeds success successes transformed tripled weakened widened
      widening wider worsened worsening outcome-improved turnaround overtaken overtook gained
      """
    ),
    (
      .opinion,
      """
      acknowledge acknowledged agreed-that appealed attest attested believe believed believes
      comment commented complain concluded conclude concludes confirm confirmed confirms consider
      considered demonstrate demonstrated demonstrates describe describes endorse endorsed endorses
      evidenced feel feels felt find finds found indicate indicated indicates judge judged judges
      noted rate rates reported-that said say says show showed shown shows suggest suggested
      suggests tell tells testify think thinks thought told reveal revealed reveals satisfaction
      prefer preferred
      """
    ),
    (
      .contrast,
      """
      although barely but cannot can't despite doesn't didn't don't even except hardly hasn't haven't
      however isn't aren't nevertheless never nobody none nonetheless nor not nothing only rarely
      rather remain remains seldom still though unless unlike wasn't weren't whereas without won't
      yet while few little already unfortunately instead
      """
    ),
    (
      .comparative,
      """
      better best worse worst higher lower faster slower stronger weaker sooner quicker clearer
      closer deeper easier earlier fairer firmer greater harder larger later lighter longer richer
      safer sharper shorter simpler smaller tighter thinner wider above below ahead behind exceeding
      beyond-expected
      """
    ),
    (
      .copula,
      """
      is are was were be been being remain remains remained become becomes became seem seems seemed
      appear appears appeared stay stays stayed feel feels felt look looks looked prove proves proved
      proven rated judged graded considered found thought deemed described felt made makes make keep
      keeps isn't aren't wasn't weren't get gets got as
      """
    ),
    (
      .function,
      """
      a about above across after against all although among an and any as at because before below
      between both but by during each every except for from had has have he how however if in into is
      are was were it its more most near no nor not of on or our over she since so than that the their
      them then there these they this those though through throughout to too towards under unless
      until up upon we what when where whereas whether which while who whose why with within without
      yet you your
      """
    ),
    (
      .aim,
      """
      aim aims aimed aiming aspire aspires ensure ensures ensuring expects hope hopes hoping intend
      intended intends intention intends must plans-to seek seeks shall should strive strives will
      wish wishes want wants whether would how responsible committed commitment criteria designed
      """
    ),
    (
      .infinitive,
      """
      achieve address agree allow analyse answer apply appoint ask assess assist attain be become
      begin bring broker build carry celebrate challenge check close collect commission communicate
      compare complete consider consult continue contribute coordinate co-ordinate create deal
      deepen define deliver deploy design determine develop discuss disseminate drive embed empower
      enable encourage engage enhance ensure equip establish evaluate examine expand explore extend
      facilitate find focus follow foster further gain gather give grow guide have hear help hold
      identify implement improve increase influence inform inspire intervene introduce investigate
      invite involve join keep know lead learn level lift listen look maintain make manage match
      maximise measure meet mentor minimise moderate monitor move narrow offer organise oversee
      plan prepare present prevent prioritise produce promote protect provide pursue put raise reach
      receive recognise record recruit reduce refine reflect reinforce remove report respond retain
      review secure see seek send set share sharpen shape show spread stimulate strengthen strive
      submit succeed support sustain tackle take target test track train transform understand
      undertake update use validate visit widen work write
      """
    ),
    (
      .activity,
      """
      acts administers advises agrees allocates analyses appoints approves arranges assesses
      assigns assists attend attended attends begins brings brokers carries chaired chairs
      challenges circulates collates collects commissions communicates compiles completes comprise
      comprises conducts consider considers consist consists consulted consults contain contains
      contribute contributes convenes coordinates co-ordinates covers creates deals deliver delivered
      delivers deploys describes develops discuss discusses disseminates distributes draws employs
      encourages engages establishes evaluates examines facilitates focuses follows gathers
      gives goes helps hold holds hosts identifies implements include included includes
      informs introduces invites involve involved involves issues leads liaise liaises
      links lists maintains makes manages meet meets monitors moderates negotiates
      offer offered offers operates organises outlines oversees owns participate participates 
      prepares presents prioritises produce produces promotes provide provided provides publish
      published publishes receive received receives records recruits refers
      reports represents responds responsibility reviews run runs scrutinises sends
      serves sets shares signposts sits specifies sponsors staffs starts steers submits
      summarises supervises supplies support supported supports takes targets tracks trains undertake
      undertakes undertook updates use uses visit visited visits work writes annually monthly termly
      half-termly fortnightly weekly quarterly scheduled timetable calendar agenda
      """
    ),
    (
      .named,
      """
      academies academy achievement advice attainment authority behaviour challenge circle club
      colleges community curriculum early development education estimate fellowship forum framework
      governance governors group groups heads headteachers hub leader leaders leadership learning
      level levels management middle network networks nursery outcomes partner partners partnership
      performance practice practices practitioner practitioners programme progress provider
      providers provision pupils quality results school schools service services setting settings
      society specialists staff standard standards start support systems teacher teachers teaching
      term training value working
      """
    ),
    (
      .rise,
      """
      rise rises rose risen rising increase increases increased increasing grow grows grew grown
      growing growth climb climbs climbed climbing gain gains gained gaining jump jumped up upward
      upwards soared surge surged higher uplift
      """
    ),
    (
      .fall,
      """
      fall falls fell fallen falling drop drops dropped dropping decrease decreases decreased
      decreasing reduce reduces reduced reducing reduction reductions decline declines declined
      declining down downward downwards dip dips dipped plummeted tumbled lower cut halved shrank
      shrunk
      """
    ),
    (
      .better,
      """
      improve improves improved improving improvement improvements better strengthened recovered
      recovery
      """
    ),
    (
      .worse,
      """
      worsen worsens worsened worsening deteriorate deteriorates deteriorated deteriorating
      deterioration worse slipped weakened
      """
    ),
    (
      .narrow,
      "narrow narrows narrowed narrowing narrower close closes closed closing shrank shrunk shrinking smaller",
    ),
    (.widen, "widen widens widened widening wider larger bigger"),
    (
      .still,
      "unchanged changed same steady flat static stable constant stagnated stalled plateaued"
    ),
    (.above, "above higher more exceed exceeds exceeded exceeding over greater"),
    (.below, "below lower less fewer under beneath"),
    (.ahead, "ahead better lead outperform outperforms outperformed outperforming leads"),
    (.behind, "behind worse trail trails trailed lag lags lagged lagging short deficit"),
    (.longer, "longer slower later"),
    (.shorter, "shorter faster quicker sooner earlier"),
    (
      .distance, "gap gaps difference differences distance lead deficit inequality divide disparity"
    ),
    (
      .supposition,
      """
      should could might may would if unless whether expected expect expects forecast predicted target
      targets aim aims aimed aiming planned ambition hope hoped hopes goal intend intends
      intended will must shall projected until
      """
    ),
    (
      .negation,
      "not never no neither nor without hardly barely cannot hasn't haven't hadn't didn't doesn't don't isn't wasn't aren't weren't",
    ),
    (
      .rough,
      """
      about around approximately roughly nearly almost over under some between least most than circa
      up close approaching upwards fewer more less
      """
    ),
    (.course, "trend trends upward downward steadily year-on-year outperformed highest lowest"),
    (
      .participle,
      """
      held given sent set made led taken written drawn kept chosen run shown built brought put met
      known seen found told taught undertaken overseen understood done
      """
    ),
    (
      .degree,
      """
      very highly increasingly not still less more most least too quite fairly rather largely mostly
      generally particularly especially broadly now also already both yet never always usually often
      only widely consistently so equally clearly well sufficiently
      """
    ),
    (
      .phrase,
      """
      well too works worked considered enough than as led leads leading no now resulted resulting
      impact effect difference evidence most majority half third thirds quarter quarters all rather
      other concern concerns concerned late narrow fail limited limitations success close over
      reported strengths weaknesses
      """
    ),
    (
      .aimPhrase,
      """
      to so how quality effectiveness impact vision ambition aim goal purpose priority objective
      """
    ),
    (.years, "year years decade decades"),
    (.percentSign, "percent"),
    (.smallNumber, NumberWords.list),
  ]
}
