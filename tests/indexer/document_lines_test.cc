// Deliveries of text with a document that is too large to be an article: it is named, the others are read.
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

const std::string long_line = std::string(std::size_t{5} << 18, 'x') + "\n";

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

}  // namespace

TEST_CASE("a document of a delivery that is too large is named, and the others are read") {
  struct Row {
    std::string format;
    std::string (*document)(const std::string&);
    std::string name;
  };
  for (const Row& row : {Row{"factiva", factiva, "document QUARP00020140303ea3300xx1"},
                         Row{"nexis", nexis, "document 2"}, Row{"proquest", proquest, "document 2"}}) {
    CAPTURE(row.format);
    const std::string small = row.document("A strike.\n");
    const CollectingSink of_line = read(small + row.document(long_line) + small, row.format);
    CHECK(of_line.articles.size() == 2);
    REQUIRE(of_line.rejects.size() == 1);
    CHECK(of_line.rejects[0].record == row.name);
    CHECK(of_line.rejects[0].reason == "a line is longer than 1 MB");
    const CollectingSink of_size = read(small + row.document(large_text()) + small, row.format);
    CHECK(of_size.articles.size() == 2);
    REQUIRE(of_size.rejects.size() == 1);
    CHECK(of_size.rejects[0].record == row.name);
    CHECK(of_size.rejects[0].reason == "larger than 16 MB");
  }
}
