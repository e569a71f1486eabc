#include "searcher/match/unit_finder.h"

#include <doctest/doctest.h>

#include <random>

#include "searcher/match/unit_blocks.h"

using namespace backfile;

TEST_CASE("units are found where a plain look at each finds them") {
  std::mt19937 random(17);
  for (int round = 0; round < 400; ++round) {
    // Up to sixty targets, near each other and far apart, in texts of every length around a block's.
    const unsigned spread = random() % 2 == 0 ? 0xFF : 0x1F;
    const auto pick = [&] { return static_cast<TokenUnit>(random() & spread); };
    UnitSet targets;
    for (std::size_t i = random() % 60; i > 0; i -= random() % i + 1) targets.insert(pick());
    std::vector<TokenUnit> units(random() % 200);
    for (TokenUnit& unit : units) unit = random() % 8 == 0 ? static_cast<TokenUnit>(random() % 3) : pick();
    const UnitFinder finder(targets);
    UnitSet words_only;
    for (unsigned unit = first_word_unit; unit < 256; ++unit) {
      if (targets.contains(static_cast<TokenUnit>(unit))) words_only.insert(static_cast<TokenUnit>(unit));
    }
    const UnitFinder word_finder(words_only);
    std::vector<std::size_t> expected;
    for (std::size_t at = 0; at < units.size(); ++at) {
      if (targets.contains(units[at])) expected.push_back(at);
    }
    std::vector<std::size_t> found;
    CHECK_FALSE(finder.any_of(units, [&](std::size_t at) { return found.push_back(at), false; }));
    REQUIRE(found == expected);
    if (!expected.empty()) {
      const std::size_t wanted = expected[expected.size() / 2];
      CHECK(finder.any_of(units, [&](std::size_t at) { return at == wanted; }));
    }
    for (int i = 0; i < 20 && !units.empty(); ++i) {
      // The nearest, word by word, up to the border of a part.
      const std::size_t at = random() % units.size();
      const auto words = static_cast<std::uint32_t>(random() % 24);
      const auto nearest = [&](const auto& step) {
        std::size_t place = at;
        for (std::uint32_t left = words; left > 0; --left) {
          place = step(units, place);
          if (place == nowhere || targets.contains(units[place])) return place;
        }
        return nowhere;
      };
      REQUIRE(word_finder.behind(units, at, words) == nearest(word_behind));
      REQUIRE(word_finder.before(units, at, words) == nearest(word_before));
    }
    for (std::size_t begin = 0; begin < units.size(); ++begin) {
      const UnitBlock block(units, begin);
      const std::uint64_t mask = finder.mask(block.data());
      for (std::size_t i = 0; i < block.size(); ++i) {
        REQUIRE((mask >> i & 1) == (targets.contains(units[begin + i]) ? 1 : 0));
        REQUIRE((block.breaks() >> i & 1) == (is_break(units[begin + i]) ? 1 : 0));
      }
    }
  }
}
