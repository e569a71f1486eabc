// What hangs at the ends of a name that labels make up, and is no part of it.
#pragma once

#include <cstddef>

#include "indexer/annotators/person/text.h"

namespace backfile {

/// A name as candidates, the last included.
struct NameSpan {
  std::size_t first;
  std::size_t last;
};

/// Takes off what is no part of the name: titles, days and dates, countries, the words of a section's
/// heading, what ends a share code. False where nothing of a name is left: a dateline, "Florida Gov."
bool trim_name(const PersonText& text, const NameWords& words, NameSpan& span);

}  // namespace backfile
