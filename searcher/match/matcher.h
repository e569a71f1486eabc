// What finds the matching rows of a window and adds up their scores: one node of a plan, bound to a shard.
#pragma once

#include <cstdint>

#include "searcher/match/row_bits.h"

namespace backfile {

/// Walks through a shard's windows in ascending order. One object a thread.
class Matcher {
 public:
  virtual ~Matcher() = default;
  /// How many rows of the shard it matches at the most; the cheaper part of a conjunction goes first.
  virtual std::uint64_t cost() const = 0;
  /// Replaces `rows` with the matching rows of the window. Where `among` is given only its rows are asked
  /// for; the answer may hold others, right or wrong.
  virtual void match(const Window& window, const RowBits* among, RowBits& rows) = 0;
  /// Adds this part's weight to `scores` (by distance from the window's first row) for those of `rows` that
  /// it matched in the last call of `match`. Where `loose`, nobody looks at the scores of other rows: they
  /// may change, if `rows` are `few_rows` or more.
  virtual void score(const RowBits& rows, bool loose, float* scores) = 0;
};

}  // namespace backfile
