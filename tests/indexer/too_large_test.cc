// Files of text with a document that is too large to be an article: it is named, the others are read.
#include <doctest/doctest.h>

#include "indexer/collecting_sink.h"
#include "indexer/read_input.h"
#include "scratch.h"

using namespace backfile;

namespace {

CollectingSink read(const std::string& text, const std::string& format) {
  const ScratchFolder scratch;
  CollectingSink sink;
  read_input(scratch.write("delivery.txt", text), {format, "", ""}, sink);
  return sink;
}

const std::string long_line = std::string(std::size_t{5} << 20, 'x') + "\n";

std::string large_text() {
  std::string text;
  while (text.size() <= std::size_t{16} << 20) text += std::string(999, 'x') + "\n";
  return text;
}

std::string factiva(const std::string& text) {
  return "Mill workers vote\n\n231 words\n3 March 2014\nThe Quarry Post\nEnglish\n(c) 2014 Quarry\n\n" +
         text + "\nDocument QUARP00020140303ea3300xx1\n\n";
}

std::string nexis(const std::string& text) {
  return "Mill workers vote\nThe Quarry Post\nMarch 3, 2014\n\nLength: 41 words\n\nBody\n\n" + text +
         "\n\nEnd of Document\n\n";
}

std::string proquest(const std::string& text) {
  return std::string(60, '_') + "\n\nMill workers vote\n\nFull text: " + text +
         "\n\nPublication title: The Quarry Times\n\n";
}

std::string movable_type(const std::string& text) {
  return "TITLE: Mill workers vote\n-----\nBODY:\n" + text + "\n-----\n--------\n";
}

std::string time(const std::string& text) {
  return "*TEXT 017 01/04/63 PAGE 020\n\n" + text + "\n";
}

std::string anpa(const std::string& text) {
  return "\x01"
         "a0123\r\nr i BC-Ferry 08-24 0312\r\n\x02"
         "BC-Ferry <\r\n" +
         text + "\x03\r\nHW-NY-08-24-16 1030EDT\x04\r\n";
}

}  // namespace

TEST_CASE("a document of a file that is too large is named, and the others are read") {
  struct Row {
    std::string format;
    std::string (*document)(const std::string&);
    std::string name;
    std::string of_line;
    std::string of_size;
  };
  const std::string too_long = "a story or a line that is too long";
  for (const Row& row : {
           Row{"factiva", factiva, "document QUARP00020140303ea3300xx1", "a line is longer than 1 MB",
               "larger than 16 MB"},
           Row{"nexis", nexis, "document 2", "a line is longer than 1 MB", "larger than 16 MB"},
           Row{"proquest", proquest, "document 2", "a line is longer than 1 MB", "larger than 16 MB"},
           Row{"movable-type", movable_type, "entry 2", "a line is longer than 4 MB", "larger than 16 MB"},
           Row{"time", time, "TEXT 017", too_long, too_long},
           Row{"anpa", anpa, "message 2", "cut short", "cut short"},
       }) {
    CAPTURE(row.format);
    const std::string small = row.document("A strike.\n");
    for (const auto& [large, reason] :
         {std::pair(long_line, row.of_line), std::pair(large_text(), row.of_size)}) {
      const CollectingSink sink = read(small + row.document(large) + small, row.format);
      CHECK(sink.articles.size() == 2);
      REQUIRE(sink.rejects.size() == 1);
      CHECK(sink.rejects[0].record == row.name);
      CHECK(sink.rejects[0].reason == reason);
    }
  }
}
