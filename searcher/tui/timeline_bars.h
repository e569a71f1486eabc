// The timeline as bars that fit the screen: neighbouring buckets are added up where there are more.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "searcher/results.h"

namespace backfile::tui {

struct Bar {
  DateRange span = {0, 0};
  std::uint64_t count = 0;     ///< matches
  std::uint64_t articles = 0;  ///< what the archive holds there
};

struct Bars {
  std::vector<Bar> bars;
  int width = 1;  ///< columns of a bar, with the space behind it
  int gap = 0;    ///< columns of that space
};

Bars bars_of(const Timeline& timeline, int columns);

/// "1989", "1989-05" or "1989-05-03" where the span is just that, else "1989..1991" in the same way.
std::string span_text(const DateRange& span);

}  // namespace backfile::tui
