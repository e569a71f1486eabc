#include <doctest/doctest.h>

#include <array>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "common/schema.h"
#include "searcher/query/parser.h"
#include "searcher/query/syntax_tree.h"

using backfile::field;
using backfile::NearUnit;
using backfile::NodeKind;
using backfile::parse_query;
using backfile::ParseOptions;
using backfile::QueryNode;
using backfile::WordMatch;

namespace {

// Trees as the parser makes them, of every kind and nesting.
class RandomTree {
 public:
  explicit RandomTree(unsigned seed) : random_(seed) {}

  QueryNode query(int depth) {
    switch (pick(depth > 0 ? 12 : 7)) {
      case 0:
      case 1:
        return word();
      case 2:
        return value();
      case 3:
        return dates();
      case 4:
        return length();
      case 5:
        return part(NodeKind::all);
      case 6:
        return at_least(depth);
      case 7:
        return fielded(depth);
      case 8:
        return parent(NodeKind::negation, query(depth - 1));
      case 9:
        return positional(depth);
      case 10:
        return many(NodeKind::conjunction, [&] { return query(depth - 1); });
      default:
        return many(NodeKind::disjunction, [&] { return query(depth - 1); });
    }
  }

 private:
  std::size_t pick(std::size_t count) { return random_() % count; }
  static QueryNode part(NodeKind kind) {
    QueryNode node;
    node.kind = kind;
    return node;
  }
  static QueryNode parent(NodeKind kind, QueryNode child) {
    QueryNode node = part(kind);
    node.children.push_back(std::move(child));
    return node;
  }

  QueryNode many(NodeKind kind, auto&& child) {
    QueryNode node = part(kind);
    const std::size_t count = 2 + pick(3);
    while (node.children.size() < count) {
      QueryNode next = child();
      if (next.kind != kind) node.children.push_back(std::move(next));
    }
    return node;
  }

  QueryNode word() {
    static constexpr std::array words = {"nuclear", "O'Brien",    "counter-terrorism",
                                         "U.S.",    "and",        "AND",
                                         "OR",      "NOT",        "w/5",
                                         "near5",   "atleast3",   "title:x",
                                         "10:30",   "-b",         "+c",
                                         "=d",      "a\\b",       "a(b)",
                                         "a b",     "\"q\"",      "“x”",
                                         "x*",      "?x",         "foo:y",
                                         "/s",      "words>5",    "C++",
                                         "Москва",  "中国",       "アメリカ",
                                         "!x",      "a~2",        "x^3",
                                         "adj",     "http://a.b", "a|b",
                                         "NEAR",    "w/o",        "atleast",
                                         "country", "e\u0301",    "--z",
                                         "a\\",     "x:",         "and/or"};
    static constexpr std::array patterns = {"elect*", "wom?n", "*tion",  "U.S*", "O'B*",
                                            "a*b?c",  "1?3",   "Кремл*", "AND*", "near5*"};
    QueryNode node = part(NodeKind::word);
    node.match = static_cast<WordMatch>(pick(3));
    node.text =
        node.match == WordMatch::pattern ? patterns[pick(patterns.size())] : words[pick(words.size())];
    return node;
  }

  QueryNode phrase() {
    QueryNode node = part(NodeKind::phrase);
    const std::size_t count = 1 + pick(3);
    while (node.children.size() < count) {
      QueryNode next = word();
      if (next.match == WordMatch::stemmed) next.match = WordMatch::exact;
      if (next.match == WordMatch::pattern && count == 1) continue;
      if (next.text.find(' ') == std::string::npos) node.children.push_back(std::move(next));
    }
    return node;
  }

  QueryNode positional(int depth) {
    switch (pick(depth > 0 ? 4 : 2)) {
      case 0:
        return word();
      case 1:
        return phrase();
      case 2:
        return many(NodeKind::disjunction, [&] { return positional(depth - 1); });
      default: {
        QueryNode node = parent(NodeKind::near, positional(depth - 1));
        node.children.push_back(positional(depth - 1));
        node.unit = static_cast<NearUnit>(pick(3));
        if (node.unit == NearUnit::words) {
          node.ordered = pick(2) == 0;
          node.distance = static_cast<std::uint32_t>(1 + pick(1000));
        }
        return node;
      }
    }
  }

  QueryNode at_least(int depth) {
    QueryNode node = parent(NodeKind::at_least, positional(depth - 1));
    node.count = static_cast<std::uint32_t>(1 + pick(1000));
    return node;
  }

  QueryNode fielded(int depth) {
    static constexpr std::array names = {&field("title"), &field("lead"), &field("byline"),
                                         &field("dateline")};
    QueryNode node = parent(NodeKind::field, text(depth - 1));
    node.field = names[pick(names.size())];
    return node;
  }

  // What may stand in a field.
  QueryNode text(int depth) {
    if (depth <= 0) return word();
    switch (pick(5)) {
      case 0:
        return many(NodeKind::conjunction, [&] { return text(depth - 1); });
      case 1:
        return many(NodeKind::disjunction, [&] { return text(depth - 1); });
      case 2:
        return parent(NodeKind::negation, text(depth - 1));
      case 3:
        return at_least(depth);
      default:
        return positional(depth);
    }
  }

  QueryNode value() {
    static constexpr std::array names = {&field("country"), &field("person"), &field("topic"),
                                         &field("source"),  &field("lang"),   &field("id")};
    static constexpr std::array texts = {
        "PK", "Saudi Arabia",       "O'Brien", "-x", "!x",  "a\"b", "a\\b", "c:\\\\d", "a*b",
        "OR", "http://a.b/c?d=(1)", "(x)",     ">5", "“x”", "x)",   "\\\""};
    static constexpr std::array patterns = {"*", "P?", "*.com", "a(b)*", "x*'"};
    QueryNode node = part(NodeKind::value);
    node.field = names[pick(names.size())];
    if (node.field->kind == backfile::FieldKind::facet && pick(4) == 0) node.match = WordMatch::pattern;
    node.text =
        node.match == WordMatch::pattern ? patterns[pick(patterns.size())] : texts[pick(texts.size())];
    return node;
  }

  QueryNode dates() {
    QueryNode node = part(NodeKind::dates);
    const auto moment = [&] {
      const std::int64_t unit = pick(2) == 0 ? 86400 : 1;
      return static_cast<std::int64_t>(pick(4'000'000'000)) / unit * unit - 2'000'000'000 / unit * unit;
    };
    const std::int64_t begin = moment();
    node.dates = {begin, begin + 1 + static_cast<std::int64_t>(pick(100'000'000))};
    if (pick(2) == 0) node.dates.end = begin + 86400 * static_cast<std::int64_t>(1 + pick(800));
    return node;
  }

  QueryNode length() {
    QueryNode node = part(NodeKind::length);
    node.min_words = static_cast<std::uint32_t>(pick(2000));
    if (pick(2) == 0) node.max_words = node.min_words + static_cast<std::uint32_t>(pick(2000));
    return node;
  }

  std::mt19937_64 random_;
};

}  // namespace

TEST_CASE("a printed query reads as the same tree, under --all and --any") {
  RandomTree trees(11);
  for (int round = 0; round < 5000; ++round) {
    const QueryNode tree = trees.query(4);
    const std::string text = to_string(tree);
    CAPTURE(text);
    for (const bool any_words : {false, true}) {
      ParseOptions options;
      options.any_words = any_words;
      options.limits.words = 10000;
      const QueryNode again = parse_query(text, options).root;
      CHECK(to_debug_string(again) == to_debug_string(tree));
      REQUIRE(again == tree);
    }
  }
}

TEST_CASE("queries are printed with explicit operators") {
  struct Row {
    const char* query;
    const char* printed;
  };
  for (const Row& row : {
           Row{"a b -c", "a AND b AND NOT c"},
           Row{"a OR b c", "a OR (b AND c)"},
           Row{"a near5 b", "a w/5 b"},
           Row{"a adj5 b w/s c", "(a pre/5 b) /s c"},
           Row{"title:(a b) country:(PK OR IN)", "title:(a AND b) AND (country:PK OR country:IN)"},
           Row{"\"talks\" \"OR\" “x y”", "\"talks\" AND \"OR\" AND \"x y\""},
           Row{"words>500 words<9 words:7", "words:501.. AND words:..8 AND words:7"},
           Row{"date>=2016-08 date:2015", "date:2016-08.. AND date:2015"},
           Row{"atleast3(a OR b)", "atleast3 (a OR b)"},
           Row{"person:\"Sergey Lavrov\"", "person:\"Sergey Lavrov\""},
           Row{"\\OR \\(x", "\\OR AND \\(x"},
           Row{"a OR b person:x(y*", "a OR (b AND person:x(y* )"},
           Row{"a OR b id:x\\(y-", "a OR (b AND id:\"x\\\\(y-\")"},
           Row{"", "*"},
       }) {
    CAPTURE(row.query);
    CHECK(to_string(parse_query(row.query).root) == row.printed);
  }
}

TEST_CASE("trees differ by what they ask, not by where it was typed") {
  const auto tree = [](const char* text) { return parse_query(text).root; };
  CHECK(tree("a  b") == tree(" (a) AND b"));
  CHECK(tree("a w/5 b") == tree("a NEAR5 b"));
  CHECK(!(tree("a w/5 b") == tree("a pre/5 b")));
  CHECK(!(tree("a w/5 b") == tree("a w/6 b")));
  CHECK(!(tree("a") == tree("=a")));
  CHECK(!(tree("a b") == tree("a OR b")));
  CHECK(!(tree("atleast2 a") == tree("atleast3 a")));
  CHECK(!(tree("title:a") == tree("lead:a")));
  CHECK(!(tree("country:PK") == tree("topic:PK")));
  CHECK(!(tree("words>1") == tree("words>2")));
  CHECK(!(tree("date:2016") == tree("date:2017")));
}
