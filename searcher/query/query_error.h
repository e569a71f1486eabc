// What a user is told about a query, with the place in its text: errors and remarks.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "common/error.h"

namespace backfile {

/// Byte range [begin, end) in the query text.
struct QueryRange {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool operator==(const QueryRange&) const = default;
};

/// Something that was understood, but perhaps not as meant: "'and' is searched for as a word". To be shown.
struct QueryRemark {
  QueryRange place;
  std::string text;
};

/// `what()` is one line without the place ("nothing follows AND"); `expected()` names what could stand there
/// ("a word, a phrase or a group") and may be empty, as may `hint()`. An empty place is a point between two
/// bytes.
class QueryError : public Error {
 public:
  QueryError(QueryRange place, const std::string& what, std::string expected = "", std::string hint = "")
      : Error(what, std::move(hint)), place_(place), expected_(std::move(expected)) {}

  QueryRange place() const { return place_; }
  const std::string& expected() const { return expected_; }

 private:
  QueryRange place_;
  std::string expected_;
};

/// A part of a query as messages name it: in single quotes, shortened past 40 characters, with what must not
/// reach a terminal replaced as in caret_display.
std::string quoted_part(std::string_view part);

/// Two lines, each ended by "\n" and indented by two columns: the query as a terminal shows it, and carets
/// below the place. Wide characters count two columns, combining marks none; control characters, line breaks
/// and ill-formed bytes are shown as one replacement character. A query wider than `columns` is cut around
/// the place, with "…" where something was left out.
std::string caret_display(std::string_view query, QueryRange place, std::size_t columns = 78);

}  // namespace backfile
