// All that a renderer sees: the page of a search as plain data, and the sink that it is pushed into.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/date.h"
#include "common/schema.h"

namespace backfile {

/// Byte range [begin, end) in the text that it belongs to.
struct Highlight {
  std::uint32_t begin;
  std::uint32_t end;
  bool operator==(const Highlight&) const = default;
};

/// One fragment of an article. Text without control characters; highlights ascending, not overlapping.
struct Snippet {
  std::string text;
  std::vector<Highlight> highlights;
  bool cut_before = false;  ///< text was left out before it (an ellipsis belongs there)
  bool cut_after = false;
};

/// A facet value with the name that people read ("PK", "Pakistan").
struct LabelledValue {
  std::string value;
  std::string label;
};

struct Hit {
  std::size_t rank = 0;  ///< 1 for the best, offset included
  std::string id;
  double score = 0;
  std::string title;
  std::vector<Highlight> title_highlights;
  Date date;
  std::string source;
  std::string url;
  std::string language;
  std::string byline;
  std::vector<Snippet> snippets;
  Snippet whole_text;  ///< empty where it was not asked for
  std::vector<LabelledValue> country;
  std::vector<LabelledValue> person;
  std::vector<LabelledValue> topic;
  std::size_t copies = 0;  ///< further versions of the same story that this hit stands for
};

struct FacetCount {
  std::string value;
  std::string label;
  std::uint64_t count = 0;
  bool selected = false;
  bool excluded = false;
};

/// The counts of one facet over all matches, its own filter left out. Sorted by count, then value.
struct FacetCounts {
  Facet facet = Facet::country;
  std::vector<FacetCount> values;  ///< the first `--facet-limit`
  std::uint64_t distinct = 0;      ///< number of values with a match
};

enum class TimelineUnit : std::uint8_t { none, automatic, day, month, year };

struct TimelineBucket {
  Date start;                  ///< with the precision of the unit
  std::uint64_t count = 0;     ///< matches
  std::uint64_t articles = 0;  ///< all articles that the archive holds there
};

/// Buckets ascending, without gaps between the first and the last match.
struct Timeline {
  TimelineUnit unit = TimelineUnit::none;
  std::vector<TimelineBucket> buckets;
  std::uint64_t undated = 0;  ///< matches that no bucket has: they have no date
};

/// A remark for the reader of the page: "nothing matches janjau; did you mean janjua?".
struct Notice {
  std::string text;
  std::string suggestion;  ///< the query word to try, "" where there is none
};

struct ResultHead {
  std::string query;
  std::string parsed;          ///< the query as understood, in query syntax
  std::string archive;         ///< fingerprint
  std::uint64_t searched = 0;  ///< live articles looked at
  std::uint64_t articles = 0;  ///< live articles in the archive
  Date first_date;
  Date last_date;
};

struct ResultTail {
  std::uint64_t total = 0;  ///< all matches; where they were not asked for, at least those delivered
  bool exact = true;        ///< false where a time limit cut the search
  double took_ms = 0;
  std::vector<Notice> notices;
  std::optional<std::uint64_t> stories = std::nullopt;  ///< of the matches, where versions are collapsed
};

/// Where a search delivers, in this order: begin, hits by rank, facets, timeline (where asked for), end.
/// One thread. A false answer to `hit` stops the stream (closed pipe); `end` is still called.
class ResultSink {
 public:
  virtual ~ResultSink() = default;
  virtual void begin(const ResultHead& head) = 0;
  virtual bool hit(const Hit& hit) = 0;
  virtual void facet(const FacetCounts& counts) = 0;
  virtual void timeline(const Timeline& timeline) = 0;
  virtual void end(const ResultTail& tail) = 0;
};

/// The whole page in memory, for the interactive view and tests.
struct ResultPage {
  ResultHead head;
  std::vector<Hit> hits;
  std::vector<FacetCounts> facets;
  Timeline timeline;
  ResultTail tail;
};

}  // namespace backfile
