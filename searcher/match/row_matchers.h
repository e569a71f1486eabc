// What the columns tell of a row without any word: its place, its date, its length. Not scored.
#pragma once

#include <cstdint>
#include <memory>

#include "common/columns.h"
#include "common/date.h"
#include "searcher/match/matcher.h"

namespace backfile {

/// Rows of a shard dated in the range: [begin, end).
Window rows_dated(const Columns& columns, const DateRange& dates);

/// How many rows of a shard have a date: they come before those without.
std::uint32_t dated_rows(const Columns& columns);

std::unique_ptr<Matcher> all_rows(const Columns& columns);
std::unique_ptr<Matcher> no_row();
std::unique_ptr<Matcher> rows_in(const Window& range);

/// Articles of `least` to `most` words, both included. Keeps `columns`.
std::unique_ptr<Matcher> rows_of_length(const Columns& columns, std::uint32_t least, std::uint32_t most);

}  // namespace backfile
