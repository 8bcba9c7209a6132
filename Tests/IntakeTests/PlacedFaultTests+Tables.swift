extension PlacedFaultTests {
  static let tables: [BadFile] = [
    BadFile(path: "register.csv", marked: "id,↓titel\nE001,A\n", rule: "missing-column"),
    BadFile(path: "register.csv", marked: "↓title,kind\nA,report\n", rule: "missing-column"),
    BadFile(
      path: "register.csv", marked: "id,title,↓knid\nE001,A,x\n", rule: "unknown-column",
      hint: "'kind'"),
    BadFile(path: "register.csv", marked: "id,title\nE001,↓\n", rule: "empty-cell"),
    BadFile(path: "register.csv", marked: "id,title\n↓E 01,A\nE001,B\n", rule: "bad-id"),
    BadFile(path: "register.csv", marked: "id,title\nE001,A\n↓e001,B\n", rule: "repeated-id"),
    BadFile(
      path: "register.csv", marked: "id,title,kind\nE001,A,↓visit-ntoe\n", rule: "unknown-kind",
      hint: "visit-note"),
    BadFile(
      path: "register.csv", marked: "id,title,stance\nE001,A,↓against\n", rule: "unknown-stance"),
    BadFile(
      path: "register.csv", marked: "id,title,date\nE001,A,↓12/03/2015\n", rule: "bad-date",
      hint: "2015-03-12"),
    BadFile(
      path: "register.csv", marked: "id,title,date\nE001,A,↓June 2015\n", rule: "bad-date",
      hint: "the year with four digits"),
    BadFile(
      path: "register.csv", marked: "id,title,date\nE001,A,↓2015-06-31\n", rule: "bad-date",
      hint: "June 2015 has 30 days"),
    BadFile(
      path: "register.csv", marked: "id,title,questions\nE001,A,2; 3;↓29\n",
      rule: "unknown-question", hint: "1 to 28"),
    BadFile(
      path: "register.csv", marked: "id,title,questions\nE001,A,\"2;↓x\"\n", rule: "bad-list-item"),
    BadFile(
      path: "register.csv", marked: "id,title,questions\nE001,A,1;↓27-999999999\n",
      rule: "bad-list-item"),
    BadFile(
      path: "register.csv", marked: "id,title,prompts\nE001,A,3.1; ↓3.99\n", rule: "unknown-prompt"),
    BadFile(
      path: "register.csv", marked: "id,title,location\nE001,A,↓documents/a.pdf\n",
      rule: "location-not-found"),
    BadFile(
      path: "register.csv", marked: "id,title,location\nE001,A,↓../a.pdf\n",
      rule: "location-outside"),
    BadFile(
      path: "register.csv", marked: "id,title,location\nE001,A,↓documents/../../a.pdf\n",
      rule: "location-outside"),
    BadFile(
      path: "register.csv", marked: "id,title,location\nE001,A,↓documents/../documents/a.pdf\n",
      rule: "location-not-found"),
    BadFile(
      path: "priorities.csv", marked: "id,title,team\nP1,A,↓primery\n", rule: "unknown-team",
      hint: "primary"),
    BadFile(
      path: "priorities.csv", marked: "id,title,team\nP1,A,↓early  years\n", rule: "unknown-team",
      hint: "did you mean 'Early-Years'"),
    BadFile(
      path: "actions.csv", marked: "id,priority,action\nA1,↓reading,Do it\n",
      rule: "unknown-priority", hint: "did you mean 'P1'"),
    BadFile(
      path: "actions.csv", marked: "id,priority,action\nA1,↓A new one,Do it\n",
      rule: "unknown-priority", hint: "add it to priorities.csv"),
    BadFile(
      path: "priorities.csv", marked: "id,title,measures\nP1,A,gld;↓gdl\n", rule: "unknown-measure",
      hint: "gld"),
    BadFile(
      path: "priorities.csv", marked: "id,title,progress\nP1,A,↓on trak\n",
      rule: "unknown-progress", hint: "on track"),
    BadFile(path: "priorities.csv", marked: "id,title,lip\nP1,A,↓maybe\n", rule: "unknown-lip"),
    BadFile(
      path: "actions.csv", marked: "id,priority,action\nA1,↓P2,Do it\n", rule: "unknown-priority",
      hint: "priorities.csv"),
    BadFile(
      path: "actions.csv", marked: "id,priority,action,evidence\nA1,P1,Do,↓E003\n",
      rule: "unknown-evidence"),
    BadFile(
      path: "actions.csv", marked: "id,priority,action,status\nA1,P1,Do,↓finished\n",
      rule: "unknown-status"),
    BadFile(
      path: "history.csv", marked: "year,team,question,grade\n↓2014/15,primary,1,good\n",
      rule: "grade-not-earlier", hint: "earlier years"),
    BadFile(
      path: "register.csv",
      marked: "↓Register of evidence\nid,title\nE001,Annual report\nE002,Survey\n",
      rule: "line-above-header", hint: "leave out what stands above"),
    BadFile(
      path: "register.csv",
      marked:
        "↓Register 2015,,\n,,\nKept by Jo,,\nid,title,owner\nE001,Annual report,A\nE002,Survey,B\n",
      rule: "line-above-header"),
    BadFile(
      path: "history.csv", marked: "year,team,question,grade\n2013/14,↓pimary,1,good\n",
      rule: "unknown-team", hint: "did you mean 'primary'?"),
    BadFile(
      path: "history.csv",
      marked: "year,team,question,grade\n2013/14,↓youth,1,good\n2013/14,youth,2,good\n",
      rule: "former-team", hint: "correct the id"),
    BadFile(
      path: "history.csv", marked: "year,team,question,grade\n2013/14,primary,1,↓fine\n",
      rule: "unknown-grade", hint: "leave the row out where there was no grade"),
    BadFile(
      path: "history.csv", marked: "year,team,question,grade\n↓2013,primary,1,good\n",
      rule: "bad-year"),
    BadFile(
      path: "history.csv",
      marked: "year,team,question,grade\n2013/14,primary,1,good\n↓2013/14,Primary,1,RI\n",
      rule: "repeated-record"),
  ]

  static let data: [BadFile] = [
    BadFile(
      path: "measures.csv", marked: "id,title,unit\ngld,A,↓percentage points\n",
      rule: "unknown-unit"),
    BadFile(
      path: "measures.csv", marked: "id,title,unit,polarity\ngld,A,percent,↓highr\n",
      rule: "unknown-polarity", hint: "higher"),
    BadFile(
      path: "measures.csv", marked: "id,title,unit,kind\ngld,A,percent,↓stock\n",
      rule: "unknown-kind"),
    BadFile(
      path: "measures.csv", marked: "id,title,unit,target\ngld,A,percent,↓about 70\n",
      rule: "not-a-number"),
    BadFile(
      path: "measures.csv", marked: "id,title,unit,target\ngld,A,percent,↓>70\n",
      rule: "not-a-number", hint: "write 70 alone"),
    BadFile(
      path: "measures.csv", marked: "id,title,unit,target\ngld,A,percent,↓high\n",
      rule: "not-a-number", hint: "where there is no target"),
    BadFile(
      path: "measures.csv", marked: "id,title,unit,breaks\ngld,A,percent,↓2010/11 - new sample\n",
      rule: "bad-period", hint: "write '2010/11: new sample'"),
    BadFile(
      path: "measures.csv", marked: "id,title,unit,breaks\ngld,A,percent,↓2010/11 new: all\n",
      rule: "bad-period", hint: "write '2010/11: new: all'"),
    BadFile(
      path: "measures/own.csv", marked: "measure,period,value\ngld,↓Dec-11,66\n",
      rule: "bad-period", hint: "write 2011/12 if the academic year is meant"),
    BadFile(
      path: "measures/own.csv", marked: "measure,period,value\ngld,↓Aug-14,66\n",
      rule: "bad-period", hint: "write 2014-08 if August 2014 is meant"),
    BadFile(
      path: "measures/own.csv", marked: "measure,period,value\ngld,↓Sept 2014,66\n",
      rule: "bad-period", hint: "write 2014-09 if September 2014 is meant"),
    BadFile(
      path: "measures.csv", marked: "id,title,unit,breaks\ngld,A,percent,↓2012-13: new\n",
      rule: "bad-period", hint: "2012/13"),
    BadFile(
      path: "measures.csv",
      marked: "id,title,unit,headline\ngld,A,percent,Outstanding;Good;↓good\n",
      rule: "repeated-category"),
    BadFile(
      path: "measures.csv", marked: "id,title,unit,decimals\ngld,A,percent,↓many\n",
      rule: "not-a-number"),
    BadFile(
      path: "measures.csv", marked: "id,title,unit,priorities\ngld,A,percent,↓P7\n",
      rule: "unknown-priority"),
    BadFile(
      path: "measures.csv",
      marked: "id,title,unit,file,indicator\ngld,A,percent,,\nx,A,percent,↓none.csv,v\n",
      rule: "missing-file"),
    BadFile(
      path: "measures/own.csv", marked: "measure,period,value\ngld,↓2010-11,66\n",
      rule: "ambiguous-period", hint: "2010/11"),
    BadFile(
      path: "measures/own.csv", marked: "measure,period,value\ngld,↓2014-15,66\n",
      rule: "bad-period", hint: "2014/15"),
    BadFile(
      path: "measures/own.csv", marked: "measure,period,value\ngld,↓31/08/2014,66\n",
      rule: "bad-period", hint: "write 2014-08-31 if 31 August 2014 is meant"),
    BadFile(
      path: "measures/own.csv", marked: "measure,period,value\ngld,2014/15,↓sixty\n",
      rule: "not-a-number"),
    BadFile(
      path: "measures/own.csv", marked: "measure,period,area,value\ngld,2014/15,↓888,60\n",
      rule: "ambiguous-area", hint: "leave the area empty"),
    BadFile(
      path: "measures/own.csv", marked: "measure,period,area,value\ngld,2014/15,↓South West,60\n",
      rule: "ambiguous-area", hint: "the authority's region is 'North West'"),
    BadFile(
      path: "measures/own.csv", marked: "measure,period,area,value\ngld,2014/15,↓Eng,60\n",
      rule: "ambiguous-area", hint: "England"),
    BadFile(
      path: "measures/own.csv",
      marked: "measure,period,area,value\ngld,2014/15,↓Lancashire CC,60\n",
      rule: "ambiguous-area", hint: "leave the area empty"),
    BadFile(
      path: "measures/own.csv",
      marked: "measure,period,value\n↓glt,2013/14,66\nglt,2014/15,66\nGLT,2012/13,1\n",
      rule: "unknown-measure", hint: "gld"),
    BadFile(
      path: "measures/own.csv", marked: "measure,period,value\n↓Good level,2014/15,66\n",
      rule: "unknown-measure", hint: "did you mean 'gld'"),
    BadFile(
      path: "measures/own.csv",
      marked: "measure,period,area,value\ngld,2014/15,,66\n↓GLD,2014/2015,Lancashire,66\n",
      rule: "repeated-observation"),
    BadFile(
      path: "measures/own.csv",
      marked: "measure,period,group,value\ngld,2014/15,,66\n↓gld,2014/15,All Pupils,66\n",
      rule: "repeated-observation", hint: "'All pupils' is the same as an empty one"),
    BadFile(
      path: "measures/own.csv",
      marked: "measure,period,area,value\ngld,2014/15,↓National,66\nGLD,2013/14,national,66\n",
      rule: "ambiguous-area", hint: "'England'"),
    BadFile(
      path: "measures/own.csv",
      marked: "measure,period,area,value\ngld,2014/15,↓England average,66\n",
      rule: "ambiguous-area", hint: "'England'"),
    BadFile(
      path: "measures/own.csv", marked: "measure,period,area,value\ngld,2014/15,↓All England,66\n",
      rule: "ambiguous-area", hint: "'England'"),
    BadFile(
      path: "measures/own.csv", marked: "measure,period,area,value\ngld,2014/15,↓Englnd,66\n",
      rule: "ambiguous-area", hint: "did you mean 'England'?"),
    BadFile(
      path: "measures/own.csv", marked: "measure,period,area,value\ngld,2014/15,↓nroth west,66\n",
      rule: "ambiguous-area", hint: "did you mean 'North West'?"),
    BadFile(
      path: "measures/own.csv",
      marked: "measure,period,area,value\ngld,2014/15,↓Statistical nieghbours,66\n",
      rule: "ambiguous-area", hint: "did you mean 'Statistical neighbours'?"),
    BadFile(
      path: "measures/own.csv", marked: "measure,period,area,value\ngld,2014/15,↓Lancshire,66\n",
      rule: "ambiguous-area", hint: "did you mean 'Lancashire'?"),
    BadFile(
      path: "measures/own.csv", marked: "measure,period,area,value\ngld,2014/15,↓Regional,66\n",
      rule: "ambiguous-area", hint: "'North West'"),
    BadFile(
      path: "measures/own.csv",
      marked: "measure,period,area,value\ngld,2014/15,↓Stat neighbours,6\n",
      rule: "ambiguous-area", hint: "'Statistical neighbours'"),
    BadFile(
      path: "measures/own.csv", marked: "measure,period,area,value\ngld,2014/15,↓LA average,66\n",
      rule: "ambiguous-area", hint: "empty"),
    BadFile(
      path: "measures/own.csv", marked: "measure,period,area,value\ngld,2014/15,↓Total,66\n",
      rule: "ambiguous-area", hint: "empty"),
    BadFile(
      path: "measures/own.csv",
      marked: "measure,period,category,value\ngld,2014/15,good,40\ngld,2014/15,↓Total,100\n",
      rule: "total-as-category", hint: "leave such rows out"),
    BadFile(
      path: "measures/own.csv",
      marked: "measure,period,value,numerator,denominator\ngld,2014/15,↓66.1,66,100\n",
      rule: "value-against-counts", hint: "leave"),
    BadFile(
      path: "measures/own.csv",
      marked: "measure,period,value,numerator,denominator\ngld,2014/15,,↓8.758,13837\n",
      rule: "fractional-count", hint: "write 8758 if"),
    BadFile(
      path: "measures/own.csv", marked: "measure,period,value\nvisits,2014/15,↓8758.4\n",
      rule: "fractional-count", hint: "write the whole number"),
    BadFile(
      path: "measures/own.csv",
      marked: "measure,period,value,numerator,denominator\ngld,2014/15,,↓101,100\n",
      rule: "count-above-cohort"),
    BadFile(
      path: "measures/own.csv",
      marked: "measure,period,value,numerator,denominator\ngld,2014/15,,↓-1,100\n",
      rule: "negative-count"),
    BadFile(
      path: "measures/own.csv", marked: "measure,period,value\nvisits,2014/15,↓-5\n",
      rule: "negative-count"),
    BadFile(
      path: "measures/own.csv",
      marked: "measure,period,value,numerator,denominator\ngld,2014/15,↓5,,0\n",
      rule: "value-against-counts"),
    BadFile(
      path: "measures/own.csv",
      marked: "measure,period,value,numerator,denominator\nexcl,2014/15,↓,5,100\n",
      rule: "missing-value"),
    BadFile(
      path: "measures/own.csv", marked: "measure,period,value\ngld,2014/15,↓660\n",
      rule: "percent-out-of-range"),
    BadFile(
      path: "measures/own.csv", marked: "measure,period,value,status\ngld,2014/15,6,↓finale\n",
      rule: "unknown-status", hint: "final"),
    BadFile(
      path: "measures/own.csv", marked: "↓measure,period\ngld,2014/15\n", rule: "missing-column"),
    BadFile(
      path: "measures/own.csv", marked: "measure,period,↓vaule\ngld,2014/15,1\n",
      rule: "missing-column", hint: "'value'"),
    BadFile(path: "measures/own.csv", marked: "↓", rule: "empty-file"),
  ]
}
