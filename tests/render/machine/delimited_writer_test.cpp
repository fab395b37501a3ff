#include "render/machine/delimited_writer.hpp"

#include "support/catch.hpp"

using retain::render::DelimitedWriter;

TEST_CASE("fields are quoted where they must be", "[delimited_writer]") {
  DelimitedWriter writer(',');
  for (const char* field : {"a", "", "b,c", "d\"e", "f\ng", "h\ri", "j\tk", " l "}) writer.add_field(field);
  writer.end_line();
  CHECK(writer.take() == "a,,\"b,c\",\"d\"\"e\",\"f\ng\",\"h\ri\",j\tk, l \n");
  DelimitedWriter tabs('\t');
  tabs.add_field("b,c");
  tabs.add_field("j\tk");
  tabs.end_line();
  CHECK(tabs.take() == "b,c\t\"j\tk\"\n");
}

TEST_CASE("text that a spreadsheet would run gets an apostrophe in front", "[delimited_writer]") {
  DelimitedWriter writer(',');
  for (const char* text : {"=A1", "+1", "-1", "@x", "\tx", "'=A1", "''+", "a=1", "'a", "", "'"}) writer.add_text(text);
  CHECK(writer.take() == "'=A1,'+1,'-1,'@x,'\tx,''=A1,'''+,a=1,'a,,'");
  writer.end_line();
  writer.add_field("-1");
  CHECK(writer.size() == 3);
  CHECK(writer.take() == "\n-1");
  CHECK(writer.size() == 0);
}
