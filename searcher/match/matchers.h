// The plan bound to one shard: what finds the matching rows of a window and adds up their scores.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "common/shard.h"
#include "searcher/match/row_bits.h"
#include "searcher/match/token_scanner.h"
#include "searcher/query/plan.h"

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

/// What matchers of one query and shard share.
struct MatchContext {
  Shard& shard;
  const Plan& plan;
  const TokenScanner* scanner;  ///< where the plan has positional parts
};

std::unique_ptr<Matcher> make_matcher(const PlanNode& node, const MatchContext& context);

/// Rows with one of these boolean terms.
std::unique_ptr<Matcher> make_value_matcher(const std::vector<std::string>& terms, Shard& shard);

/// True where a part of the plan has to look into the token column.
bool needs_places(const PlanNode& node);

/// Rows of a shard dated in the range: [begin, end).
Window rows_dated(const Columns& columns, const DateRange& dates);

}  // namespace backfile
