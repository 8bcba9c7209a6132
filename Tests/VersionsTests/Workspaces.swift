import DataFiles
import Diagnostics
import Foundation
import Intake
import ReportTemplates
import SelfEvaluation
import Testing

@testable import Versions

/// The project's own folder.
let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

/// Reads a folder as a workspace.
func evaluation(in folder: URL) throws -> Evaluation {
  var files: [String: String] = [:]
  let base = folder.standardizedFileURL.path(percentEncoded: false)
  for path in try FileManager.default.subpathsOfDirectory(atPath: base) {
    var isFolder: ObjCBool = false
    _ = FileManager.default.fileExists(atPath: base + "/" + path, isDirectory: &isFolder)
    if isFolder.boolValue { continue }
    let data = try Data(contentsOf: URL(filePath: base + "/" + path))
    files[path] = String(decoding: data, as: UTF8.self)
  }
  try #require(files["laser.json"] != nil)
  return try evaluation(files)
}

/// Reads a workspace made of texts by their paths; without a `laser.json` it gets a plain one.
func evaluation(_ files: [String: String]) throws -> Evaluation {
  var files = files
  if files["laser.json"] == nil { files["laser.json"] = plainSettings }
  let workspace = Workspace(
    files: files.map { InputFile(path: $0.key, text: $0.value) },
    builtInBanks: ReportTemplates.banks)
  return try #require(Intake.read(workspace).evaluation)
}

/// The text of a version with the fingerprint of what it says now, as another program might write it.
func sealed(_ text: String) throws -> String {
  let root = try #require(JSONDocument(parsing: SourceText(text, file: "")).root)
  let fingerprint = try #require(root["fingerprint"]?.string)
  return text.replacing(
    "\"\(fingerprint)\"",
    with: "\"\(SHA256(of: VersionReader.canonicalContent(of: root)).hexadecimal)\"")
}

let plainSettings = """
  {"authority": "Lancashire", "code": "E10000017", "region": "North West", "year": "2014/15",
   "teams": [{"id": "primary", "name": "Primary"}, {"id": "early-years", "name": "Early years"}]}
  """

/// A small workspace in which every kind of record has every field.
let fullWorkspace = [
  "laser.json": """
  {"authority": "Lancashire", "code": "E10000017", "region": "North West", "year": "2014/15",
   "teams": [{"id": "primary", "name": "Primary"}, {"id": "dlt", "name": "DLT", "moderates": true}],
   "statisticalNeighbours": ["E10000006", "E06000049"], "marking": "OFFICIAL", "trendYears": 4,
   "suppressBelow": 5, "wordLimit": 300, "note": "A <note> & more", "date": "2015-09-30"}
  """,
  "register.csv": """
  id,title,kind,date,period,source,owner,questions,prompts,reported-to,location,expires,marking,stance,formerly,notes
  E004,School visits,visit-note,2015-05-01,2014/15,QCI,A. Lee,10;11,10.1,Cabinet;Scrutiny,https://example.org/,2016-01-01,OFFICIAL,supports,E001,"Two
  lines, ""quoted"" ones"
  E002,Survey,survey,2014-11-30,,,,,,,,,,challenges,,
  """,
  "measures.csv": """
  id,title,unit,polarity,kind,counts,questions,priorities,source,target,target-period,headline,breaks,decimals
  gld,Good level,percent,higher,flow,pupils,10,P1,E002,70.5,2015/16,,2012/13: new framework: from scratch,1
  insp,Inspections,percent,,snapshot,schools,11,,,,,good;outstanding,,0
  """,
  "measures/a.csv": """
  measure,period,area,group,category,value,numerator,denominator,status
  gld,2013/14,,,,,60,100,final
  gld,2014/15,,Boys,,c,,,provisional
  gld,2014/15,England,,,66.3,,,revised
  insp,2015-03-31,,,good,,40,50,
  """,
  "priorities.csv": """
  id,title,team,lead,due,success-criterion,measures,questions,aligned-with,progress,reviewed,lip,formerly
  P1,Raise it,primary,B. Ray,2016-08-31,Seven in ten,gld,10,Shared aim,on track,2015-06-01,yes,K9
  """,
  "priorities/P1.md": "It has risen by {{gld.change}} [E004].\n",
  "actions.csv": """
  id,priority,team,action,lead,start,due,success-criterion,status,reviewed,evidence,notes
  A1,P1,primary,Train,C. Day,2015-01-05,2015-07-31,All trained,in progress,2015-06-01,E004,soon
  """,
  "history.csv": "year,team,question,grade\n2013/14,primary,10,3\n",
  "judgements/primary/all.md": """
  # Question 10
  Grade: good
  Status: agreed
  Updated: 2015-06-14
  Author: D. Kay
  Evidence: E002
  Measures: gld
  Priorities: P1
  Agreed: 2015-06-20
  Fingerprint: 00ff

  Plans are met more often each year [E004]. It has risen by {{gld.change}}.

  ## Strengths
  Many.
  ## Drill-down
  ### Boys: requires improvement
  Fewer.

  # Question 11
  Grade: not applicable
  Reason: there are none
  Status: draft

  """,
]
