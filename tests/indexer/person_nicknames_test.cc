#include "indexer/annotators/person/nicknames.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "common/analyzer.h"

using namespace backfile;

namespace {

// Brackets [ ] mark the spans that labels make; the answer is what they are joined to, by "|".
std::string joined(const std::string& marked) {
  std::string text;
  std::vector<std::size_t> borders;
  for (const char c : marked) {
    if (c == '[' || c == ']')
      borders.push_back(text.size());
    else
      text += c;
  }
  Analyzer analyzer;
  std::vector<Token> tokens;
  analyzer.analyze(text, "en", tokens);
  PersonTextBuilder builder;
  PersonText prepared;
  builder.add(text, tokens, false, prepared);
  builder.finish(prepared);
  const auto token = [&](std::size_t i) -> const NameToken& {
    return prepared.tokens[prepared.candidates[i].token];
  };
  std::vector<NameSpan> spans;
  for (std::size_t k = 0; k < borders.size(); k += 2) {
    NameSpan span{prepared.candidates.size(), 0};
    for (std::size_t i = 0; i < prepared.candidates.size(); ++i) {
      if (token(i).begin >= borders[k] && token(i).end <= borders[k + 1]) span = {std::min(span.first, i), i};
    }
    REQUIRE(span.first <= span.last);
    spans.push_back(span);
  }
  join_around_nicknames(prepared, builder.words(), spans);
  std::string out;
  for (const NameSpan& span : spans) {
    out += (out.empty() ? "" : "|") +
           text.substr(token(span.first).begin, token(span.last).end - token(span.first).begin);
  }
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
