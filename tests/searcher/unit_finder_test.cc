#include "searcher/match/unit_finder.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

using backfile::UnitFinder;

TEST_CASE("units are found where a plain look at each finds them") {
  std::mt19937 random(17);
  for (int round = 0; round < 400; ++round) {
    // Up to sixty targets, near each other and far apart, in texts of every length around a block's.
    const std::uint16_t spread = random() % 2 == 0 ? 0xFFFF : 0x7F;
    const auto pick = [&] { return static_cast<std::uint16_t>(random() & spread); };
    std::vector<std::uint16_t> targets(random() % 60);
    for (std::uint16_t& target : targets) target = pick();
    std::vector<std::uint16_t> units(random() % 140);
    for (std::uint16_t& unit : units) {
      unit = !targets.empty() && random() % 20 == 0 ? targets[random() % targets.size()] : pick();
    }
    const UnitFinder finder(targets);
    for (std::size_t from = 0; from <= units.size(); ++from) {
      const auto begin = units.begin() + static_cast<std::ptrdiff_t>(from);
      const auto expected =
          std::ranges::find_first_of(begin, units.end(), targets.begin(), targets.end()) - units.begin();
      REQUIRE(finder.next(units, from) == static_cast<std::size_t>(expected));
    }
  }
}
