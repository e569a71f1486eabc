#include "indexer/annotators/person/nicknames.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/indexer/marked_names.h"

using namespace backfile;

namespace {

// Brackets [ ] mark the spans that labels make; the answer is what they are joined to, by "|".
std::string joined(const std::string& marked) {
  MarkedNames names(marked);
  join_around_nicknames(names.prepared(), names.words(), names.spans());
  std::string out;
  for (const NameSpan& span : names.spans()) out += (out.empty() ? "" : "|") + names.text_of(span);
  return out;
}

}  // namespace

TEST_CASE("a nickname inside a name is a part of it") {
  CHECK(joined("The singer [Maria] \"[The Voice]\" [Tolland] sang in Leeds.") ==
        "Maria \"The Voice\" Tolland");
  CHECK(joined("Then [Maria \"Hands] of [Gold\" Tolland] won.") == "Maria \"Hands of Gold\" Tolland");
  CHECK(joined("A friend of [James Leander] ([Leo]) [Tolland] called.") == "James Leander (Leo) Tolland");
  CHECK(joined("The historian [John Percival] (J.P.) Taylor died.") == "John Percival (J.P.) Taylor");
}

TEST_CASE("what else stands in brackets or quotes divides two names") {
  CHECK(joined("Then [Maria Tolland] (Italy) [Smith] and others rode.") == "Maria Tolland|Smith");
  CHECK(joined("Third was [Maria Tolland] (Leo), [Smith] was fourth.") == "Maria Tolland|Smith");
  CHECK(joined("He saw [Maria Tolland] in \"The Ring\" [Smith] made.") == "Maria Tolland|Smith");
  CHECK(joined("Here [Tolland] \"the boss\" [Smith Taylor] reigns.") == "Tolland|Smith Taylor");
  CHECK(joined("There [Maria] \"Voice\" [Smith Taylor] and [Leo Tolland] sang.") ==
        "Maria|Smith Taylor|Leo Tolland");
}
