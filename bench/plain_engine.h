// The engines that `backfile-bench compare` measures Backfile against, each used as its manual teaches it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "common/article.h"
#include "common/date.h"
#include "searcher/query/syntax_tree.h"

namespace backfile {

/// What of a page an engine is asked for.
struct PageParts {
  bool snippets = true;
  bool facets = true;   ///< country, person, topic
  bool newest = false;  ///< newest first instead of by relevance
};

/// One index of a plain engine in a folder. Not thread-safe.
class PlainEngine {
 public:
  virtual ~PlainEngine() = default;
  virtual std::string name() const = 0;
  /// Writing: begin once, add each, finish (which compacts or optimises).
  virtual void begin(const std::string& folder) = 0;
  virtual void add(const Article& article) = 0;
  virtual void finish() = 0;
  /// Reading.
  virtual void open(const std::string& folder) = 0;
  /// True where the engine has words for this query.
  virtual bool understands(const QueryNode& query) const = 0;
  /// The first ten hits, the exact total, what `parts` says. Returns the total.
  virtual std::uint64_t page(const QueryNode& query, const PageParts& parts) = 0;
};

/// Xapian: TermGenerator with positions, replace_document, value slots, compacted at the end; QueryParser,
/// Enquire with its default weighting, ValueCountMatchSpy, MSet::snippet.
std::unique_ptr<PlainEngine> make_plain_xapian();
/// SQLite FTS5: porter stemming, bm25, snippet, facet counts by SQL.
std::unique_ptr<PlainEngine> make_plain_fts5();

/// The query without its filters, which stand apart: what engines take in two ways. Nothing where the query
/// has parts that plain engines have no words for.
struct SplitQuery {
  QueryNode words;                       ///< kind `all` where there are only filters
  std::vector<const QueryNode*> values;  ///< facet filters, all of them required
  std::vector<const QueryNode*> dates;
};
bool split_query(const QueryNode& query, SplitQuery& split);

/// "20160824" for a moment.
std::string compact_day(std::int64_t seconds);

}  // namespace backfile
