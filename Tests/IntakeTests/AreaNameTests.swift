import Diagnostics
import Intake
import Testing

/// If these fail, a figure stands at a place that it isn't of.
struct AreaNameTests {
  /// Else the region stands among the districts, and nothing is compared with it.
  @Test func `a region that the settings don't name is told`() throws {
    let result = Intake.read(
      workspace([
        "laser.json": #"{"authority": "Wiltshire", "year": "2014/15"}"#,
        "measures.csv": "id,title,unit\ngld,Good level,percent\n",
        "measures/own.csv": "measure,period,area,value\ngld,2014/15,south west,60\n",
      ]))
    let finding = try #require(result.findings.first { $0.rule.name == "ambiguous-area" })
    #expect(finding.hint.contains(#"write "region": "South West" in laser.json"#))
  }

  /// Else the authority stands as a district beside itself, and has no figures of its own.
  @Test(arguments: [("E10000017", true), ("e06000008", true), ("E07000117", false)])
  func `an authority's code is told while the settings name none`(code: String, isTold: Bool) {
    let rows = "measure,period,area,value\ngld,2014/15,\(code),60\n"
    let files = [
      "measures.csv": "id,title,unit\ngld,Good level,percent\n", "measures/own.csv": rows,
    ]
    func isFound(_ settings: String) -> Bool {
      Intake.read(workspace(files.merging(["laser.json": settings]) { $1 })).findings.contains {
        $0.rule.name == "ambiguous-area" && $0.hint.contains("\"code\": \"\(code.uppercased())\"")
      }
    }
    #expect(isFound(#"{"authority": "Wiltshire", "year": "2014/15"}"#) == isTold)
    #expect(!isFound(#"{"authority": "Wiltshire", "code": "E06000054", "year": "2014/15"}"#))
  }

  /// Else who has named a district rightly is told to write another place.
  @Test(arguments: [
    "Bedford", "Bolton", "Bradford", "Brent", "Cambridgeshire", "Derby", "Devon", "Halton",
    "Harrow", "Hertfordshire", "Kent", "Lancashire", "Leeds", "Manchester", "Merton",
    "North Lincolnshire", "North Northamptonshire", "North Somerset", "Reading", "Salford",
    "Sefton", "Southampton", "Sutton", "Torbay", "Trafford", "Warrington", "West Sussex",
  ])
  func `a district or comparator is not taken for another place`(authority: String) {
    let districts = [
      "Allerdale", "Ashfield", "Ashford", "Barnet", "Boston", "Burnley", "Corby", "Darlington",
      "Dover", "East Hertfordshire", "East Northamptonshire", "East Sussex", "Fenland", "Gedling",
      "Harlow", "Herefordshire", "Kennet", "Lancaster", "Lewes", "Luton", "Maldon",
      "Melton", "North East Derbyshire", "North East Lincolnshire", "North Hertfordshire",
      "Northampton", "Selby", "South Hams", "South Somerset", "Stafford", "Watford",
      "West Lancashire", "Winchester", "Wyre", "Wyre Forest",
    ]
    for region in ["London", "North East", "South West", "West Midlands"] {
      let areas = districts + ["England", "Statistical neighbours", region]
      let rows = areas.map { "gld,2014/15,\($0),66\n" }.joined()
      let names = #""authority": "\#(authority)", "region": "\#(region)""#
      let result = Intake.read(
        workspace([
          "laser.json": #"{\#(names), "year": "2014/15"}"#,
          "measures.csv": "id,title,unit\ngld,Good level,percent\n",
          "measures/own.csv": "measure,period,area,value\n" + rows,
        ]))
      #expect(!result.findings.contains { $0.rule.name == "ambiguous-area" })
    }
  }
}
