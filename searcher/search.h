// Archive + SearchRequest -> results. The one way into the engine, for the command, the interactive view,
// tests and the benchmark.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "common/archive.h"
#include "common/article.h"
#include "common/date.h"
#include "common/schema.h"
#include "searcher/ranking.h"
#include "searcher/rerank_parameters.h"
#include "searcher/results.h"
#include "searcher/served_shard.h"

namespace backfile {

enum class WordJoin : std::uint8_t { all, any };

/// Values of one facet joined by OR; excluded values must all be absent. A value is a code, a label or an
/// alias.
struct FacetFilter {
  Facet facet = Facet::country;
  std::vector<std::string> included;
  std::vector<std::string> excluded;
};

/// Everything a search can be asked. Plain data; the defaults are those of the command line.
struct SearchRequest {
  std::string query;
  WordJoin join = WordJoin::all;
  bool words_only = false;  ///< --words: no operators, no fields, no errors
  std::size_t limit = 10;   ///< 0: all, streamed
  std::size_t offset = 0;
  Sort sort = Sort::relevance;
  std::optional<DateRange> dates;  ///< --since and --until
  std::vector<FacetFilter> filters;
  std::vector<Facet> facets = {Facet::country, Facet::person, Facet::topic};
  std::size_t facet_limit = 10;
  TimelineUnit timeline = TimelineUnit::automatic;
  std::size_t snippets = 1;  ///< fragments a hit at the most; 0: none
  bool whole_text = false;   ///< hits have their whole text, highlighted (concordance lines)
  bool total = true;  ///< count all matches; without it a page by date is found without looking at the rest
  bool collapse = false;      ///< of each story only the version that comes first
  std::string similar_to;     ///< id of an article: hits have its most telling words, and it is none of them
  bool expand = false;        ///< ranked with words of the best articles too
  double half_life = 0;       ///< --recency: days; 0: an article's age does not matter
  bool keep_grammar = false;  ///< --words --any searches for function words too (measurements)
  bool second_look = true;    ///< the best rows are ranked again with what `parameters` says
  RerankParameters parameters;
  double timeout_ms = 0;  ///< 0: none
  std::int64_t now = 0;   ///< seconds since 1970, for relative dates in the query; 0: the clock
};

/// One state of an archive, open for searching. Sees that state from construction to destruction, whatever a
/// writer does. Not thread-safe: one Searcher per thread that calls it (it runs threads of its own).
class Searcher {
 public:
  /// Opens the archive with `threads` workers (0: one a core), and the shards of servers beside its own.
  /// Throws Error where it is none or is damaged, or a server cannot be used.
  explicit Searcher(const std::string& path, unsigned threads = 0, const ServedShards& served = {});
  ~Searcher();

  /// Evaluates and delivers into `sink`. Throws QueryError (a kind of Error) for a query that cannot be
  /// understood, before anything is delivered. `cancel`, where given, ends the search early when it turns
  /// true; the tail then says exact = false.
  void search(const SearchRequest& request, ResultSink& sink, const std::atomic<bool>* cancel = nullptr);
  ResultPage search(const SearchRequest& request, const std::atomic<bool>* cancel = nullptr);

  /// The stored article, nothing where no live article has this id.
  std::optional<Article> article(const std::string& id);
  /// Byte ranges in `article.text` and `article.title` of the words that the query would highlight.
  struct ArticleHighlights {
    std::vector<Highlight> title;
    std::vector<Highlight> text;
  };
  ArticleHighlights highlights(const SearchRequest& request, const Article& article);

  /// How the query was understood and what every part of it matches, as lines of text. Throws as `search`
  /// does.
  std::string explain(const SearchRequest& request);

  /// Facet values with a word in value or label that begins with `prefix` (folded), most frequent first.
  std::vector<FacetCount> complete(Facet facet, const std::string& prefix, std::size_t limit);

  /// True once the archive on disk shows another state than this one.
  bool outdated() const;

  const Manifest& manifest() const;

 private:
  class State;
  std::unique_ptr<State> state_;
};

}  // namespace backfile
