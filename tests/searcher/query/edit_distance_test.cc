#include "common/edit_distance.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "searcher/query/field_names.h"

using backfile::edit_distance;

namespace {

// The definition, written down.
std::size_t plain_distance(std::u32string_view a, std::u32string_view b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        d[i][j] = i + j;
        continue;
      }
      d[i][j] =
          std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
      }
    }
  }
  return d[a.size()][b.size()];
}

}  // namespace

TEST_CASE("typing errors are counted by code points") {
  const auto distance = [](std::string_view a, std::string_view b) {
    return edit_distance(backfile::code_points(a), backfile::code_points(b), 5);
  };
  CHECK(distance("", "") == 0);
  CHECK(distance("janjau", "janjua") == 1);
  CHECK(distance("election", "electon") == 1);
  CHECK(distance("kitten", "sitting") == 3);
  CHECK(distance("москва", "моксва") == 1);
  CHECK(distance("łódź", "lodz") == 3);
  CHECK(distance("ca", "abc") == 3);  // the aligned form: a letter is not edited twice
  CHECK(distance("", "abc") == 3);
}

TEST_CASE("the edit distance agrees with its definition up to every limit") {
  std::mt19937 random(7);
  for (int round = 0; round < 20000; ++round) {
    std::u32string words[2];
    for (std::u32string& word : words) {
      const std::size_t length = random() % 8;
      for (std::size_t i = 0; i < length; ++i) word += static_cast<char32_t>(U'a' + random() % 3);
    }
    const std::size_t expected = plain_distance(words[0], words[1]);
    for (std::size_t limit = 0; limit < 5; ++limit) {
      REQUIRE(edit_distance(words[0], words[1], limit) == std::min(expected, limit + 1));
    }
  }
}

TEST_CASE("an unknown field gets the nearest name, in our words or those of other archives") {
  const auto meant = [](std::string_view typed) {
    const std::string hint = backfile::unknown_field_hint(typed);
    const std::string start = "did you mean ";
    return hint.starts_with(start) ? hint.substr(start.size(), hint.find('?') - start.size()) : "";
  };
  CHECK(meant("titel") == "title:");
  CHECK(meant("Contry") == "country:");
  CHECK(meant("countrys") == "country:");
  CHECK(meant("persons") == "person:");
  CHECK(meant("language") == "lang:");
  CHECK(meant("headlines") == "title:");
  CHECK(meant("author") == "byline:");
  CHECK(meant("dates") == "date:");
  CHECK(meant("datelin") == "dateline:");
  CHECK(meant("xyz") == "");
  CHECK(meant("q") == "");
  CHECK(backfile::unknown_field_hint("xyz").find("title, lead, byline") != std::string::npos);
}
