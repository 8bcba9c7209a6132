/// Figures of a made-up authority: one measure that rose, one that fell, one that stood still, and
/// an absence rate that fell and so improved.
enum FigureFiles {
  static let measures = """
    id,title,unit,polarity,kind,counts,questions,source,decimals
    gld,Children with a good level of development,percent,higher,flow,pupils,1,E001,1
    ks4,Pupils who reach the standard at Key Stage 4,percent,higher,flow,pupils,1,E001,1
    flat,Pupils in a school of their first choice,percent,higher,flow,pupils,1,E001,1
    absence,Sessions missed,percent,lower,flow,other,1,E001,1
    """

  /// 2012/13, 2013/14 and 2014/15 of each series, as counts of a cohort.
  static let observations =
    "measure,period,area,group,category,value,numerator,denominator\n"
    + rows("gld", "", "", of: 2000, 1000, 1100, 1300)  // 50 → 65
    + rows("gld", "England", "", of: 100000, 55000, 60000, 63000)  // ahead by 2, was behind
    + rows("gld", "", "Boys", of: 1000, 450, 480, 560)  // 45 → 56
    + rows("gld", "", "Girls", of: 1000, 550, 620, 740)  // 55 → 74: the gap widened by 8
    + rows("ks4", "", "", of: 2000, 1240, 1200, 1120)  // 62 → 56
    + rows("ks4", "England", "", of: 100000, 64000, 63000, 62000)  // behind by 6, was by 2
    + rows("flat", "", "", of: 2000, 1800, 1790, 1800)  // 90, as before
    + rows("absence", "", "", of: 20000, 1400, 1300, 1200)  // 7 → 6
    + rows("absence", "England", "", of: 100000, 6500, 6500, 6500)  // less by 0.5

  private static func rows(
    _ measure: String, _ area: String, _ group: String, of cohort: Int, _ counts: Int...
  ) -> String {
    zip(["2012/13", "2013/14", "2014/15"], counts)
      .map { "\(measure),\($0),\(area),\(group),,,\($1),\(cohort)\n" }.joined()
  }

  /// The files that a workspace needs to have these figures.
  static let all = ["measures.csv": measures, "measures/figures.csv": observations]
}
